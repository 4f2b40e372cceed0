"""A connection to a database ends with its block: Python 3.13 warns of one that does not."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("hop_desktop", "tests", "tools", "benchmarks")
OPENERS = {"connect", "open_existing", "open_to_read", "open_to_write"}


def is_opening(call):
    if not isinstance(call, ast.Call):
        return False
    *owner, name = ast.unparse(call.func).split(".")
    return name in OPENERS and owner != ["engine"]  # a block over one of SQLAlchemy's closes it


def blocks_that_only_commit(source):
    """Return the lines of `with connect(…)`: such a block commits and leaves the file open."""
    return [
        item.context_expr.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.With)
        for item in node.items
        if is_opening(item.context_expr)
    ]


def test_no_block_over_a_connection_leaves_it_open():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in blocks_that_only_commit(path.read_text(encoding="utf-8"))
    ]

    assert found == [], "say `with closing(…)`"


def test_a_block_over_a_bare_connection_is_found():
    assert blocks_that_only_commit("with sqlite3.connect(path) as it:\n    pass") == [1]
    assert blocks_that_only_commit("with closing(sqlite3.connect(path)) as it:\n    pass") == []
