"""Reads the rows of a damaged file that are still what was written."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from hop_desktop.storage.changes import tables_of
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, Value, row_checksum
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.connection import file_uri
from hop_desktop.storage.failures import sqlite_errors

_BOTH_WAYS: Final = ("ASC", "DESC")  # a broken page stops a scan; the other end may still be read


def whole_rows(path: Path, cipher: Cipher = PLAIN) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Give the name of the table and the values by column; a row may come twice."""
    try:
        # immutable: a journal beside it belongs to another state of the file
        connection = cipher.connect(f"{file_uri(path)}?mode=ro&immutable=1")
    except _damage():
        return
    with closing(connection):
        connection.text_factory = _text
        try:
            tables = tables_of(connection)
        except _damage():
            return
        for table in tables:
            for order in _BOTH_WAYS:
                yield from ((table, row) for row in _whole_rows(connection, table, order))


def _whole_rows(
    connection: sqlite3.Connection, table: str, order: str
) -> Iterator[Mapping[str, Value]]:
    query = f'SELECT * FROM "{table}" NOT INDEXED ORDER BY rowid {order}'  # noqa: S608
    try:
        found = connection.execute(query)
        columns = [column[0] for column in found.description]
        for values in found:
            row = dict(zip(columns, values, strict=True))
            if _is_whole(row):
                yield row
    except _damage():
        return


def _is_whole(row: Mapping[str, Value | bytes]) -> bool:
    values = {name: value for name, value in row.items() if not isinstance(value, bytes)}
    try:
        return len(values) == len(row) and row_checksum(values) == values.get(CHECKSUM_COLUMN)
    except UnicodeError:
        return False


def _damage() -> tuple[type[Exception], ...]:
    """What a damaged file raises; a UnicodeError when the message quotes garbage."""
    return (*sqlite_errors(), UnicodeError, OverflowError)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
