"""The open attempt in the window, and its way to the store."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import StorageError, UnknownIdError
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.drafts import Draft, Drafts, key_of
from hop_desktop.services.open_attempt import UNSAVED_DRAFT, OpenAttempt, UnsavedAnswers
from hop_desktop.ui.autosaver import Autosaver

KEY: Final = "attempt"


class AnswerSaver(QObject):
    """Holds the open attempt for as long as the store has it, whatever happens to the pages.

    What the store refuses is a draft until it is stored: it outlives the program.

    Signals:
        tried: A save was tried by itself; `reason` tells how it ended.
    """

    tried = Signal()

    def __init__(
        self,
        assessment: AssessmentService,
        drafts: Drafts,
        autosaver: Autosaver,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
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
            self._take_up()
        return self._current

    @property
    def has_kept(self) -> bool:
        """Whether answers that the store refused wait for the next start, or for this one."""
        return bool(self._drafts.typed_keys(UNSAVED_DRAFT))

    @property
    def is_kept(self) -> bool:
        """Whether all that is not stored outlives the program."""
        return self.has_unsaved and self.has_kept and self._drafts.is_kept

    def forget_kept(self) -> None:
        """Let what is not stored end with the program."""
        for key in self._drafts.typed_keys(UNSAVED_DRAFT):
            self._drafts.drop(key)
        with suppress(StorageError):
            self._drafts.keep()

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
        except StorageError:
            self._keep(self._current)
            raise
        if self.has_kept:
            self.forget_kept()

    def _keep(self, opened: OpenAttempt) -> None:
        """Bring to the drafts what the store refused; they are tried again by themselves, too."""
        self._draft_of(opened).put(opened.unsaved)
        with suppress(StorageError):
            self._drafts.keep()

    def _take_up(self) -> None:
        """Bring back what the store refused before the program ended."""
        if self._current is None or not self.has_kept:
            return
        kept = self._draft_of(self._current).value
        if kept is not None:
            self._current.take_up(kept)
        if self.has_unsaved:
            self.save()
        else:  # it was stored all the same
            self.forget_kept()

    def _draft_of(self, opened: OpenAttempt) -> Draft[UnsavedAnswers]:
        key = key_of(UNSAVED_DRAFT, opened.attempt.attempt_id)
        return Draft(self._drafts, key, UnsavedAnswers)

    def _on_tried(self, key: str) -> None:
        if key == KEY:
            self.tried.emit()
