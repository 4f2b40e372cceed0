"""Commands load only what they need."""

import subprocess
import sys

import pytest

from tests.cli.examples import SAMPLE


@pytest.mark.parametrize("command", [("items",), ("profiles",), ("score", SAMPLE)])
def test_reading_commands_load_neither_qt_nor_sql_nor_charts(command):
    code = (
        "import sys; from hop_desktop.__main__ import main; main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlmodel', 'sqlalchemy', 'matplotlib', 'typst'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, *command], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "command", [("list",), ("export", "-o", "all.json"), ("report", "-o", "r.md")]
)
def test_commands_that_only_read_the_store_never_load_what_saves(hop, tmp_path, command):
    hop("add", SAMPLE)
    code = (
        "import sys; from hop_desktop.__main__ import main; assert main(sys.argv[1:]) == 0;"
        "saving = {'PySide6', 'sqlmodel', 'sqlalchemy', 'pydantic', 'alembic'} & set(sys.modules);"
        "sys.exit(str(saving) if saving else 0)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "--data-dir", tmp_path / "data", *command],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        text=True,
    )

    assert done.returncode == 0, done.stderr


def test_storing_commands_never_load_qt(tmp_path):
    code = (
        "import sys; from hop_desktop.__main__ import main\n"
        "for line in (['add', sys.argv[2]], ['report', '-o', sys.argv[1] + '/r.pdf']):\n"
        "    assert main(['--data-dir', sys.argv[1], *line]) == 0\n"
        "sys.exit('PySide6' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), SAMPLE],
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr


def test_no_display_is_said_in_a_sentence(hop, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    status, _out, err = hop()

    assert status == 2
    assert "no display" in err
