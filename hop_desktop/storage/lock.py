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
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            raise StorageUnavailableError(
                _("another window or command is restoring the store: try again")
            ) from error
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
