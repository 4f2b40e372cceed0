"""The open attempt in the window, and its way to the store."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import StorageError, UnknownIdError
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.open_attempt import OpenAttempt
from hop_desktop.ui.autosaver import Autosaver

KEY: Final = "attempt"


class AnswerSaver(QObject):
    """Holds the open attempt for as long as the store has it, whatever happens to the pages.

    Signals:
        tried: A save was tried by itself; `reason` tells how it ended.
    """

    tried = Signal()

    def __init__(
        self, assessment: AssessmentService, autosaver: Autosaver, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._assessment = assessment
        self._autosaver = autosaver
        self._current: OpenAttempt | None = None
        autosaver.tried.connect(self._on_tried)

    @property
    def current(self) -> OpenAttempt | None:
        """The attempt that was opened last; None: there is none, or it was deleted since."""
        return self._current

    @property
    def has_unsaved(self) -> bool:
        """Whether an answer is not on disk."""
        return self._current is not None and self._current.has_unsaved

    @property
    def reason(self) -> str:
        """Why the last save failed; empty: it did not."""
        return self._autosaver.reason(KEY)

    def open_attempt(self) -> OpenAttempt | None:
        """Return the open attempt as stored, or as on screen while a part is not stored.

        Raises:
            StorageError: It cannot be read.
        """
        try:
            stored = self._assessment.open_attempt()
        except StorageError:
            if not self.has_unsaved:
                raise
            return self._current
        is_same = stored and self._current and stored.attempt_id == self._current.attempt.attempt_id
        if not (is_same and self.has_unsaved):
            self._autosaver.drop(KEY)
            self._current = None if stored is None else OpenAttempt(self._assessment, stored)
        return self._current

    def go_on_in(self, language: str) -> None:
        """Ask the open attempt in another language from now on, and store that."""
        if self._current is not None:
            self._current.go_on_in(language)
            self.save()

    def save(self) -> bool:
        """Store what waits; on failure try again after a while."""
        if self.has_unsaved:
            self._autosaver.put(KEY, self._store)
        return self._autosaver.save(KEY)

    def document(self) -> bytes:
        """Return the answers on screen as an attempt file; empty: there are none."""
        return self._current.document() if self._current else b""

    def _store(self) -> None:
        if self._current is None:
            return
        try:
            self._current.save()
        except UnknownIdError:  # deleted meanwhile: what waits is given up with it
            self._current = None

    def _on_tried(self, key: str) -> None:
        if key == KEY:
            self.tried.emit()
