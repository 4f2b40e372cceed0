"""Files that come from outside: bounded reads of regular files alone."""

import os
import stat
import sys
from pathlib import Path
from typing import IO, Final

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.i18n import _
from hop_desktop.whole_files import system_reason

STANDARD_INPUT: Final = "-"


def read_bounded(path: Path | str, limit: int) -> bytes:
    """Read a whole file, or standard input for "-".

    Args:
        path: As the person gave it; it names the file in the error.
        limit: The most bytes it may have.

    Raises:
        InvalidFileError: It is missing, larger, or no file (a folder, a pipe, a device).
    """
    source = str(path)
    try:
        content = _read(source, limit)
    except OSError as error:
        raise InvalidFileError(source, [system_reason(error)]) from error
    if len(content) > limit:
        raise InvalidFileError(
            source, [_("the file is larger than {limit} bytes").format(limit=limit)]
        )
    return content


def require_regular_file(path: Path | str) -> None:
    """Refuse what only looks like a file: opening a pipe or a device may never end.

    Raises:
        InvalidFileError: It is missing or no file, also behind a link.
    """
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise InvalidFileError(str(path), [system_reason(error)]) from error
    if not stat.S_ISREG(mode):
        raise InvalidFileError(str(path), [_("this is not a file")])


def _read(source: str, limit: int) -> bytes:
    if source == STANDARD_INPUT:
        return _read_at_most(sys.stdin.buffer, limit)
    require_regular_file(source)
    # Should a pipe have taken the file's place since, opening it must not wait.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(source, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise InvalidFileError(source, [_("this is not a file")])
        return _read_at_most(file, limit)


def _read_at_most(file: IO[bytes], limit: int) -> bytes:
    """Read one byte more than allowed, which tells that there is more."""
    return file.read(limit + 1)
