"""Notices when the event loop does not come round."""

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 1


class Heartbeat(QObject):
    """Beats on the GUI thread; the longest pause between two beats is the longest stall."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._pauses_ms: list[tuple[float, str]] = []
        self.phase = ""
        timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_beat)
        timer.start()

    def longest(self) -> tuple[float, str]:
        """Return the longest pause in milliseconds and the phase that it fell into."""
        return max(self._pauses_ms, default=(0.0, ""))

    def by_phase(self) -> dict[str, float]:
        """Return the longest pause of each phase, in milliseconds."""
        longest: dict[str, float] = {}
        for pause_ms, phase in self._pauses_ms:
            longest[phase] = max(longest.get(phase, 0.0), pause_ms)
        return longest

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._pauses_ms.append(((now - self._last) * 1000 - BEAT_MS, self.phase))
        self._last = now
