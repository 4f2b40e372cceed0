"""What Qt and a few tests need of the system, and how to get it. Standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

APT_INSTALL: Final = ("apt-get", "install", "-y", "--no-install-recommends")
# Of each library: its package on Debian and Ubuntu, Fedora, and Arch.
QT_LIBRARIES: Final = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
}
WINDOW_LIBRARIES: Final = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        *("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    ),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
}
_INSTALLERS: Final = (
    ("apt-get", "sudo apt-get update && sudo " + " ".join(APT_INSTALL)),
    ("dnf", "sudo dnf install"),
    ("pacman", "sudo pacman -S --needed"),
)

# What a few tests start: a program or file and its Debian package. Without it they are
# skipped, or fail where CI=true.
TEST_PROGRAMS: Final = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "strace": "strace",
    "makensis": "nsis",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/share/doc/gir1.2-atspi-2.0": "gir1.2-atspi-2.0",
}


def install_libraries(*, window: bool) -> str:
    """Install what Qt lacks, as root on Debian; else return what to do; empty: nothing is lacking.

    Args:
        window: Whether a window is to open, which takes more.
    """
    found = next((at for at, (name, _how) in enumerate(_INSTALLERS) if shutil.which(name)), None)
    if sys.platform != "linux" or found is None:
        return ""  # wheels bring everything, or nobody knows the packages here
    known = _known_libraries()
    wanted = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    lacking = [names[found] for library, names in wanted.items() if known and library not in known]
    is_debian = found == 0
    if is_debian and not _can_make_venv():
        lacking.append("python3-venv")
    packages = tuple(dict.fromkeys(lacking))
    if not packages or (is_debian and os.geteuid() == 0 and apt_install(packages)):
        return ""
    return (
        "System libraries are missing. Please run this line, then try again:\n"
        f"  {_INSTALLERS[found][1]} {' '.join(packages)}"
    )


def install_test_programs() -> None:
    """On Debian, as root, install what a few tests start; elsewhere go on without."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    missing = [
        package
        for program, package in TEST_PROGRAMS.items()
        if not shutil.which(program) and not Path(program).exists()
    ]
    known = _known_libraries()  # the tests open real windows on a display of their own
    missing += [names[0] for library, names in WINDOW_LIBRARIES.items() if library not in known]
    if missing:
        apt_install(missing)


def apt_install(packages: Sequence[str]) -> bool:
    """Install packages of Debian and return whether that went well."""
    print("Installing system packages:", *packages, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    command = [*APT_INSTALL, *packages, "-qq"]
    return subprocess.run(command, check=False, env=environment).returncode == 0


def _known_libraries() -> str:
    """Return the libraries that the loader finds; empty: it tells nobody."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    try:
        done = subprocess.run([ldconfig, "-p"], check=False, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout


def _can_make_venv() -> bool:
    command = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
