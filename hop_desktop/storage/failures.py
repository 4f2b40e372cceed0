"""SQLite's and the system's errors in the words of the program."""

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from hop_desktop.domain.errors import DamagedStoreError, StorageError, StorageUnavailableError
from hop_desktop.i18n import _
from hop_desktop.storage.owned_files import NotAFileError

# Primary result codes: https://sqlite.org/rescode.html
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})

_UNKNOWN_FORMAT = "unsupported file format"  # a damaged header; its code is that of any mistake


def sqlite_errors(*names: str) -> tuple[type[Exception], ...]:
    """Return these classes of errors of every SQLite library that is in use; by default `Error`."""
    # The one that encrypts is imported only by those who need it.
    libraries = filter(None, (sqlite3, sys.modules.get("sqlcipher3.dbapi2")))
    return tuple(getattr(library, name) for library in libraries for name in names or ("Error",))


@contextmanager
def translated(name: str, *, looking: bool = False) -> Iterator[None]:
    """Raise what sqlite3 and the system raise inside as a StorageError about the file `name`.

    An error that is the program's own fault passes unchanged; but who only looks at a file
    (`looking`) says nothing that a whole file of ours would refuse: there it is damage.
    """
    try:
        yield
    except _raised_below() as error:
        refusal = storage_error(error, name)
        if refusal is None and looking:
            refusal = damaged(name, str(error))
        if refusal is None:
            raise
        raise refusal from error


def _raised_below() -> tuple[type[Exception], ...]:
    return (*sqlite_errors(), UnicodeDecodeError, OSError)


def storage_error(error: BaseException, name: str) -> StorageError | None:
    """Return what the error means for the person; None: it is the program's own fault."""
    if isinstance(error, UnicodeDecodeError):  # sqlite3 quotes a damaged text in its own error
        return damaged(name, _("it holds bytes that are no text"))
    if isinstance(error, OSError):
        is_named = isinstance(error, NotAFileError)
        return StorageUnavailableError(str(error) if is_named else _system_reason(error, name))
    if not isinstance(error, sqlite_errors()):
        return None
    code = getattr(error, "sqlite_errorcode", None)  # absent: raised by the module, not by SQLite
    if code is None:
        is_unreadable = "decode" in str(error)
        return damaged(name, _("it holds bytes that are no text")) if is_unreadable else None
    primary = code & 0xFF
    if primary in _DAMAGED or str(error) == _UNKNOWN_FORMAT:
        return damaged(name, str(error))
    reason = _sqlite_reason(code, name)
    return None if reason is None else StorageUnavailableError(reason)


def damaged(name: str, what: str) -> DamagedStoreError:
    """Return the error that says what is wrong with the file `name`, in one line."""
    what = " ".join(what.split())  # SQLite quotes what is damaged
    return DamagedStoreError(_("{name} is damaged: {what}").format(name=name, what=what), what)


def moved(name: str) -> StorageUnavailableError:
    """Return the error that says the open file is no longer where it was."""
    return StorageUnavailableError(
        _("{name} was moved, deleted or replaced while it was open").format(name=name)
    )


def read_only(name: str) -> StorageUnavailableError:
    """Return the error that says the store was opened where nothing can be saved."""
    return StorageUnavailableError(_("{name} may only be read, not written").format(name=name))


def _sqlite_reason(code: int, name: str) -> str | None:
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return str(moved(name))
    reasons = {
        sqlite3.SQLITE_FULL: _("the disk is full"),
        sqlite3.SQLITE_IOERR: _("the disk is full or reports an error"),
        sqlite3.SQLITE_READONLY: _("{name} may only be read, not written"),
        sqlite3.SQLITE_BUSY: _("another program is using {name}"),
        sqlite3.SQLITE_LOCKED: _("another program is using {name}"),
        sqlite3.SQLITE_PROTOCOL: _("another program is using {name}"),
        sqlite3.SQLITE_CANTOPEN: _("{name} cannot be opened"),
        sqlite3.SQLITE_PERM: _("the system does not allow to open {name}"),
        sqlite3.SQLITE_AUTH: _("the system does not allow to open {name}"),
        sqlite3.SQLITE_NOLFS: _("{name} is too large for this disk"),
        sqlite3.SQLITE_NOMEM: _("the memory is full"),
    }
    reason = reasons.get(code & 0xFF)
    return None if reason is None else reason.format(name=name)


def _system_reason(error: OSError, name: str) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _("the disk is full")
    if error.errno in {errno.EACCES, errno.EPERM} and os.name == "nt":
        text = _("{name} is open in a window or another program, or locked: close the window first")
        return text.format(name=name)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return _("the system does not allow to open {name}").format(name=name)
    if error.errno == errno.EROFS:
        return _("{name} may only be read, not written").format(name=name)
    reason = os.strerror(error.errno) if error.errno else str(error)
    return _("{name} cannot be opened: {reason}").format(name=name, reason=reason)
