"""A first look at a store file, read-only and with the standard library alone."""

import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import NewerStoreError
from hop_desktop.i18n import _
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.connection import APPLICATION_ID, SIDE_FILES, open_to_read, open_to_write
from hop_desktop.storage.failures import damaged, sqlite_errors, translated
from hop_desktop.storage.owned_files import require_owned
from hop_desktop.storage.schema import Schema, application_id, recorded_version, user_version
from hop_desktop.storage.verification import verify
from hop_desktop.storage.verified import is_verified

_HEADER_BYTES: Final = 100  # https://sqlite.org/fileformat2.html#the_database_header
_VERSION_BYTES: Final = slice(60, 64)
_APPLICATION_BYTES: Final = slice(68, 72)
_VERIFIED_UP_TO_BYTES: Final = 20_000_000  # a few milliseconds; a larger file is checked on demand


class StoreState(Enum):
    """What has to be done before a file can be used."""

    EMPTY = "empty"  # no file, or nothing in it
    OLDER = "older"
    CURRENT = "current"


def inspect(path: Path, schema: Schema, cipher: Cipher = PLAIN) -> StoreState:
    """Look at a file and leave it as it is; only a broken-off save of ours is rolled back.

    Raises:
        NewerStoreError: A newer version wrote it.
        DamagedStoreError: It is not ours, or not what was written.
        StorageUnavailableError: The environment refuses.
    """
    with translated(path.name, looking=True):
        for owned in (path, *(path.with_name(path.name + ending) for ending in SIDE_FILES)):
            require_owned(owned)
        if not path.exists() or (path.stat().st_size == 0 and not _journal(path).exists()):
            return StoreState.EMPTY
        try:
            state = look(path, schema, cipher)
        except sqlite_errors("OperationalError") as error:
            if not _asks_to_roll_back(error):
                raise
            _roll_back(path, schema, cipher)
            state = look(path, schema, cipher)
        if state is not StoreState.EMPTY and path.stat().st_size <= _VERIFIED_UP_TO_BYTES:
            _require_whole(path, schema, cipher)
    return state


def look(path: Path, schema: Schema, cipher: Cipher = PLAIN) -> StoreState:
    """Tell what a file is by its header, without changing a byte.

    Raises:
        NewerStoreError: A newer version wrote it.
        DamagedStoreError: It is not ours.
        sqlite3.Error: It cannot be read.
    """
    with closing(open_to_read(path, cipher)) as connection:
        owner, version = application_id(connection), user_version(connection)
        (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if owner == 0 and version == 0 and objects == 0:
            return StoreState.EMPTY
        if owner != APPLICATION_ID or version == 0:
            raise damaged(path.name, _("it was not written by this program"))
        if version > schema.version:
            _refuse_newer(path, version, recorded_version(connection), schema)
    return StoreState.CURRENT if version == schema.version else StoreState.OLDER


def _refuse_newer(path: Path, version: int, recorded: int | None, schema: Schema) -> None:
    # A single flipped bit in the header looks like a newer version; the row knows better,
    # except of the next version, which is likelier to be a version than a flipped bit.
    is_next = version == schema.version + 1
    if recorded is not None and (version ^ recorded).bit_count() == 1 and not is_next:
        raise damaged(path.name, _("it names two different versions of its format"))
    raise NewerStoreError(
        _(
            "{name} has format {found}, and this version of the program knows formats up to"
            " {known}: use the newer version that wrote it. Nothing was changed."
        ).format(name=path.name, found=version, known=schema.version)
    )


def _roll_back(path: Path, schema: Schema, cipher: Cipher) -> None:
    """Let SQLite undo a save that was broken off, unless a newer version was saving."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    version = int.from_bytes(header[_VERSION_BYTES], "big")
    if (
        int.from_bytes(header[_APPLICATION_BYTES], "big") == APPLICATION_ID
        and version > schema.version
    ):
        _refuse_newer(path, version, None, schema)
    with closing(open_to_write(path, cipher)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _require_whole(path: Path, schema: Schema, cipher: Cipher) -> None:
    findings = () if is_verified(path) else verify(path, schema, cipher)
    if findings:
        raise damaged(path.name, findings[0])


def _asks_to_roll_back(error: Exception) -> bool:
    # Without an extended code when the file is encrypted.
    code = getattr(error, "sqlite_errorcode", 0)
    return code in {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY}


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
