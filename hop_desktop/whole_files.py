"""Files that are written whole or not at all."""

import errno
import logging
import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from hop_desktop.domain.errors import OutputError, ReadOnlyTargetError
from hop_desktop.i18n import _

_logger = logging.getLogger(__name__)

# Network shares and some FUSE file systems do not know how to sync a folder.
_NO_FOLDER_SYNC: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_fcntl: Final[Any] = import_module("fcntl") if os.name == "posix" else None
_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
# On Windows a file that a virus scanner or an indexer looks at cannot be replaced for a moment.
_REPLACE_TRIES: Final = 20
_REPLACE_WAIT_S: Final = 0.05


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; at no moment is it there in part.

    Raises:
        OutputError: It could not be written; what was there before still is.
    """
    with replacing(path) as part:
        part.write_bytes(content)


def write_output(path: Path, content: bytes, *, over_read_only: bool = False) -> None:
    """Write a file of the person's: a new one is private, another keeps its permissions.

    Raises:
        ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
        OutputError: It could not be written; what was there before still is.
    """
    with replacing_output(path, over_read_only=over_read_only) as part:
        part.write_bytes(content)


@contextmanager
def replacing(path: Path, *, is_owned: bool = False) -> Iterator[Path]:
    """Give an empty private file beside `path`, which takes its place when the block ends.

    A link that the person made stays one, and its target is replaced; not in the place of one of
    the program's own files (`is_owned`).

    Raises:
        OutputError: It could not be written; what was there before still is.
    """
    with output_errors(path), _part_beside(path, is_owned=is_owned) as (part, target):
        yield part
        put_in_place(part, target)


@contextmanager
def replacing_output(path: Path, *, over_read_only: bool = False) -> Iterator[Path]:
    """Give an empty private file beside `path`; when the block ends, it takes the place and the
    permissions of what is there.

    Raises:
        ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
        OutputError: It could not be written; what was there before still is.
    """
    with output_errors(path), _part_beside(path) as (part, target):
        require_replaceable(target, over_read_only=over_read_only)
        yield part
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        put_in_place(part, target, mode)


def require_replaceable(path: Path, *, over_read_only: bool) -> None:
    """Refuse to write over what may only be read, unless the person said to.

    Raises:
        ReadOnlyTargetError: The file there may only be read.
    """
    if is_read_only(path) and not over_read_only:
        raise ReadOnlyTargetError(_("{name} may only be read and is kept").format(name=path))


def is_read_only(path: Path) -> bool:
    """Whether a file is there that may not be written to, also where the administrator could."""
    try:
        return path.is_file() and not (
            path.stat().st_mode & _ANY_WRITE and os.access(path, os.W_OK)
        )
    except (OSError, ValueError):  # a name that the system does not take
        return False


def put_in_place(part: Path, target: Path, mode: int | None = None) -> bool:
    """Rename a finished file to its name so that a power cut leaves the one or the other.

    Args:
        part: The file, which only its owner may read.
        target: Its name from now on.
        mode: The permissions that it gets; None: it keeps its own.

    Returns:
        Whether a power cut from now on leaves the new one. Where it may not, the disk fails, and
        the log says so: the file has its place, and nobody must be told that it has not.

    Raises:
        OSError: The system refuses; the old file is there as it was.
    """
    sync(part)
    if mode is not None:
        part.chmod(mode)  # not before: what may only be read cannot be synced
    rename_over(part, target)
    try:
        sync_folder(target.parent)
    except OSError as error:
        text = _("A file is in its place, but a power cut may bring back what was there: {reason}.")
        _logger.warning("%s", text.format(reason=system_reason(error)))
        return False
    return True


def rename_over(part: Path, target: Path) -> None:
    """Rename over what is there; where others have it open, wait up to a second for them.

    Raises:
        OSError: The system refuses.
    """
    for _try in range(_REPLACE_TRIES if os.name == "nt" else 0):
        with suppress(PermissionError):
            part.replace(target)
            return
        threading.Event().wait(_REPLACE_WAIT_S)
    part.replace(target)


def sync(path: Path) -> None:
    """Wait until the file's content is on the disk."""
    with path.open("rb+") as file:
        wait_for_disk(file.fileno())


def wait_for_disk(descriptor: int) -> None:
    """Wait until what was written is on the disk; macOS waits for a drive only when told so.

    Raises:
        OSError: The disk fails.
    """
    in_full = getattr(_fcntl, "F_FULLFSYNC", None)
    if in_full is not None:
        with suppress(OSError):  # a network disk does not know it
            _fcntl.fcntl(descriptor, in_full)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk, on systems and disks that can be told to.

    Raises:
        OSError: The disk fails.
    """
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        wait_for_disk(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def system_reason(error: OSError | ValueError) -> str:
    """Return what the system said, in words."""
    if os.name == "nt" and isinstance(error, PermissionError):
        return _("another program has it open, or it may not be written; close it there first")
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return str(error)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Raise what the system refuses inside as an OutputError about `path`."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: links in a circle
        text = _("{name} could not be written: {reason}")
        reason = system_reason(error) if isinstance(error, OSError | ValueError) else str(error)
        raise OutputError(text.format(name=path, reason=reason)) from error


@contextmanager
def _part_beside(path: Path, *, is_owned: bool = False) -> Iterator[tuple[Path, Path]]:
    """Give an empty private file and the place that it is for; what is left of it goes."""
    target = path.absolute() if is_owned else path.resolve()
    if target.is_symlink() and not is_owned:  # from Python 3.13 on a circle leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.exists() and not target.is_file():
        raise OutputError(_("{name} is not a file and is kept").format(name=path))
    descriptor, name = tempfile.mkstemp(prefix=".hop-", suffix=".part", dir=target.parent)
    os.close(descriptor)
    part = Path(name)
    try:
        yield part, target
    finally:
        part.unlink(missing_ok=True)
