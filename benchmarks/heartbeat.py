"""Notices when the event loop does not come round."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 1


@dataclass(frozen=True, slots=True)
class Pause:
    """The longest time between two beats, in milliseconds."""

    wall_ms: float = 0.0
    busy_ms: float = 0.0  # of the GUI thread's processor: a busy machine does not lengthen it


class Heartbeat(QObject):
    """Beats on the GUI thread; the longest pause between two beats is the longest stall."""

    def __init__(self) -> None:
        super().__init__()
        self._pauses: dict[str, Pause] = {}
        self.phase = ""
        self._is_aside = False
        self._start()
        timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._record)
        timer.start()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What happens in here is the driver's own work and no stall of the program."""
        self._record()
        self._is_aside = True
        yield
        self._is_aside = False
        self._start()

    def by_phase(self) -> Mapping[str, Pause]:
        """Return the longest pauses of each phase."""
        return dict(self._pauses)

    def _start(self) -> None:
        self._last_s, self._last_busy_s = time.perf_counter(), time.thread_time()

    def _record(self) -> None:
        if self._is_aside:
            return
        wall_ms = (time.perf_counter() - self._last_s) * 1000 - BEAT_MS
        busy_ms = (time.thread_time() - self._last_busy_s) * 1000
        known = self._pauses.get(self.phase, Pause())
        self._pauses[self.phase] = Pause(max(known.wall_ms, wall_ms), max(known.busy_ms, busy_ms))
        self._start()
