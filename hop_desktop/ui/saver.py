"""Brings the answers on screen to disk, and tries again by itself until it worked."""

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hop_desktop.domain.errors import HopError
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.draft import Draft

RETRY_AFTER_S: Final = (1, 2, 5, 10)  # then each time as long as the last

logger = logging.getLogger(__name__)


class AnswerSaver(QObject):
    """Holds the draft for as long as the window lives, whatever happens to the pages.

    Signals:
        tried: A save was tried by itself; `reason` tells how it ended.
    """

    tried = Signal()

    def __init__(self, assessment: AssessmentService, parent: QObject) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._draft: Draft | None = None
        self._tries = 0
        self.reason = ""  # why the last save failed; empty: it did not
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    @property
    def has_unsaved(self) -> bool:
        """Whether an answer is not on disk."""
        return self._draft is not None and self._draft.has_unsaved

    def open_draft(self) -> Draft | None:
        """Return the open attempt as stored, or as on screen while a part is not stored."""
        if not self.has_unsaved or self._draft is None:
            attempt = self._assessment.open_attempt()
            self._draft = None if attempt is None else Draft(self._assessment, attempt)
        return self._draft

    def save(self) -> bool:
        """Store what waits; on failure try again after a while."""
        if self._draft is None:
            return True
        try:
            self._draft.save()
        except HopError as error:
            logger.warning("an answer was not saved: %s", type(error).__name__)
            self.reason = str(error)
            delay_s = RETRY_AFTER_S[min(self._tries, len(RETRY_AFTER_S) - 1)]
            self._tries += 1
            self._timer.start(delay_s * 1000)
            return False
        self.reason = ""
        self._tries = 0
        self._timer.stop()
        return True

    def stop(self) -> None:
        """Forget what waits, as when the store is given up."""
        self._draft = None
        self._timer.stop()

    def document(self) -> bytes:
        """Return the answers on screen as an attempt file; empty: there are none."""
        return self._draft.document() if self._draft else b""

    def _on_time(self) -> None:
        self.save()
        self.tried.emit()
