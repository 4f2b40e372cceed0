"""A lock that the system frees when its holder ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.i18n import _


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
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int, *, is_patient: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK if is_patient else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
