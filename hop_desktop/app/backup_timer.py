"""Lets the store be backed up while the window is open, and when it closes."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from hop_desktop.domain.errors import HopError
from hop_desktop.ui.jobs import Err, JobRunner, Ok

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.storage.database import Database

LOOK_EVERY_MS: Final = 10_000

logger = logging.getLogger(__name__)


class BackupTimer(QObject):
    """Asks the store from time to time whether a backup is due and makes it off the GUI thread."""

    def __init__(
        self,
        database: "Database",
        jobs: JobRunner,
        on_refused: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """`on_refused` is told why no backup can be made, the first time."""
        super().__init__(parent)
        self._on_refused = on_refused
        self._is_told = False
        self._database = database
        self._jobs = jobs
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.end)

    def look(self) -> None:
        """Make a backup if one is due."""
        if self._database.is_backup_due:
            self.back_up()

    def back_up(self) -> None:
        """Make a backup unless the latest one holds the same."""
        self._jobs.run(self._database.back_up, self._on_made)

    def stop(self) -> None:
        """Make no more backups, as when the store is given up."""
        self._timer.stop()

    def end(self) -> None:
        """Make the last backup; a failure is no reason to stay open."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        try:
            self._database.back_up()
        except HopError as error:
            _log_failure(error)

    def _on_made(self, outcome: Ok[Path | None] | Err) -> None:
        if isinstance(outcome, Err):
            _log_failure(outcome.error)
            self._tell(outcome.error)

    def _tell(self, error: Exception) -> None:
        if not self._is_told and isinstance(error, HopError):
            self._is_told = True
            self._on_refused(str(error))


def _log_failure(error: Exception) -> None:
    logger.warning("no backup could be made: %s", type(error).__name__)
