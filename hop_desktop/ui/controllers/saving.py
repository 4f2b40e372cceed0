"""Stores what the person did, or says that it is not stored and tries again."""

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError, StorageError
from hop_desktop.services.planning import Unsaved
from hop_desktop.ui.widgets.not_saved import NotSavedBar

T = TypeVar("T")
logger = logging.getLogger(__name__)


class KeepsUnsaved(Protocol):
    """A use-case that outlives the page."""

    unsaved: Unsaved | None


class Saving(QObject):
    """One thing at a time; what could not be stored waits for *Retry*, also on the next page."""

    def __init__(self, bar: NotSavedBar, keeper: KeepsUnsaved, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._keeper = keeper
        self._waiting: Callable[[], object] | None = None
        bar.retry_requested.connect(self.retry)

    @property
    def is_waiting(self) -> bool:
        """Whether something could not be stored yet."""
        return self._waiting is not None

    def store(self, write: Callable[[], T], then: Callable[[T], object]) -> bool:
        """Call `write`, then `then` with what it returned; tell whether it was stored."""
        try:
            stored = write()
        except HopError as error:
            can_retry = isinstance(error, StorageError)
            logger.warning("the plan was not saved: %s", type(error).__name__)
            self._waiting = (lambda: self.store(write, then)) if can_retry else None
            self._keeper.unsaved = Unsaved(write, str(error)) if can_retry else None
            self._bar.show_problem(str(error), can_retry=can_retry)
            return False
        self.give_up()
        then(stored)
        return True

    def resume(self, then: Callable[[], object]) -> None:
        """Show what the page before could not store; once it is stored, call `then`.

        It is not remembered for an undo: what it would show is on a page that has gone.
        """
        unsaved = self._keeper.unsaved
        if unsaved is not None:
            self._waiting = lambda: self.store(unsaved.write, lambda _stored: then())
            self._bar.show_problem(unsaved.reason, can_retry=True)

    def retry(self) -> None:
        if self._waiting is not None:
            self._waiting()

    def give_up(self) -> None:
        """Forget what waits, as when the person does something else instead."""
        self._waiting = self._keeper.unsaved = None
        self._bar.hide()
