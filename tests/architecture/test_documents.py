"""What the repository says about itself is there, and true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hop_desktop.cli import COMMANDS, EXIT_STATUS
from hop_desktop.ui.navigation import Route, page_name

ROOT = Path(__file__).parents[2]
OWN_PAGE = re.compile(r"docs/[a-z0-9/-]+\.md")
FOREIGN_PAGE = re.compile(r"\b(?:content|product|style)(?:-2)?\.md\b")
FEWEST_CITATIONS = 20


def texts():
    """Return path and text of each file that people write code or words in."""
    folders = ("hop_desktop", "tests", "tools", "benchmarks", "docs")
    found = [path for name in folders for path in sorted((ROOT / name).rglob("*.*"))]
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in found
        if path.suffix in {".py", ".md"}
    }


def document(name):
    return (ROOT / "docs" / name).read_text()


def first_cells(text):
    return re.findall(r"^\| ([^|]+?) \|", text, flags=re.MULTILINE)


def test_the_pages_that_the_code_cites_are_in_the_repository():
    cited = [page for text in texts().values() for page in OWN_PAGE.findall(text)]

    assert len(cited) >= FEWEST_CITATIONS, "the scan found suspiciously little"
    assert {page for page in cited if not (ROOT / page).exists()} == set()


def test_nothing_cites_a_page_that_is_not_in_the_repository():
    names = {
        name
        for name, text in texts().items()
        if FOREIGN_PAGE.search(text) and name != "tests/architecture/test_documents.py"
    }

    assert names == set()


def test_every_page_of_the_window_is_described():
    cells = first_cells(document("screens.md"))

    assert [page_name(route) for route in Route if page_name(route) not in cells] == []


def test_every_command_is_described_and_no_other():
    cells = re.findall(r"^\| `([a-z]+)", document("command-line.md"), flags=re.MULTILINE)

    assert sorted(cells) == sorted(name for names in COMMANDS.values() for name in names)


def test_every_exit_status_is_described():
    cells = first_cells(document("command-line.md"))

    assert {str(status) for _error, status in EXIT_STATUS} <= {*cells}


def help_of(*words):
    told = subprocess.run(
        [sys.executable, "-m", "hop_desktop", *words, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


@pytest.mark.parametrize("command", [name for names in COMMANDS.values() for name in names])
def test_every_option_that_is_described_exists(command):
    row = next(
        line
        for line in document("command-line.md").splitlines()
        if line.startswith(f"| `{command}")
    )
    told = help_of(command)
    steps = re.findall(r"^    ([a-z]+) ", told, flags=re.MULTILINE)
    told += "".join(help_of(command, step) for step in steps)

    assert [option for option in re.findall(r"--[a-z]+", row) if option not in told] == []
