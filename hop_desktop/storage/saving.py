"""Rows brought into the store through a SQLModel session."""

import sqlite3
from collections.abc import Sequence
from functools import cache
from typing import cast

from sqlalchemy.dialects.sqlite import Insert, insert
from sqlmodel import Session

from hop_desktop.storage.changes import RowChange, take_changes
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, Value, Values, row_checksum
from hop_desktop.storage.reading import R, Reading, Table
from hop_desktop.storage.save_number import TABLE, last_save, number_in, numbered
from hop_desktop.storage.tables import TABLES


class WriteSession(Reading):
    """Changes the rows of one session, and sees at once what it changed."""

    def __init__(self, session: Session) -> None:
        self._session = session.connection()
        driver = self._session.connection.driver_connection
        super().__init__(cast("sqlite3.Connection", driver))

    def put(self, table: Table[R], *rows: R) -> None:
        """Store rows with all their columns but the checksum, in place of those with their keys."""
        if rows:
            self._session.execute(_upsert(table), [_sealed(table, row) for row in rows])

    def delete(self, table: Table[R], **values: Value) -> None:
        """Delete the rows whose columns have all these values; without any: every row."""
        columns = TABLES[table].columns
        which = [columns[name] == value for name, value in values.items()]
        self._session.execute(TABLES[table].delete().where(*which))

    def next_id(self, table: Table[R]) -> int:
        """Return the first number after those of all rows."""
        (found,) = self.select(f'SELECT max(id) AS last FROM "{table}"')  # noqa: S608
        return int(found["last"] or 0) + 1

    def count(self) -> int:
        """Give this save the next number, and return it."""
        row = numbered(last_save(self._connection) + 1)
        self._session.execute(_upsert(TABLE), [row])
        return number_in(row)

    def changes(self) -> Sequence[RowChange]:
        """Return what was changed since the last time."""
        return take_changes(self._connection)


def _sealed(table: str, row: Values) -> Values:
    sealed = {**row, CHECKSUM_COLUMN: row_checksum(row)}
    assert sealed.keys() == set(TABLES[table].columns.keys()), "the checksum is over all columns"
    return sealed


@cache
def _upsert(table: str) -> Insert:
    into = insert(TABLES[table])
    keys = [column.name for column in TABLES[table].primary_key]
    others = {proposed.name: proposed for proposed in into.excluded if proposed.name not in keys}
    return into.on_conflict_do_update(index_elements=keys, set_=others)
