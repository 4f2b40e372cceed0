"""One window for each data folder, by a lock that a dead process cannot hold."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from hop_desktop.storage.owned_files import open_owned, opened_owned

LOCK: Final = "lock"
_LOCKED_BYTE: Final = 1 << 30  # far behind the content, which the second process writes


class InstanceLock:
    """Held by the process that shows the window; the system frees it however that process ends.

    The file itself says nothing and may stay behind. Whoever does not get the lock writes a
    byte into it, and the holder, who watches the file, brings its window forward: no socket,
    no process id that may belong to someone else by now.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Return whether this process may go on: False, another one holds the folder.

        A folder that cannot be written to has no lock and needs none.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = open_owned(self.path, os.O_RDWR | os.O_CREAT)
        except OSError:
            return True
        if _lock(descriptor):
            self._descriptor = descriptor
            return True
        os.close(descriptor)
        return False

    def knock(self) -> None:
        """Ask the holder to bring its window forward."""
        _let_come_forward()
        with suppress(OSError), opened_owned(self.path, os.O_WRONLY) as descriptor:
            os.write(descriptor, b".")

    def free(self) -> None:
        """Let another process have the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import ctypes

    def _let_come_forward() -> None:
        """Pass on the right to stand in front, which Windows gives to whoever was started last."""
        anyone = -1  # ASFW_ANY
        ctypes.windll.user32.AllowSetForegroundWindow(anyone)

    def _lock(descriptor: int) -> bool:
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _let_come_forward() -> None:
        """Nobody needs to be allowed to."""

    def _lock(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks
        return True
