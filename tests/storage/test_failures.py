import errno
import sqlite3

import pytest

from hop_desktop.domain.errors import DamagedStoreError, StorageUnavailableError
from hop_desktop.storage.checksum import row_checksum
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.failures import storage_error, translated


def sqlite_failure(code):
    error = sqlite3.OperationalError("as SQLite puts it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "disk"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk"),
        (sqlite3.SQLITE_READONLY, "only be read"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "only be read"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "moved"),
        (sqlite3.SQLITE_BUSY, "another program"),
        (sqlite3.SQLITE_BUSY_RECOVERY, "another program"),
        (sqlite3.SQLITE_LOCKED, "another program"),
        (sqlite3.SQLITE_CANTOPEN, r"hop\.db cannot be opened"),
        (sqlite3.SQLITE_PERM, "does not allow"),
    ],
)
def test_the_environment_is_blamed_in_words(code, reason):
    with pytest.raises(StorageUnavailableError, match=reason), translated("hop.db"):
        raise sqlite_failure(code)


@pytest.mark.parametrize(
    "error",
    [
        sqlite_failure(sqlite3.SQLITE_CORRUPT),
        sqlite_failure(sqlite3.SQLITE_CORRUPT_VTAB),
        sqlite_failure(sqlite3.SQLITE_NOTADB),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        sqlite3.OperationalError("Could not decode to UTF-8 column 'text' with text 'a'"),
    ],
)
def test_bytes_that_were_not_written_are_damage(error):
    with pytest.raises(DamagedStoreError, match=r"hop\.db is damaged"), translated("hop.db"):
        raise error


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "does not allow"),
        (errno.EROFS, "only be read"),
        (errno.ENOTDIR, "cannot be opened"),
    ],
)
def test_the_system_is_blamed_in_words(number, reason):
    with pytest.raises(StorageUnavailableError, match=reason), translated("hop.db"):
        raise OSError(number, "as the system puts it")


@pytest.mark.parametrize(
    "error",
    [
        sqlite_failure(sqlite3.SQLITE_ERROR),
        sqlite_failure(sqlite3.SQLITE_CONSTRAINT_CHECK),
        sqlite3.ProgrammingError("Cannot operate on a closed database."),
        ValueError("ours"),
    ],
)
def test_the_fault_of_the_program_passes_unchanged(error):
    assert storage_error(error, "hop.db") is None
    with pytest.raises(type(error)) as passed, translated("hop.db"):
        raise error
    assert passed.value is error


@pytest.mark.parametrize(
    "other",
    [
        {"a": 1, "b": "x", "c": 1.0},
        {"a": "1", "b": "x", "c": None},
        {"a": 1, "b": "", "c": None},
        {"a": 1, "c": "x", "b": None},
        {"a": 1, "b": "x\0", "c": None},
        {"a": 1, "b": "x"},
    ],
)
def test_a_checksum_tells_values_types_and_columns_apart(other):
    row = {"a": 1, "b": "x", "c": None}

    assert row_checksum(row) == row_checksum({"c": None, "b": "x", "a": 1, "checksum": "any"})
    assert row_checksum(other) != row_checksum(row)


def test_the_clock_knows_its_zone():
    assert SystemClock().now().utcoffset() is not None
