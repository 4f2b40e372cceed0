"""The program's own files, opened so that nobody can put something else in their place.

A link that others planted would lead a write to a file of the person's, a pipe would never
answer, a device never end: only regular files are opened, and no link is followed.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.whole_files import output_errors, replacing

_PRIVATE: Final = 0o600
# Should a pipe have taken the place of a file since the look at it, opening it must not wait.
_GUARDS: Final = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


class NotAFileError(OSError):
    """Something else than a file stands where one of ours belongs; its text names both."""


def require_owned(path: Path) -> bool:
    """Return whether the file is there.

    Raises:
        NotAFileError: Something else is.
        OSError: The system refuses.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    _require_regular(path, mode)
    return True


def is_owned(path: Path) -> bool:
    """Whether a regular file is there, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def open_owned(path: Path, flags: int) -> int:
    """Return a descriptor of a regular file; one that `flags` let be made is private.

    Raises:
        NotAFileError: Something else stands there.
        OSError: The system refuses.
    """
    require_owned(path)
    descriptor = os.open(path, flags | _GUARDS, _PRIVATE)
    try:
        _require_regular(path, os.fstat(descriptor).st_mode)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def opened_owned(path: Path, flags: int) -> Iterator[int]:
    """Give such a descriptor for the block; raises as `open_owned`."""
    descriptor = open_owned(path, flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read_owned(path: Path, limit: int | None = None) -> bytes:
    """Return the content of a regular file, at most `limit` bytes of it; raises as above."""
    with (
        opened_owned(path, os.O_RDONLY) as descriptor,
        open(descriptor, "rb", closefd=False) as file,
    ):
        return file.read(-1 if limit is None else limit)


def write_owned(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Raises:
        OutputError: It could not be written, or something else than a file stands there.
    """
    with output_errors(path):
        require_owned(path)
        with replacing(path, is_owned=True) as part:
            part.write_bytes(content)


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        text = _("{name} is {kind}, not a file: move it away and try again")
        raise NotAFileError(text.format(name=path.name, kind=_kind(mode)))


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return _("a folder")
    if stat.S_ISLNK(mode):
        return _("a link")
    if stat.S_ISFIFO(mode):
        return _("a pipe")
    if stat.S_ISSOCK(mode):
        return _("a socket")
    return _("a device")
