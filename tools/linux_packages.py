"""The packages for Linux: .deb and .rpm by nfpm, and what AppImage and Flatpak are made of."""

import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from hop_desktop import __version__
from tools.bundle import DIST, TREE
from tools.icons import SIZES, png_file
from tools.outside_names import PACKAGING, REVISION, ROOT, filled, identity

LINUX: Final = PACKAGING / "linux"
STAGE: Final = ROOT / "build" / "packages"
PLACE: Final = "/usr/lib/hop-desktop"
SHARE: Final = "/usr/share"
# What the bundle takes from the system. Wayland's libraries and those of printers are loaded only
# where a desktop has them.
DEBIAN_NEEDS: Final = (
    f"libc6 (>= {platform.libc_ver()[1]})",
    *("libegl1", "libgl1", "libxcb1", "fontconfig-config"),
)
DEBIAN_LIKES: Final = (
    *("libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libcups2t64 | libcups2"),
)
FEDORA_NEEDS: Final = (
    *(f"lib{name}()(64bit)" for name in ("EGL.so.1", "GL.so.1", "xcb.so.1")),
    f"libc.so.6(GLIBC_{platform.libc_ver()[1]})(64bit)",
    "fontconfig",
)
FEDORA_LIKES: Final = ("libwayland-client", "libwayland-cursor", "libwayland-egl", "cups-libs")
TEMPLATES: Final = ("desktop", "metainfo.xml", "mime.xml", "1", "changelog", "flatpak.json")


def make() -> None:
    """Write both packages, the folder of the AppImage and the manifest of the Flatpak."""
    stage = staged()
    description = stage / "nfpm.json"  # JSON is YAML, too
    description.write_text(json.dumps(described(stage), indent=1), encoding="utf-8")
    nfpm = Path(sys.executable).with_name("nfpm")
    for kind in ("deb", "rpm"):
        command = [str(nfpm), "package", "--config", str(description), "--packager", kind]
        subprocess.run([*command, "--target", str(DIST)], check=True, cwd=ROOT)
    make_app_folder(stage)
    manifest = DIST / f"{identity()['id']}.json"
    shutil.copyfile(stage / "hop-desktop.flatpak.json", manifest)


def staged() -> Path:
    """Put what is made for a system's menus and manuals into one folder, and return it."""
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    for ending in TEMPLATES:
        text = filled(LINUX / f"hop-desktop.{ending}.in")
        (STAGE / f"hop-desktop.{ending}").write_text(text, encoding="utf-8")
    news = (ROOT / "CHANGELOG.md").read_bytes()
    packed = {
        "hop-desktop.1.gz": (STAGE / "hop-desktop.1").read_bytes(),
        "changelog.Debian.gz": (STAGE / "hop-desktop.changelog").read_bytes(),
        "changelog.gz": news,
    }
    for name, content in packed.items():
        (STAGE / name).write_bytes(gzip.compress(content, 9, mtime=0))
    return STAGE


def described(stage: Path) -> dict[str, Any]:
    """Return the description of both packages, as nfpm reads it."""
    mine = identity()
    summary = mine["summary"]
    return {
        "name": "hop-desktop",
        "arch": {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine],
        "version": __version__,
        "release": str(REVISION),
        "section": "education",
        "priority": "optional",
        "maintainer": f"{mine['publisher']} <{mine['mail']}>",
        "homepage": mine["homepage"],
        "license": "MIT",
        "description": f"{summary[0].lower()}{summary[1:]}\n"
        "A questionnaire, a radar chart against what the role asks for, retakes\n"
        "that tell change from chance, a plan and a report. Everything stays on\n"
        "this computer.",
        "contents": contents(stage, mine["id"]),
        "overrides": {
            "deb": {"depends": list(DEBIAN_NEEDS), "recommends": list(DEBIAN_LIKES)},
            "rpm": {"depends": list(FEDORA_NEEDS), "recommends": list(FEDORA_LIKES)},
        },
        "deb": {"compression": "xz"},  # the linter of Debian 12 knows no newer one
        "rpm": {"compression": "zstd"},
    }


def contents(stage: Path, application_id: str) -> list[dict[str, Any]]:
    """Return what goes where."""
    about = f"{SHARE}/doc/hop-desktop"
    files = {
        **menu_files(stage, application_id),
        stage / "hop-desktop.1.gz": f"{SHARE}/man/man1/hop-desktop.1.gz",
        LINUX / "copyright": f"{about}/copyright",
        ROOT / "THIRD-PARTY-NOTICES.md": f"{about}/THIRD-PARTY-NOTICES.md",
    }
    of_deb = {
        stage / "changelog.Debian.gz": f"{about}/changelog.Debian.gz",
        stage / "changelog.gz": f"{about}/changelog.gz",
        LINUX / "lintian-overrides": f"{SHARE}/lintian/overrides/hop-desktop",
    }
    links = {
        "/usr/bin/hop-desktop": "../lib/hop-desktop/hop-desktop",
        "/usr/bin/hop-desktop-window": "../lib/hop-desktop/hop-desktop-window",
        f"{SHARE}/man/man1/hop-desktop-window.1.gz": "hop-desktop.1.gz",
    }
    return [
        {"src": str(TREE), "dst": PLACE, "type": "tree"},
        *(_file(source, target) for source, target in files.items()),
        *(_file(source, target) | {"packager": "deb"} for source, target in of_deb.items()),
        *({"src": target, "dst": link, "type": "symlink"} for link, target in links.items()),
    ]


def _file(source: Path, target: str) -> dict[str, Any]:
    return {"src": str(source), "dst": target, "file_info": {"mode": 0o644}}


def menu_files(stage: Path, application_id: str) -> dict[Path, str]:
    """Return what desktops read, each with its place: entry, description, file types, icons."""
    icons = f"{SHARE}/icons/hicolor"
    drawing = ROOT / "resources" / "icons" / "app" / "hop-desktop.svg"
    return {
        stage / "hop-desktop.desktop": f"{SHARE}/applications/{application_id}.desktop",
        stage / "hop-desktop.metainfo.xml": f"{SHARE}/metainfo/{application_id}.metainfo.xml",
        stage / "hop-desktop.mime.xml": f"{SHARE}/mime/packages/{application_id}.xml",
        drawing: f"{icons}/scalable/apps/{application_id}.svg",
        **{png_file(size): f"{icons}/{size}x{size}/apps/{application_id}.png" for size in SIZES},
    }


def make_app_folder(stage: Path) -> None:
    """Make `dist/AppDir`, which the workflow of releases turns into one file."""
    folder = DIST / "AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    application_id = identity()["id"]
    shutil.copytree(TREE, folder / PLACE.lstrip("/"), symlinks=True)
    for source, target in menu_files(stage, application_id).items():
        place = folder / target.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    shutil.copyfile(png_file(256), folder / f"{application_id}.png")
    shutil.copyfile(stage / "hop-desktop.desktop", folder / f"{application_id}.desktop")
    (folder / "AppRun").symlink_to(f"{PLACE.lstrip('/')}/hop-desktop-window")
