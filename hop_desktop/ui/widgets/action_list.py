"""The actions of the plan in a list that changes only where something changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionLine
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme

ROWS_SHOWN = 7
_ID = Qt.ItemDataRole.UserRole


class ActionList(QListWidget):
    """Shows `ActionLine`s, each in two lines of text.

    Signals:
        action_chosen: Id of the action that the person went to.
    """

    action_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Actions"))
        name_scroll_bars(self)
        self.setProperty("rows", True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._on_current)

    def show_lines(self, lines: Sequence[ActionLine], chosen_id: str) -> None:
        """Show these lines; those that are there already in the same places stay."""
        with QSignalBlocker(self):
            if [shown.action_id for shown in lines] != self._ids():
                self.clear()
                for _line in lines:
                    self.addItem(QListWidgetItem())
            for row, line in enumerate(lines):
                _fill(self.item(row), line)
                if line.action_id == chosen_id:
                    self.setCurrentRow(row)
        self._take_height()

    def _ids(self) -> list[str]:
        return [self.item(row).data(_ID) for row in range(self.count())]

    def _take_height(self) -> None:
        row_height = max(self.sizeHintForRow(0), 1)
        rows = min(max(self.count(), 1), ROWS_SHOWN)
        self.setFixedHeight(rows * row_height + 2 * self.frameWidth() + current_theme().spacing.xs)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.action_chosen.emit(item.data(_ID))


def _fill(item: QListWidgetItem, line: ActionLine) -> None:
    text = f"{line.title}\n{line.detail}"
    if item.text() == text and item.data(_ID) == line.action_id:
        return
    item.setData(_ID, line.action_id)
    item.setText(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {line.detail}")
