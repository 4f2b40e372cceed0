"""Remembers which bytes of a store were read through and found whole.

Reading every row takes as long as there are answers; telling that the bytes are the same
takes a moment. Whatever changes them, a save or a flipped bit, makes the next look read
everything again.
"""

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import OutputError
from hop_desktop.storage.owned_files import open_owned, opened_owned, read_owned, write_owned

_LARGEST: Final = 1000  # bytes
_left_open: Final[dict[tuple[int, int], int]] = {}  # descriptor by device and inode
_turn: Final = threading.Lock()


def mark_of(store: Path) -> Path:
    """Return the file that remembers."""
    return store.with_name(store.name + ".verified")


def remember(store: Path, backup: Path) -> None:
    """Remember that the store is whole as it is now, and which backup holds the same.

    Call it while nobody can save. Not being able to remember costs time, nothing else.
    """
    with suppress(OutputError):
        write_owned(mark_of(store), f"{_digest(store)} {backup.name}\n".encode())


def is_verified(store: Path) -> bool:
    """Whether exactly these bytes were found whole before."""
    return holder_of(store) is not None


def holder_of(store: Path) -> str | None:
    """Return the name of the backup that holds what the store holds now; None: not known."""
    try:
        digest, backup = read_owned(mark_of(store), _LARGEST).decode("ascii").split()
    except (OSError, ValueError):
        return None
    return backup if digest == _digest(store) else None


def _digest(store: Path) -> str:
    with _opened(store) as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()


@contextmanager
def _opened(store: Path) -> Iterator[FileIO]:
    """Read a store that connections of this process may hold locks on.

    On POSIX systems closing any descriptor of a file frees all locks the process has on it,
    SQLite's among them (https://sqlite.org/howtocorrupt.html, 2.2): one is left open for each
    store, until its file is deleted.
    """
    if os.name != "posix":
        with opened_owned(store, os.O_RDONLY) as there, open(there, "rb", 0, closefd=False) as file:
            yield file
        return
    with _turn, open(_descriptor(store), "rb", buffering=0, closefd=False) as file:
        file.seek(0)
        yield file


def _descriptor(store: Path) -> int:
    for known, descriptor in tuple(_left_open.items()):
        if os.fstat(descriptor).st_nlink == 0:
            os.close(_left_open.pop(known))
    status = store.lstat()
    identity = status.st_dev, status.st_ino
    if identity not in _left_open:
        _left_open[identity] = open_owned(store, os.O_RDONLY)
    return _left_open[identity]
