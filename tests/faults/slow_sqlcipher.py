"""SQLCipher over the same disk as `slow_disk`: its own file system, asked before each change.

SQLCipher has no file system of Python's. The one that it uses is found in its library, and what
changes files there goes through the recorder first. Only for a process of its own.
"""

import ctypes
from pathlib import Path

from sqlcipher3 import _sqlite3

from tests.faults.slow_disk import recorder

# https://sqlite.org/rescode.html
CANTOPEN, FULL, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = 14, 13, 1034, 1546, 2570
MAIN_JOURNAL = 0x800  # https://sqlite.org/c3ref/c_open_autoproxy.html
POINTER, INT, OFFSET = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64

OPEN = ctypes.CFUNCTYPE(INT, POINTER, POINTER, POINTER, INT, POINTER)
DELETE = ctypes.CFUNCTYPE(INT, POINTER, ctypes.c_char_p, INT)
WRITE = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT, OFFSET)
TRUNCATE = ctypes.CFUNCTYPE(INT, POINTER, OFFSET)
SYNC = ctypes.CFUNCTYPE(INT, POINTER, INT)


class Vfs(ctypes.Structure):
    """The first part of https://sqlite.org/c3ref/vfs.html."""

    _fields_ = (
        *((name, INT) for name in ("iVersion", "szOsFile", "mxPathname")),
        *((name, POINTER) for name in ("pNext", "zName", "pAppData")),
        ("xOpen", OPEN),
        ("xDelete", DELETE),
    )


class Methods(ctypes.Structure):
    """https://sqlite.org/c3ref/io_methods.html"""

    _fields_ = (
        ("iVersion", INT),
        ("xClose", POINTER),
        ("xRead", POINTER),
        ("xWrite", WRITE),
        ("xTruncate", TRUNCATE),
        ("xSync", SYNC),
        ("others", POINTER * 13),
    )


class File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(Methods)),)


class Watched:
    """The file system of SQLCipher; what it is given to call lives as long as this does."""

    def __init__(self):
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        self._open, self._delete = _as_it_was(OPEN, vfs.xOpen), _as_it_was(DELETE, vfs.xDelete)
        self._tables = {}  # by address, the methods of a file as they were, and ours
        self._files = {}  # by address: path, whether it is a journal, the methods as they were
        self._kept = OPEN(self._opened), DELETE(self._deleted)
        vfs.xOpen, vfs.xDelete = self._kept

    def _opened(self, vfs, name, file, flags, out_flags):
        path = ctypes.string_at(name).decode() if name else ""
        if path and not Path(path).exists() and _is_refused("create", path):
            return CANTOPEN
        code = self._open(vfs, name, file, flags, out_flags)
        if path and not code:
            self._watch(file, path, is_journal=bool(flags & MAIN_JOURNAL))
        return code

    def _watch(self, file, path, *, is_journal):
        opened = File.from_address(file)
        address = ctypes.addressof(opened.methods.contents)
        if address not in self._tables:
            before = Methods.from_address(address)
            ours = Methods.from_buffer_copy(before)
            ours.xWrite = WRITE(self._write)
            ours.xTruncate = TRUNCATE(self._truncate)
            ours.xSync = SYNC(self._sync)
            self._tables[address] = before, ours
        before, ours = self._tables[address]
        self._files[file] = path, is_journal, before
        opened.methods = ctypes.pointer(ours)

    def _write(self, file, data, size, offset):
        path, _is_journal, before = self._files[file]
        if _is_refused("write", path, offset, ctypes.string_at(data, size)):
            return FULL
        return before.xWrite(file, data, size, offset)

    def _truncate(self, file, size):
        path, _is_journal, before = self._files[file]
        return (
            IOERR_TRUNCATE if _is_refused("truncate", path, size) else before.xTruncate(file, size)
        )

    def _sync(self, file, flags):
        path, is_journal, before = self._files[file]
        return IOERR_FSYNC if _is_refused("sync", path, is_journal) else before.xSync(file, flags)

    def _deleted(self, vfs, name, is_synced):
        if _is_refused("remove", name.decode()):
            return IOERR_DELETE
        return self._delete(vfs, name, is_synced)


def _as_it_was(kind, function):
    return kind(ctypes.cast(function, POINTER).value)


def _is_refused(what, path, *more):
    try:
        recorder.note(what, path, *more)
    except OSError:
        return True
    return False


WATCHED = Watched()
