"""Which rows a transaction touched, of whatever table and by whatever statement."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.storage.checksum import Value

_EVENTS: Final = (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",)))
_TABLES: Final = """
    SELECT name FROM main.sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name
"""


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row is after a transaction.

    Attributes:
        table: Its name.
        key: The values of the primary key, in its order.
        row: The values by column; None: the row is gone.
    """

    table: str
    key: tuple[Value, ...]
    row: Mapping[str, Value] | None


def watch(connection: sqlite3.Connection) -> None:
    """Note from now on the key of every row that is written; nothing of it is in the file."""
    connection.execute("CREATE TEMP TABLE touched (name TEXT, key TEXT, PRIMARY KEY (name, key))")
    for table in tables_of(connection):
        keys = key_columns(connection, table)
        for event, rows in _EVENTS:
            notes = "".join(_note(table, keys, row) for row in rows)
            connection.execute(
                f'CREATE TEMP TRIGGER "watch_{table}_{event}" AFTER {event} ON main."{table}"'
                f" BEGIN {notes} END"
            )


def take_changes(connection: sqlite3.Connection) -> tuple[RowChange, ...]:
    """Return what the open transaction changed so far, and begin to note anew."""
    touched = connection.execute("SELECT name, key FROM temp.touched ORDER BY rowid").fetchall()
    connection.execute("DELETE FROM temp.touched")
    return tuple(_change(connection, table, json.loads(key)) for table, key in touched)


def tables_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the tables that hold what the program wrote."""
    return tuple(name for (name,) in connection.execute(_TABLES).fetchall())


def key_columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the names of a table's primary key, in its order."""
    columns = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    return tuple(column[1] for column in sorted(columns, key=lambda info: info[5]) if column[5])


def matching(keys: Sequence[str]) -> str:
    """Return the condition that finds the row of a key."""
    return " AND ".join(f'"{key}" = ?' for key in keys)


def _note(table: str, keys: Sequence[str], row: str) -> str:
    values = ", ".join(f'{row}."{key}"' for key in keys)
    key = f"json_array({values})"
    # Not `OR IGNORE`: what the statement that fires a trigger does on conflicts goes before it.
    note = f"INSERT INTO touched VALUES ('{table}', {key})"  # noqa: S608 - own names
    return f"{note} ON CONFLICT DO NOTHING;"


def _change(connection: sqlite3.Connection, table: str, key: list[Value]) -> RowChange:
    where = matching(key_columns(connection, table))
    found = connection.execute(f'SELECT * FROM main."{table}" WHERE {where}', key)  # noqa: S608
    return RowChange(table, tuple(key), next(_rows(found), None))


def _rows(found: sqlite3.Cursor) -> Iterator[dict[str, Value]]:
    columns = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(columns, row, strict=True))
