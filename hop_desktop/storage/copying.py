"""Copies a whole database, also from plain to encrypted and back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hop_desktop.i18n import _
from hop_desktop.storage.changes import tables_of
from hop_desktop.storage.cipher import PLAIN, PLAIN_BY_SQLCIPHER, Cipher
from hop_desktop.storage.connection import file_uri, open_to_read
from hop_desktop.storage.failures import damaged, translated
from hop_desktop.storage.schema import application_id, user_version


def copy_database(source: Path, target: Path, reading: Cipher, writing: Cipher) -> None:
    """Fill the empty file `target` with what `source` holds at one moment.

    Args:
        source: A database, open or not.
        target: An empty file; a copy that is broken off is to be thrown away.
        reading: How `source` is written.
        writing: How `target` is to be written.

    Raises:
        DamagedStoreError: The source cannot be read whole.
        StorageUnavailableError: The environment refuses.
    """
    with translated(source.name, looking=True):
        if not (reading.is_encrypting or writing.is_encrypting):
            _copy_pages(source, target)
        elif reading.is_encrypting:
            _copy_rows(source, target, reading, writing)
        else:
            _copy_rows(source, target, PLAIN_BY_SQLCIPHER, writing)


def _copy_pages(source: Path, target: Path) -> None:
    with (
        closing(open_to_read(source)) as origin,
        closing(PLAIN.connect(_writable(target))) as copy,
    ):
        # `backup` waits for ever on a locked file; this read waits for the timeout only.
        _begin_to_read(origin)
        copy.execute("PRAGMA journal_mode = OFF").close()
        origin.backup(copy)


def _copy_rows(source: Path, target: Path, reading: Cipher, writing: Cipher) -> None:
    with closing(open_to_read(source, reading)) as origin:
        origin.execute("ATTACH ? AS copy KEY ?", (_writable(target), writing.database_key))
        origin.execute("PRAGMA copy.journal_mode = OFF").close()
        origin.execute("PRAGMA copy.synchronous = OFF").close()  # synced before it is kept
        _begin_to_read(origin)
        # What the header says is not exported.
        owner, version = application_id(origin), user_version(origin)
        origin.execute("SELECT sqlcipher_export('copy')").fetchall()
        origin.execute(f"PRAGMA copy.application_id = {owner}")
        origin.execute(f"PRAGMA copy.user_version = {version}")
        for table in tables_of(origin):
            rows = f'SELECT * FROM main."{table}" EXCEPT SELECT * FROM copy."{table}"'  # noqa: S608
            if origin.execute(rows).fetchone() is not None:
                raise damaged(source.name, _("a copy does not hold the same"))
        origin.execute("COMMIT")


def _begin_to_read(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _writable(path: Path) -> str:
    return f"{file_uri(path)}?mode=rw"
