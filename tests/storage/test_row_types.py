"""The tables of `storage/tables.py` are what every read and write is checked against."""

import ast
import importlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from hop_desktop.storage import row_types
from hop_desktop.storage.reading import Table
from hop_desktop.storage.tables import TABLES
from tools.row_types import FILE, source

STORAGE = Path(row_types.__file__).parent
IN_SQLITE = {"Integer": "INTEGER", "AutoString": "TEXT", "Float": "REAL"}


def modules_with_rows():
    return sorted(
        path.stem
        for path in STORAGE.glob("*.py")
        if "storage.row_types import" in path.read_text(encoding="utf-8")
    )


def calls(name, *methods):
    """Return the calls of these methods in a module of the storage."""
    tree = ast.parse((STORAGE / f"{name}.py").read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in methods
        and node.args
    ]


def is_table(node, module):
    return isinstance(node, ast.Name) and isinstance(getattr(module, node.id, None), Table)


def statements(name):
    """Return the SQL of every read in a module, with what surrounds it as one value each."""
    module = importlib.import_module(f"hop_desktop.storage.{name}")
    tree = ast.parse((STORAGE / f"{name}.py").read_text(encoding="utf-8"))
    texts = {
        node.targets[0].id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    known = {**vars(module), "some": [1], "is_open": ["open"]}  # what the queries are made with

    def text_of(node):
        if isinstance(node, ast.Name) and node.id in texts:
            node = texts[node.id]
        names = {key.id for key in ast.walk(node) if isinstance(key, ast.Name)}
        local = {key: text_of(texts[key]) for key in names & {"which"}}
        return eval(compile(ast.Expression(node), name, "eval"), {**known, **local})

    for call in calls(name, "select"):
        yield text_of(call.args[0])
    for call in calls(name, "rows", "row"):
        tables = [call.args[0].id] if is_table(call.args[0], module) else ["RESPONSE"]
        which = text_of(call.args[1]) if len(call.args) > 1 else ""
        for table in tables:
            yield f'SELECT * FROM "{getattr(row_types, table)}" {which}'


@pytest.fixture(scope="module")
def modelled():
    """Return an empty store that has what the tables say and nothing else."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    yield engine.raw_connection().driver_connection
    engine.dispose()


def test_the_types_of_rows_are_made_from_the_tables():
    assert FILE.read_text(encoding="utf-8") == source(), "run python3 -m tools.row_types"


def test_every_table_has_its_columns_types_and_keys_in_the_store(database):
    found = {}
    with closing(sqlite3.connect(database.path)) as connection:
        for table in TABLES:
            rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
            found[table] = {row[1]: (row[2], bool(row[3] or row[5]), bool(row[5])) for row in rows}

    assert found == {
        name: {
            column.name: (
                IN_SQLITE[type(column.type).__name__],
                not column.nullable,
                column.primary_key,
            )
            for column in table.columns
        }
        for name, table in TABLES.items()
    }


@pytest.mark.parametrize("name", modules_with_rows())
def test_every_query_names_columns_of_the_tables(name, modelled):
    for statement in statements(name):
        count = statement.count("?")
        modelled.execute(f"EXPLAIN {statement}", [1] * count)


@pytest.mark.parametrize("name", modules_with_rows())
def test_every_deletion_names_columns_of_the_tables(name):
    module = importlib.import_module(f"hop_desktop.storage.{name}")
    for call in calls(name, "delete"):
        if is_table(call.args[0], module):
            columns = TABLES[getattr(module, call.args[0].id)].columns.keys()
            assert {keyword.arg for keyword in call.keywords} <= set(columns)


def test_a_query_with_a_column_that_is_nowhere_is_found(modelled):
    with pytest.raises(sqlite3.OperationalError):
        modelled.execute("EXPLAIN SELECT * FROM attempt WHERE attempt_ID_ = ?", [1])


def test_no_query_stands_outside_the_modules_that_are_read_here():
    assert {"attempts", "attempt_queries", "plans", "ledger", "retakes"} <= {*modules_with_rows()}
    assert sum(len(list(statements(name))) for name in modules_with_rows()) >= 15
