"""What `dev.py` installs, and what it says when it cannot."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tools import system_packages

ROOT = Path(dev.__file__).parent
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ;[^\\]*)? \\$", re.MULTILINE)


def pins(lock):
    return dict(PIN.findall(lock.read_text(encoding="utf-8")))


def declared(*extras):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][one] for one in extras)]
    return {re.split(r"[><=,]", one)[0].lower() for group in groups for one in group}


def test_running_installs_what_it_needs_and_no_tool_of_developers():
    needed = pins(dev.RUN_LOCK)

    assert declared(*dev.EXTRAS) <= set(needed)
    assert not set(needed) & (declared("dev") - declared(*dev.EXTRAS))
    assert not {"onnxruntime", "pymupdf", "mypy", "hatchling"} & set(needed)


def test_tests_run_with_the_versions_that_people_run():
    needed, everything = pins(dev.RUN_LOCK), pins(dev.LOCK)

    assert {name: everything.get(name) for name in needed} == needed


@pytest.mark.parametrize("lock", [dev.LOCK, dev.RUN_LOCK], ids=lambda lock: lock.name)
def test_a_lock_has_hashes_and_no_addresses(lock):
    text = lock.read_text(encoding="utf-8")

    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_another_python_gets_an_environment_of_its_own(monkeypatch):
    before = dev._digest(dev.RUN_LOCK)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))

    assert dev._digest(dev.RUN_LOCK) != before


def test_a_broken_off_set_up_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "VENV", tmp_path)

    assert dev._installed() == []
    (tmp_path / dev.STAMP).write_text("of another time")
    assert dev._installed() == []


def test_an_interruption_is_one_line():
    code = (
        "import runpy, sys, dev, argparse\n"
        "def stop(*_a, **_k): raise KeyboardInterrupt\n"
        "argparse.ArgumentParser.parse_args = stop\n"
        "runpy.run_path('dev.py', run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 130
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", dev.GOING_ON)
@pytest.mark.parametrize("words", [["-k", "x"], ["--version"], ["--", "a", "-b"], ["-h"], []])
def test_options_go_on_like_other_words(command, words):
    assert dev._asked([command, *words]) == (command, words)


@pytest.mark.parametrize("words", [["-x"], ["word"], ["--version"]])
@pytest.mark.parametrize("command", dev.COMPLETE)
def test_a_command_that_takes_no_words_refuses_them(command, words, capsys):
    with pytest.raises(SystemExit, match="2"):
        dev._asked([command, *words])

    assert words[0] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "sudo apt-get update && sudo apt-get install"),
        ("dnf", "sudo dnf install"),
        ("pacman", "sudo pacman -S"),
    ],
)
def test_what_the_system_lacks_is_said_in_its_own_words(monkeypatch, manager, line):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: name == manager or None)
    monkeypatch.setattr(system_packages, "_known_libraries", lambda: "libEGL.so.1")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)

    said = system_packages.install_libraries(window=True)

    assert line in said
    assert "xcb" in said
    assert "egl" not in said.lower()


def test_an_unknown_system_is_left_to_say_itself_what_is_missing(monkeypatch):
    monkeypatch.setattr(system_packages.shutil, "which", lambda _name: None)

    assert not system_packages.install_libraries(window=True)


def test_the_addresses_of_the_package_are_those_of_the_identity():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    identity = tomllib.loads((ROOT / "packaging/identity.toml").read_text(encoding="utf-8"))

    assert project["urls"]["Homepage"] == identity["homepage"]
    assert project["urls"]["Issues"] == identity["issues"]


def test_nobody_is_told_to_install_a_name_that_is_not_ours():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("hop_desktop/**/*.py")]
    foreign = re.compile(r"(pip|pipx|uv tool|uv pip) install [^\n]*hop[-_]desktop")

    assert not [page for page in pages if foreign.search(page.read_text(encoding="utf-8"))]
