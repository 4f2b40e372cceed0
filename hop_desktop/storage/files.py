"""Files that come from and go to the person: bounded reads, writes that are whole or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from hop_desktop.domain.errors import InvalidFileError, OutputError
from hop_desktop.i18n import _
from hop_desktop.storage.owned_files import require_owned

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
        raise InvalidFileError(source, [_system_reason(error)]) from error
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
        raise InvalidFileError(str(path), [_system_reason(error)]) from error
    if not stat.S_ISREG(mode):
        raise InvalidFileError(str(path), [_("this is not a file")])


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; at no moment is it there in part.

    Raises:
        OutputError: It could not be written; what was there before still is.
    """
    with replacing(path) as part:
        part.write_bytes(content)


def write_owned(path: Path, content: bytes) -> None:
    """Write one of the program's own files as `write_atomically`, but through no link.

    Raises:
        OutputError: It could not be written, or something else than a file stands there.
    """
    with replacing(path, is_owned=True) as part:
        part.write_bytes(content)


@contextmanager
def replacing(path: Path, *, is_owned: bool = False) -> Iterator[Path]:
    """Give an empty private file beside `path`, which takes its place when the block ends.

    A link that the person made stays one, and its target is replaced; in the place of one of
    the program's own files (`is_owned`) it is refused.

    Raises:
        OutputError: It could not be written; what was there before still is.
    """
    part: Path | None = None
    try:
        if is_owned:
            require_owned(path)
        target = path.absolute() if is_owned else path.resolve()
        if target.exists() and not target.is_file():
            raise OutputError(_("{name} is not a file and is kept").format(name=path))
        descriptor, name = tempfile.mkstemp(prefix=".hop-", suffix=".part", dir=target.parent)
        os.close(descriptor)
        part = Path(name)
        yield part
        put_in_place(part, target)
    except (OSError, ValueError) as error:
        raise OutputError(
            _("{name} could not be written: {reason}").format(
                name=path, reason=_system_reason(error)
            )
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Rename a finished file to its name so that a power cut leaves the one or the other.

    Raises:
        OSError: The system refuses.
    """
    sync(part)
    part.replace(target)
    sync_folder(target.parent)


def sync(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk; Windows cannot and need not."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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


def _system_reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return str(error)
