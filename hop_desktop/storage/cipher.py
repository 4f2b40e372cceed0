"""How the bytes of a store are written: in plain, or under its data key.

This is the one place that chooses the SQLite library. A file is opened by one of them only: two
in one process would not know of each other's locks.
"""

import sqlite3
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Final, cast

from hop_desktop.domain.errors import EncryptionMissingError, SealError
from hop_desktop.i18n import _
from hop_desktop.storage import former_sealing, sealing

_PLAIN_HEADER: Final = b"SQLite format 3\0"  # https://sqlite.org/fileformat2.html#magic_header
LINE_MARK: Final = b"2."  # no letter of base64: begins a line that `sealing` sealed
_LINE: Final = b"line"
_FILE: Final = b"file"
_PACKAGES: Final = ("sqlcipher3", "nacl")


@dataclass(frozen=True, slots=True)
class Cipher:
    """Opens databases and seals what stands beside them; without a key all is plain."""

    key: bytes | None = field(default=None, repr=False)  # 32 bytes
    is_by_sqlcipher: bool = False  # the library that encrypts, also for what is plain

    @property
    def is_encrypting(self) -> bool:
        return self.key is not None

    @property
    def driver(self) -> ModuleType:
        """The DB-API module that opens the files.

        Raises:
            EncryptionMissingError: The optional package is not installed.
        """
        return _sqlcipher() if self.is_encrypting or self.is_by_sqlcipher else sqlite3

    def connect(self, database: str) -> sqlite3.Connection:
        """Open what a URI names; transactions, and that threads take turns, are the caller's."""
        made = self.driver.connect(
            database, uri=True, isolation_level=None, check_same_thread=False
        )
        connection = cast("sqlite3.Connection", made)
        self.unlock(connection)
        return connection

    def unlock(self, connection: sqlite3.Connection) -> None:
        """Give a new connection the key, before anything is read."""
        if self.is_encrypting or self.is_by_sqlcipher:
            # Its own log would print on the terminal what we translate for people.
            connection.execute("PRAGMA cipher_log_level = NONE").close()
        if self.is_encrypting:
            connection.execute(f'PRAGMA key = "{self.database_key}"').close()

    @property
    def database_key(self) -> str:
        """The raw key in SQLCipher's way of writing it; empty: none."""
        return "" if self.key is None else f"x'{sealing.subkey(self.key, 'database').hex()}'"

    def seal_line(self, content: bytes) -> bytes:
        """Return one line of text without a break as it is to be written."""
        if self.key is None:
            return content
        return LINE_MARK + sealing.seal_text(self.key, content, _LINE)

    def unseal_line(self, content: bytes) -> bytes | None:
        """Return the line as it was before; None: it cannot be read with this key."""
        if self.key is None:
            return content
        try:
            if content.startswith(LINE_MARK):
                return sealing.unseal_text(self.key, content.removeprefix(LINE_MARK), _LINE)
            return former_sealing.unseal_text(self.key, content)
        except SealError:
            return None

    def seal_file(self, content: bytes) -> bytes:
        """Return the content of a whole file as it is to be written."""
        if self.key is None:
            return content
        return sealing.MAGIC + sealing.seal(self.key, content, _FILE)

    def unseal_file(self, content: bytes) -> bytes:
        """Return what `seal_file` was given; what cannot be read is returned as it is."""
        if self.key is None or not is_sealed(content):
            return content
        try:
            if content.startswith(sealing.MAGIC):
                return sealing.unseal(self.key, content.removeprefix(sealing.MAGIC), _FILE)
            return former_sealing.unseal(self.key, content.removeprefix(former_sealing.MAGIC))
        except SealError:
            return content


PLAIN: Final = Cipher()
PLAIN_BY_SQLCIPHER: Final = Cipher(is_by_sqlcipher=True)  # what becomes or was encrypted


def can_encrypt() -> bool:
    """Whether the optional packages are installed; nothing is imported."""
    return all(find_spec(package) is not None for package in _PACKAGES)


def require_encryption() -> None:
    """Do nothing if the optional packages can be used.

    Raises:
        EncryptionMissingError: They cannot.
    """
    _sqlcipher()
    try:
        import nacl  # noqa: F401 - only to know that it is there
    except ImportError as error:
        raise _missing() from error


def is_sealed(content: bytes) -> bool:
    """Whether a file's content is what `seal_file` of some key returned."""
    return content.startswith((sealing.MAGIC, former_sealing.MAGIC))


def is_plain(path: Path) -> bool:
    """Whether a file begins as a database that anyone can read. Not while it is open."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def _sqlcipher() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise _missing() from error
    return cast("ModuleType", dbapi2)


def _missing() -> EncryptionMissingError:
    return EncryptionMissingError(
        _(
            "your answers are encrypted, and the part of the program that opens them is not "
            "installed: pip install pynacl sqlcipher3 zxcvbn"
        )
    )
