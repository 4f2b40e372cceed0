"""A connection to a database ends with its block: Python 3.13 warns of one that does not."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("hop_desktop", "tests", "tools", "benchmarks")
OPENERS = {"connect", "open_existing", "open_to_read", "open_to_write"}
KEEPERS = OPENERS | {"Database", "open_services"}


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


def dropped_while_open(source):
    """Return the lines of `Database(…).files` and its like: what was opened has no name."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).split(".")[-1] in KEEPERS
        and not ast.unparse(node.value.func).endswith("engine.connect")
        and node.attr != "close"
    ]


def test_nothing_that_was_opened_is_dropped():
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in dropped_while_open(path.read_text(encoding="utf-8"))
    ]

    assert found == [], "say `with closing(…)`"


def test_what_is_dropped_while_open_is_found():
    assert dropped_while_open("files = Database(path).files") == [1]
    assert dropped_while_open("Database(path).close()") == []


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
