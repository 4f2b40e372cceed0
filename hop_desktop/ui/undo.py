"""Taking back what the person changed, and doing it again, through the use-cases that did it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import HopError
from hop_desktop.ui.navigation import Route

CHANGES_KEPT: Final = 100


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Something the person did and the store already holds."""

    text: str  # what was done, as the menu says it: "Delete “Stop list”"
    route: Route  # the page that shows it
    undo: Callable[[], object]
    redo: Callable[[], object]


class UndoHistory(QObject):
    """The changes since the window was opened, oldest first; those taken back can be done again.

    Not a QUndoStack: that moves on even when the disk refuses.

    Signals:
        changed: What can be undone or redone is different now.
        applied: The store was changed by an undo or a redo: the route that shows it.
        refused: The store could not be changed, and why; nothing else happened.
    """

    changed = Signal()
    applied = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[UndoStep] = []
        self._done = 0  # this many of them are in the store

    @property
    def undo_text(self) -> str:
        """What an undo would take back; empty: nothing."""
        return self._changes[self._done - 1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What a redo would do again; empty: nothing."""
        return self._changes[self._done].text if self._done < len(self._changes) else ""

    def add(self, change: UndoStep) -> None:
        """Remember a change that was just made; what was taken back before is forgotten."""
        self._changes = [*self._changes[: self._done], change][-CHANGES_KEPT:]
        self._done = len(self._changes)
        self.changed.emit()

    def forget(self) -> None:
        """Forget everything, as when the data was replaced."""
        self._changes, self._done = [], 0
        self.changed.emit()

    def undo(self) -> None:
        if self._done:
            change = self._changes[self._done - 1]
            self._apply(change, change.undo, -1)

    def redo(self) -> None:
        if self._done < len(self._changes):
            change = self._changes[self._done]
            self._apply(change, change.redo, 1)

    def _apply(self, change: UndoStep, act: Callable[[], object], step: int) -> None:
        try:
            act()
        except HopError as error:
            self.refused.emit(error.sentence)
            return
        self._done += step
        self.changed.emit()
        self.applied.emit(change.route.value)
