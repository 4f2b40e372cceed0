"""How a store file is opened, whoever opens it: rights, pragmas, read-only looks."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.i18n import _
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.owned_files import require_owned

APPLICATION_ID: Final = 0x484F5044  # "HOPD" in the file's header: the file is ours
BUSY_TIMEOUT_MS: Final = 3000
SIDE_FILES: Final = ("-journal", "-wal", "-shm")
_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700
_OTHERS: Final = 0o077
_GUARDS: Final = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    f"busy_timeout = {BUSY_TIMEOUT_MS}",
    "temp_store = MEMORY",
)
_LIMITS: Final = {  # https://sqlite.org/c3ref/c_limit_attached.html
    sqlite3.SQLITE_LIMIT_LENGTH: 32_000_000,  # bytes of a row, and of what an expression makes
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 200_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 10,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
OLDEST_SQLITE: Final = (3, 37, 0)  # the first with STRICT tables
_DURABILITY: Final = (
    "foreign_keys = ON",
    "secure_delete = ON",
    "synchronous = EXTRA",
    "fullfsync = ON",  # acts on macOS only, like the next
    "checkpoint_fullfsync = ON",
)


def prepare_to_write(connection: sqlite3.Connection) -> None:
    """Set up a connection so that a returned commit survives a power cut.

    Raises:
        StorageUnavailableError: The file refuses the journal that this needs.
    """
    connection.isolation_level = None  # the driver's own transactions do not roll back DDL
    _set(connection, *_GUARDS)
    # TRUNCATE and EXTRA lost no acknowledged answer in simulated power cuts; WAL also
    # acknowledges saves into a file that was deleted or replaced meanwhile.
    (journal,) = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    if journal != "truncate":
        raise StorageUnavailableError(
            _("the store refuses the journal it needs and keeps “{mode}”").format(mode=journal)
        )
    _set(connection, *_DURABILITY)


def prepare_to_read(connection: sqlite3.Connection) -> None:
    """Set up a connection that never writes."""
    connection.isolation_level = None
    _set(connection, *_GUARDS)


def open_to_read(path: Path, cipher: Cipher = PLAIN) -> sqlite3.Connection:
    """Open an existing file without changing a byte of it."""
    return prepared(cipher.connect(f"{file_uri(path)}?mode=ro"), prepare_to_read)


def distrust(connection: sqlite3.Connection) -> None:
    """Bound what a file from elsewhere can make SQLite do, before anything in it is evaluated."""
    _set(connection, "query_only = ON")
    if isinstance(connection, sqlite3.Connection):  # the other library opens what has our key
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)


def file_uri(path: Path) -> str:
    """Return the path so that no character of it is read as an option."""
    return f"file:{quote(os.fsencode(path.absolute()))}"


def open_to_write(path: Path, cipher: Cipher = PLAIN) -> sqlite3.Connection:
    """Open a file with every guard set, private from its first byte."""
    create_private(path)
    return open_existing(path, cipher)


def open_existing(path: Path, cipher: Cipher = PLAIN) -> sqlite3.Connection:
    """Open a file that is there with every guard set; one that has gone is not made anew."""
    return prepared(cipher.connect(f"{file_uri(path)}?mode=rw"), prepare_to_write)


def prepared(
    connection: sqlite3.Connection, prepare: Callable[[sqlite3.Connection], None]
) -> sqlite3.Connection:
    """Return a connection that was set up; one whose file refuses that is closed."""
    try:
        prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def create_private(path: Path) -> None:
    """Make an empty file that only its owner may read, or take those rights from others.

    SQLite gives its journal the rights of the file beside it.

    Raises:
        NotAFileError: Something else than a file stands there.
        OSError: The system refuses.
    """
    create_private_folder(path.parent)
    exclusive = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, exclusive, _PRIVATE_FILE))
    except FileExistsError:
        require_owned(path)
        if is_open_to_others(path):
            path.chmod(_PRIVATE_FILE)


def create_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; the rights of an existing one stay."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def is_writable(path: Path) -> bool:
    """Whether a save is possible: into the file, and into the folder for its journal."""
    if not os.access(path, os.W_OK):
        return False
    if os.name == "posix":
        return os.access(path.parent, os.W_OK)
    try:  # the rights of Windows are seen by trying alone
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def is_open_to_others(path: Path) -> bool:
    """Whether anyone but the owner may read or write the file or folder."""
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & _OTHERS)


def _set(connection: sqlite3.Connection, *pragmas: str) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").close()
