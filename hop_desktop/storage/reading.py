"""Rows by plain SQL: who only reads does not wait for SQLModel (docs/adr/0009)."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, Generic, TypeVar, cast

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.i18n import _
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, Value, Values, row_checksum

R = TypeVar("R", bound=Mapping[str, Any])


class Table(str, Generic[R]):
    """The name of a table, with the type of its rows and the columns of its primary key."""

    __slots__ = ("keys",)
    keys: tuple[str, ...]

    def __new__(cls, name: str, *keys: str) -> "Table[R]":
        table = super().__new__(cls, name)
        table.keys = keys
        return table


class Reading:
    """The rows that one connection sees in its open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, table: Table[R], which: str = "", *values: Value) -> Iterator[R]:
        """Return rows of a table, each found to be what was written.

        Args:
            table: Which (storage/row_types.py).
            which: What follows the table's name in the query; by default nothing.
            values: One for each question mark in it.

        Raises:
            DamagedStoreError: A row is not what was written; when its turn comes.
        """
        for row in self.select(f'SELECT * FROM "{table}" {which}', *values):  # noqa: S608
            if row_checksum(row) != row[CHECKSUM_COLUMN]:
                raise damaged_row(table)
            yield cast("R", row)

    def row(self, table: Table[R], which: str = "", *values: Value) -> R | None:
        """Return the first of these rows; None: there is none. Raises as `rows` does."""
        return next(self.rows(table, which, *values), None)

    def select(self, sql: str, *values: Value) -> Iterator[Values]:
        """Return what a query finds, unchecked; all of it is read before the first comes."""
        with closing(self._connection.execute(sql, values)) as found:
            columns = [column[0] for column in found.description or ()]
            rows = found.fetchall()
        return (dict(zip(columns, row, strict=True)) for row in rows)


def damaged_row(table: str) -> DamagedStoreError:
    return DamagedStoreError(
        _("the store is damaged: a row of “{table}” is not what was written").format(table=table)
    )


def among(values: Sequence[object]) -> str:
    """Return the condition that something is one of these values, each a parameter."""
    return f"IN ({', '.join('?' * len(values))})"
