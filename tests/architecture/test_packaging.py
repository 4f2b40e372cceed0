"""What systems are told about the program is valid, true and the same everywhere."""

import os
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hop_desktop import __version__
from hop_desktop.cli import COMMANDS
from tools.outside_names import PACKAGING, ROOT, filled, identity
from tools.windows_installer import make

LINUX = PACKAGING / "linux"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def needs(program):
    """Skip where the program is missing, but fail in CI on Linux, which is to have it."""
    reason = f"{program} is not installed"
    is_wanted = os.environ.get("CI") == "true" and sys.platform == "linux"
    return pytest.mark.skipif(not (shutil.which(program) or is_wanted), reason=reason)


def written(name, folder):
    """Return a template of packaging/linux, filled and under the name that systems know."""
    target = folder / f"{identity()['id']}.{name}"
    target.write_text(filled(LINUX / f"hop-desktop.{name}.in"), encoding="utf-8")
    return target


def passes(*command):
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid(tmp_path):
    passes("desktop-file-validate", written("desktop", tmp_path))


@needs("appstreamcli")
def test_the_description_for_software_centres_is_valid(tmp_path):
    passes("appstreamcli", "validate", "--no-net", written("metainfo.xml", tmp_path))


def test_a_template_that_asks_for_what_nobody_knows_is_refused(tmp_path):
    template = tmp_path / "odd.in"
    template.write_text("by @NAME@ and @NOBODY@")

    with pytest.raises(ValueError, match="@NOBODY@"):
        filled(template)


def test_the_files_that_the_program_suggests_have_a_type(tmp_path):
    tree = ET.parse(written("mime.xml", tmp_path))
    patterns = [glob.get("pattern", "") for glob in tree.iter() if glob.tag.endswith("glob")]
    code = "".join(file.read_text() for file in (ROOT / "hop_desktop").rglob("*.py"))
    suggested = set(re.findall(r'save_path\("([a-z-]+)\.json"', code))

    assert suggested
    assert {f"{name}*.json" for name in suggested} == set(patterns)


def test_the_manual_names_every_command():
    manual = filled(LINUX / "hop-desktop.1.in")

    assert not [name for names in COMMANDS.values() for name in names if name not in manual]


def test_the_changelog_of_the_package_has_the_form_that_debian_reads():
    entry = filled(LINUX / "hop-desktop.changelog.in")

    form = (
        r"hop-desktop \(%s-1\) unstable; urgency=medium\n\n( {2}\* .+\n)+\n -- .+ <.+@.+>  \w{3}, "
    )
    assert re.match(form % re.escape(__version__), entry)


def test_the_sandbox_has_no_network_and_no_folder_of_the_person():
    manifest = filled(LINUX / "hop-desktop.flatpak.json.in")

    assert "--share=network" not in manifest
    assert "--filesystem" not in manifest


def test_the_entitlements_of_macos_are_a_property_list():
    content = (PACKAGING / "macos" / "entitlements.plist").read_bytes()

    assert all(value is True for value in plistlib.loads(content).values())


@needs("makensis")
def test_the_set_up_program_for_windows_compiles(tmp_path):
    tree = tmp_path / "tree"
    (tree / "_internal").mkdir(parents=True)
    for name in ("hop-desktop.exe", "hop-desktop-window.exe", "_internal/library.dll"):
        (tree / name).write_bytes(b"MZ")

    made = make(tree, tmp_path)

    content = made.read_bytes()
    assert content.startswith(b"MZ")
    assert __version__.encode("utf-16-le") in content


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_gives_nothing_away(workflow):
    zizmor = Path(sys.executable).with_name("zizmor")

    passes(zizmor, "--offline", "--quiet", workflow)


def test_every_lock_of_packaging_has_hashes_and_no_addresses():
    for lock in PACKAGING.glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[a-z0-9])", text.strip())

        assert "://" not in text
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_what_packs_the_program_takes_the_versions_that_people_run():
    def pins(lock):
        return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", lock.read_text(), re.MULTILINE))

    run = pins(ROOT / "requirements-run.lock")
    packing = pins(PACKAGING / "requirements.lock")

    assert {name: run[name] for name in run.keys() & packing.keys()}.items() <= packing.items()


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or not shutil.which("git"), reason="this is no checkout of git"
)
def test_the_sdist_takes_everything_that_the_repository_holds():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    taken = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]

    always = {"pyproject.toml"}
    assert {name.split("/")[0] for name in listed} - always <= {one.lstrip("/") for one in taken}


def test_the_page_of_the_package_index_works_there():
    page = (PACKAGING / "index.md").read_text(encoding="utf-8")
    addresses = set(re.findall(r"<(https://[^>]+)>", page))

    assert addresses == {identity()["homepage"], identity()["issues"]}
    assert "](" not in page  # nothing that is found only from the repository


def test_what_is_said_of_each_system_is_said_of_what_the_workflow_makes():
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for ending in (".deb", ".rpm", ".AppImage", ".dmg", "-setup.exe"):
        assert f"dist/*{ending}\n" in workflow
        assert ending in readme
