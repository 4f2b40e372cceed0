"""Windows' rules for files, on Linux: run as a program, it does each piece of work under them.

What this process has open can be neither deleted nor replaced; a descriptor opened without
O_BINARY is in text mode; `os.name` is "nt"; what POSIX alone has is missing.
"""

import errno
import io
import json
import os
import shutil
import stat
import sys
import tempfile
import traceback
import types
from contextlib import redirect_stdout
from pathlib import Path

BINARY = 0x4000_0000  # O_BINARY, which Linux has not
MISSING = frozenset({"O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "fdatasync", "fchmod", "geteuid"})
IN_USE = 32  # ERROR_SHARING_VIOLATION


class OperatingSystem(types.ModuleType):
    """Stands in for `os` where the program imports it."""

    name = "nt"
    O_BINARY = BINARY

    def __init__(self):
        super().__init__("os")
        self._in_text_mode = set()

    def __getattr__(self, name):
        if name in MISSING:
            raise AttributeError(name)
        return getattr(os, name)

    def open(self, path, flags, mode=0o777):
        if stat.S_ISDIR(os.stat(path).st_mode if os.path.exists(path) else 0):
            raise PermissionError(errno.EACCES, "a folder cannot be opened", str(path))
        descriptor = os.open(path, flags & ~BINARY, mode)
        (self._in_text_mode.discard if flags & BINARY else self._in_text_mode.add)(descriptor)
        return descriptor

    def close(self, descriptor):
        self._in_text_mode.discard(descriptor)
        os.close(descriptor)

    def write(self, descriptor, content):
        if descriptor not in self._in_text_mode:
            return os.write(descriptor, content)
        os.write(descriptor, bytes(content).replace(b"\n", b"\r\n"))
        return len(content)

    def read(self, descriptor, size):
        content = os.read(descriptor, size)
        in_text_mode = descriptor in self._in_text_mode
        return content.replace(b"\r\n", b"\n") if in_text_mode else content


def require_closed(path, folder=None):
    """Raise what Windows would if this process has the file open."""
    try:
        wanted = os.stat(path, dir_fd=folder, follow_symlinks=False)
    except OSError:
        return
    for name in os.listdir("/proc/self/fd"):
        try:
            there = os.stat(f"/proc/self/fd/{name}")
        except OSError:
            continue  # the descriptor of the listing itself
        if os.path.samestat(there, wanted):
            raise PermissionError(errno.EACCES, f"WinError {IN_USE}", str(path))


def install():
    """Let the rules hold for the whole process, and the program import the other `os`."""
    unlink, rename, replace = os.unlink, os.rename, os.replace

    def guarded_unlink(path, *, dir_fd=None):
        require_closed(path, dir_fd)
        unlink(path, dir_fd=dir_fd)

    def guarded_replace(source, target, **how):
        require_closed(source)
        require_closed(target)
        replace(source, target, **how)

    def guarded_rename(source, target, **how):
        require_closed(source)
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "there is such a file", str(target))
        rename(source, target, **how)

    os.unlink = os.remove = guarded_unlink
    os.replace, os.rename = guarded_replace, guarded_rename
    shutil._use_fd_functions = False
    # What is not the program's own keeps the system that it was written for.
    import multiprocessing.connection
    import multiprocessing.popen_spawn_posix  # noqa: F401

    import alembic.command  # noqa: F401
    import matplotlib.backends.backend_svg  # noqa: F401
    import platformdirs  # noqa: F401
    import sqlmodel  # noqa: F401
    import typst  # noqa: F401

    sys.modules["os"] = OperatingSystem()


def main(folder):
    """Print a JSON object: each piece of work, and what it raised, or null."""
    install()
    from tests import windows_work

    told = {}
    for name, work in windows_work.WORKS.items():
        place = Path(tempfile.mkdtemp(dir=folder))
        try:
            with redirect_stdout(io.StringIO()):
                work(place)
        except BaseException:  # noqa: BLE001 - told to the test
            told[name] = traceback.format_exc()
        else:
            told[name] = None
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
