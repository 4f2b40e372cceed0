"""Brings what the person does to disk, and tries again by itself until it worked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hop_desktop.domain.errors import HopError, StorageError

PAUSE_MS: Final = 300  # from a key to the disk, at most
DRAFTS: Final = "drafts"  # the key of their file; it goes last: what is stored is none any more
RETRY_AFTER_S: Final = (1, 2, 5, 10)  # then each time as long as the last

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Waiting:
    write: Callable[[], object]
    timer: QTimer  # of the next try after a failure
    tries: int = 0
    reason: str = ""  # why the last try failed; empty: none did


class Autosaver(QObject):
    """Lets each thing wait under a key of its own; what happens to one touches no other.

    Signals:
        tried: Something was tried by itself: its key. `reason` tells how it ended.
    """

    tried = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[str, _Waiting] = {}
        self._fresh: dict[str, None] = {}  # keys that wait for the end of the pause
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def put(self, key: str, write: Callable[[], object], reason: str = "") -> None:
        """Have `write` called soon, in place of what waits under the same key.

        Args:
            key: What it is about.
            write: Raises StorageError when the environment refuses: then it is tried again. Any
                other HopError is told, and waits until something else is put in its place.
            reason: Why it was tried already and failed; empty: it was not.
        """
        waiting = self._waiting.get(key)
        if waiting is None:
            timer = QTimer(self, singleShot=True)
            timer.timeout.connect(lambda: self._try(key))
            waiting = self._waiting[key] = _Waiting(write, timer)
        waiting.write = write
        if reason:
            self._wait(waiting, reason)
        elif not waiting.timer.isActive():  # a disk that refuses is not asked at every key
            self._fresh[key] = None
            if not self._pause.isActive():
                self._pause.start()

    def drop(self, key: str) -> None:
        """Forget what waits under a key."""
        self._fresh.pop(key, None)
        waiting = self._waiting.pop(key, None)
        if waiting is not None:
            waiting.timer.stop()
            waiting.timer.deleteLater()

    def save(self, key: str) -> bool:
        """Store now what waits under a key; return whether nothing waits there any more."""
        waiting = self._waiting.get(key)
        if waiting is None:
            return True
        self._fresh.pop(key, None)
        try:
            waiting.write()
        except StorageError as error:
            self._wait(waiting, str(error))
        except HopError as error:
            waiting.reason = str(error)
        else:
            self.drop(key)
        if waiting.reason and key in self._waiting:
            logger.warning("%s was not saved, try %d", key.partition("/")[0], waiting.tries)
            return False
        return True

    def save_all(self) -> None:
        """Store now whatever waits, each on its own."""
        for key in sorted(self._waiting, key=_is_last):
            self._try(key)

    def save_fresh(self) -> None:
        """Store now what waits for the end of the pause, as when a page is left."""
        self._pause.stop()
        self._on_pause()

    def is_waiting(self, key: str) -> bool:
        return key in self._waiting

    def is_retried(self, key: str) -> bool:
        """Return whether what waits under a key is tried again by itself."""
        return key in self._waiting and self._waiting[key].timer.isActive()

    def reason(self, key: str) -> str:
        """Return why the last try under a key failed; empty: it did not, or nothing waits."""
        waiting = self._waiting.get(key)
        return waiting.reason if waiting else ""

    def delay_ms(self, key: str) -> int:
        """Return how long the next try under a key waits for after the last one."""
        return self._waiting[key].timer.interval()

    def stop(self) -> None:
        """Forget everything that waits, as when the store is given up."""
        self._pause.stop()
        for key in tuple(self._waiting):
            self.drop(key)

    def _wait(self, waiting: _Waiting, reason: str) -> None:
        delay_s = RETRY_AFTER_S[min(waiting.tries, len(RETRY_AFTER_S) - 1)]
        waiting.reason = reason
        waiting.tries += 1
        waiting.timer.start(delay_s * 1000)

    def _on_pause(self) -> None:
        for key in sorted(self._fresh, key=_is_last):
            self._try(key)

    def _try(self, key: str) -> None:
        self.save(key)
        self.tried.emit(key)


def _is_last(key: str) -> bool:
    return key == DRAFTS
