"""A lock that the system frees when its holder ends, however it ends."""

import errno
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.i18n import _
from hop_desktop.storage.owned_files import open_owned

# Some network disks know no locks. Then nothing keeps two processes apart, but all else works.
_NO_LOCKS: Final = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS}
_POLL_S: Final = 0.05


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock on a file of its own while the block runs.

    Raises:
        StorageUnavailableError: Another process holds it.
    """
    with _opened(path) as descriptor:
        try:
            _lock(descriptor, is_patient=False)
        except OSError as error:
            raise StorageUnavailableError(
                _("another window or command is restoring the store: try again")
            ) from error
        yield


@contextmanager
def exclusive_in_turn(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs; wait for whoever has it, thread or process.

    Raises:
        OSError: The system refuses.
    """
    with _opened(path) as descriptor:
        _lock(descriptor, is_patient=True)
        yield


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = open_owned(path, os.O_RDWR | os.O_CREAT)
    try:
        yield descriptor
    finally:
        _unlock(descriptor)
        os.close(descriptor)


def knows_locks(folder: Path) -> bool:
    """Whether the disk of an existing folder keeps two processes apart."""
    if os.name != "posix":
        return True
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _NO_LOCKS
    finally:
        os.close(descriptor)
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, is_patient: bool) -> None:
        while True:  # LK_LOCK would give up after ten seconds
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not is_patient:
                    raise
                threading.Event().wait(_POLL_S)
            else:
                return

    def _unlock(descriptor: int) -> None:
        with suppress(OSError):  # not held
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, *, is_patient: bool) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise

    def _unlock(_descriptor: int) -> None:
        """Closing does it."""
