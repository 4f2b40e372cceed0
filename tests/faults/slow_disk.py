"""The real program over a disk that writes down, or refuses, everything that is asked of it.

SQLite runs as APSW with a file system of our own, behind the face of the `sqlite3` module; what
the program does with files itself goes through `os`. Only for a process of its own: import this
before anything of the program.
"""

import errno
import os
import sqlite3
from pathlib import Path

import apsw


class Recorder:
    """Every change of a file in its order; refuses the ones it is told to.

    Attributes:
        log: (what, name, ...) with names relative to the folder; "ack" is what was called saved.
        failing: Numbers of the operations to refuse, counted from 1 since `count` was set to 0.
    """

    def __init__(self):
        self.folder = None
        self.log = []
        self.count = 0
        self.failing = ()
        self.refused = 0

    def start(self, folder):
        self.folder = os.fspath(folder)

    def acknowledge(self, **what):
        self.log.append(("ack", what))

    def note(self, what, path, *more, code=None):
        """Write down one operation; one that is to fail raises SQLite's or the system's error."""
        if self.folder is None or not path.startswith(self.folder):
            return
        self.count += 1
        if self.count in self.failing:
            self.refused += 1
            if code is None:
                raise OSError(errno.ENOSPC, "refused by the test")
            raise apsw.exception_for(code)
        self.log.append((what, os.path.relpath(path, self.folder), *more))


recorder = Recorder()


class File(apsw.VFSFile):
    def __init__(self, name, flags):
        self.path = os.path.abspath(name.filename() if hasattr(name, "filename") else name)
        self.is_journal = bool(flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL)
        if not os.path.exists(self.path):
            recorder.note("create", self.path, code=apsw.SQLITE_CANTOPEN)
        super().__init__("unix", name, flags)

    def xWrite(self, data, offset):
        content = bytes(data)
        recorder.note("write", self.path, offset, content, code=apsw.SQLITE_FULL)
        super().xWrite(data, offset)

    def xTruncate(self, size):
        recorder.note("truncate", self.path, size, code=apsw.SQLITE_IOERR_TRUNCATE)
        super().xTruncate(size)

    def xSync(self, flags):
        recorder.note("sync", self.path, self.is_journal, code=apsw.SQLITE_IOERR_FSYNC)
        super().xSync(flags)


class FileSystem(apsw.VFS):
    def __init__(self):
        super().__init__("watched", "unix", makedefault=True)

    def xOpen(self, name, flags):
        return File(name, flags) if name is not None else super().xOpen(name, flags)

    def xDelete(self, name, is_synced):
        recorder.note("remove", os.path.abspath(name), code=apsw.SQLITE_IOERR_DELETE)
        super().xDelete(name, is_synced)
        if is_synced:
            recorder.note("sync folder", os.path.dirname(os.path.abspath(name)))


class Cursor:
    """As much of sqlite3.Cursor as the program and SQLAlchemy use; rows are fetched at once."""

    arraysize = 1
    lastrowid = None
    rowcount = -1
    description = None

    def __init__(self, connection):
        self._connection = connection
        self._rows = iter(())

    def execute(self, sql, parameters=()):
        self.description = None
        cursor = self._connection.apsw.cursor()
        cursor.exec_trace = self._describe
        with translated_errors():
            self._rows = iter(list(cursor.execute(sql, parameters or None)))
        self.rowcount = self._connection.apsw.changes()
        self.lastrowid = self._connection.apsw.last_insert_rowid()
        return self

    def executemany(self, sql, many):
        for parameters in many:
            self.execute(sql, parameters)
        return self

    def fetchone(self):
        return next(self._rows, None)

    def fetchall(self):
        return list(self._rows)

    def fetchmany(self, size=1):
        return [row for _number, row in zip(range(size), self._rows, strict=False)]

    def __iter__(self):
        return self._rows

    def close(self):
        self._rows = iter(())

    def _describe(self, cursor, _sql, _bindings):
        names = cursor.get_description()
        self.description = [(one[0], *[None] * 6) for one in names] or None
        return True


class Connection(sqlite3.Connection):
    """As much of sqlite3.Connection as the program and SQLAlchemy use."""

    isolation_level = None

    def __init__(self, database, **_options):
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
        with translated_errors():
            self.apsw = apsw.Connection(os.fspath(database), flags=flags)

    @property
    def in_transaction(self):
        return self.apsw.in_transaction

    def cursor(self, *_factory):
        return Cursor(self)

    def execute(self, sql, parameters=()):
        return Cursor(self).execute(sql, parameters)

    def commit(self):
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self):
        if self.in_transaction:
            self.execute("ROLLBACK")

    def backup(self, target):
        with translated_errors(), target.apsw.backup("main", self.apsw, "main") as backup:
            backup.step()

    def create_function(self, *_arguments, **_options):
        pass

    def close(self):
        self.apsw.close()


class translated_errors:  # noqa: N801 - a context manager
    def __enter__(self):
        return self

    def __exit__(self, _kind, error, _trace):
        if not isinstance(error, apsw.Error):
            return
        kind = sqlite3.OperationalError
        if isinstance(error, apsw.ConstraintError):
            kind = sqlite3.IntegrityError
        translated = kind(str(error))
        translated.sqlite_errorcode = getattr(error, "extendedresult", 1)
        raise translated from error


def _path_of(descriptor):
    return os.readlink(f"/proc/self/fd/{descriptor}")


def _is_new(path, flags):
    return flags & os.O_CREAT and not os.path.exists(path)


def _install():
    real = {name: getattr(os, name) for name in ("open", "write", "fsync", "ftruncate")}
    rename, unlink = os.replace, os.unlink

    def open_(path, flags, *more, **options):
        if isinstance(path, str | Path) and _is_new(path, flags):
            recorder.note("create", os.path.abspath(path))
        return real["open"](path, flags, *more, **options)

    def write(descriptor, content):
        path = _path_of(descriptor)
        if recorder.folder and path.startswith(recorder.folder):
            recorder.note("write", path, os.fstat(descriptor).st_size, bytes(content))
        return real["write"](descriptor, content)

    def fsync(descriptor):
        path = _path_of(descriptor)
        recorder.note("sync folder" if os.path.isdir(path) else "sync", path, False)
        return real["fsync"](descriptor)

    def ftruncate(descriptor, size):
        recorder.note("truncate", _path_of(descriptor), size)
        return real["ftruncate"](descriptor, size)

    def replace(source, target, **options):
        relative = os.path.relpath(os.path.abspath(target), recorder.folder or "/")
        recorder.note("rename", os.path.abspath(source), relative)
        return rename(source, target, **options)

    def remove(path, *more, **options):
        if os.path.lexists(path):
            recorder.note("remove", os.path.abspath(path))
        return unlink(path, *more, **options)

    os.open, os.write, os.ftruncate = open_, write, ftruncate
    os.fsync = os.fdatasync = fsync
    os.replace = os.rename = replace
    os.unlink = os.remove = remove
    sqlite3.connect = sqlite3.dbapi2.connect = Connection
    return FileSystem()


FILE_SYSTEM = _install()
