"""When the next backup is due."""

from datetime import datetime, timedelta
from typing import Final

from hop_desktop.services.ports import Clock

MOST_CHANGES: Final = 20
LONGEST: Final = timedelta(minutes=10)


class BackupSchedule:
    """Counts what changed since the last backup."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changes = 0
        self._changed_at: datetime | None = None  # when the first of them was saved
        self._is_asked = False

    @property
    def is_due(self) -> bool:
        """Whether enough changed, or something changed long enough ago."""
        if self._changed_at is None:
            return False
        waited = abs(self._clock.now() - self._changed_at)  # a clock may jump back
        return self._is_asked or self._changes >= MOST_CHANGES or waited >= LONGEST

    def changed(self) -> None:
        """Count one save."""
        self._changes += 1
        self._changed_at = self._changed_at or self._clock.now()

    def ask(self) -> None:
        """Let the next change, or the ones before, be enough."""
        self._is_asked = True

    def made(self) -> None:
        """Start anew: a backup is made of everything so far."""
        self._changes, self._changed_at, self._is_asked = 0, None, False

    def missed(self) -> None:
        """Ask again: the backup that was made could not be kept."""
        self.changed()
        self.ask()
