"""Stores what the person did to the plan, or says that it is not stored and tries again."""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError, StorageError
from hop_desktop.ui.autosaver import Autosaver
from hop_desktop.ui.widgets.not_saved import NotSavedBar

T = TypeVar("T")
PLAN: Final = "plan"  # the key under which a change waits
logger = logging.getLogger(__name__)


class Saving(QObject):
    """One thing at a time; what could not be stored is tried again, also on the next page."""

    def __init__(self, bar: NotSavedBar, autosaver: Autosaver, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._autosaver = autosaver
        self._then: Callable[[], object] = lambda: None
        bar.retry_requested.connect(self.retry)
        autosaver.tried.connect(self._on_tried)

    def store(self, write: Callable[[], T], then: Callable[[T], object]) -> bool:
        """Call `write`, then `then` with what it returned; tell whether it was stored."""
        try:
            stored = write()
        except StorageError as error:
            late: list[T] = []
            self._autosaver.put(PLAN, lambda: late.append(write()), str(error))
            self._then = lambda: then(late[-1])
            self._bar.show_problem(str(error), can_retry=True)
            return False
        except HopError as error:
            logger.warning("the plan was not saved: %s", type(error).__name__)
            self._autosaver.drop(PLAN)
            self._bar.show_problem(str(error), can_retry=False)
            return False
        self._autosaver.drop(PLAN)
        self._bar.hide()
        then(stored)
        return True

    def resume(self, then: Callable[[], object]) -> None:
        """Show what the page before could not store; once it is stored, call `then`.

        It is not remembered for an undo: what it would show is on a page that has gone.
        """
        if self._autosaver.is_waiting(PLAN):
            self._then = then
            self._on_tried(PLAN)

    def retry(self) -> None:
        self._autosaver.save(PLAN)
        self._on_tried(PLAN)

    def _on_tried(self, key: str) -> None:
        if key != PLAN:
            return
        if self._autosaver.is_waiting(PLAN):
            reason = self._autosaver.reason(PLAN)
            self._bar.show_problem(reason, can_retry=self._autosaver.is_retried(PLAN))
            return
        self._bar.hide()
        then, self._then = self._then, lambda: None
        then()
