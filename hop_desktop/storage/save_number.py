"""The number of the last save in a store: what the second record is compared with.

Every save has the next one. A restore has a higher one than anything before it, so that what the
person put back is the newest.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from hop_desktop.storage.checksum import CHECKSUM_COLUMN, Value, row_checksum
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import open_to_read, open_to_write
from hop_desktop.storage.failures import sqlite_errors

TABLE: Final = "save_number"
_PUT: Final = f"INSERT OR REPLACE INTO {TABLE} (id, number, checksum) VALUES (?, ?, ?)"  # noqa: S608


def numbered(number: int) -> dict[str, Value]:
    """Return the row that says which save was the last."""
    row: dict[str, Value] = {"id": 1, "number": number}
    return {**row, CHECKSUM_COLUMN: row_checksum(row)}


def number_in(row: Mapping[str, Value]) -> int:
    """Return what such a row says."""
    number = row.get("number")
    return number if isinstance(number, int) else 0


def last_save(connection: sqlite3.Connection) -> int:
    """Return the number of the last save; 0: none was numbered yet, or the row is damaged."""
    try:
        row = connection.execute(f"SELECT id, number, checksum FROM {TABLE}").fetchone()  # noqa: S608
    except sqlite_errors("OperationalError") as error:
        if "no such table" not in str(error):
            raise
        return 0
    return row[1] if row and type(row[1]) is int and row == tuple(numbered(row[1]).values()) else 0


def last_save_of(path: Path, cipher: Cipher) -> int:
    """Return the number of the last save in a store or backup.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    with closing(open_to_read(path, cipher)) as connection:
        return last_save(connection)


def set_last_save(path: Path, cipher: Cipher, number: int) -> None:
    """Let a store that nobody has open go on from a number.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    with closing(open_to_write(path, cipher)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        put_last_save(connection, number)
        connection.execute("COMMIT")


def put_last_save(connection: sqlite3.Connection, number: int) -> None:
    """Do the same in an open transaction."""
    connection.execute(_PUT, tuple(numbered(number).values()))
