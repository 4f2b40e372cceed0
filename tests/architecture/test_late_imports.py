"""Imports stand at the top of their file; the others are few, measured and in one list."""

import ast
from pathlib import Path

import pytest

from tests.architecture.late_imports import EXTRA, LATE, SYSTEM

PACKAGE = Path(__file__).parents[2] / "hop_desktop"


def imported_late(text):
    """Return the modules that are imported in a function."""
    found = set()
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    found.add(node.module)
                elif isinstance(node, ast.Import):
                    found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize(
    "text",
    [
        "def act():\n    import json",
        "def act():\n    from json import loads",
        "class Act:\n    def act(self):\n        if self:\n            import json",
        "async def act():\n    import json",
    ],
)
def test_an_import_in_a_function_is_found(text):
    assert imported_late(text) == {"json"}


@pytest.mark.parametrize("text", ["import json", "if TYPE_CHECKING:\n    import json"])
def test_an_import_at_the_top_is_none(text):
    assert imported_late(text) == set()


def test_each_import_in_a_function_is_in_the_list_and_no_other():
    found = {
        (path.relative_to(PACKAGE).as_posix(), module)
        for path in sorted(PACKAGE.rglob("*.py"))
        for module in imported_late(path.read_text(encoding="utf-8"))
    }

    assert found - LATE.keys() == set(), "measure it, or import it at the top"
    assert LATE.keys() - found == set()


def test_each_has_its_figure():
    for late, (milliseconds, why) in LATE.items():
        assert milliseconds > 0 or why in {SYSTEM, EXTRA}, late
