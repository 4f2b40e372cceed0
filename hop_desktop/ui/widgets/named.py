"""Controls below their names, which stand beside each other."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.flow import FlowRow
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.wrapping import longest_line

_NAME_LINES: Final = 18  # text heights that a name is wide, where there is room


class Named(QWidget):
    """Shows the name above the control, which assistive tools call by it."""

    def __init__(self, name: str, control: QWidget) -> None:
        super().__init__()
        control.setAccessibleName(name)
        label = MutedLabel(name)
        label.setBuddy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(label)
        column.addWidget(control)
        self._label = label

    def sizeHint(self) -> QSize:
        """Return a size at which the name needs one line."""
        hint, name = super().sizeHint(), self._label
        return QSize(max(hint.width(), longest_line(name.text(), name.font()) + 1), hint.height())


class NameField(Named):
    """A line for the name of a person, as wide as names are.

    `edit` is the line itself.
    """

    def __init__(self, name: str, text: str, limit: int) -> None:
        self.edit = LineEdit(text, limit)
        super().__init__(name, self.edit)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), _NAME_LINES * self.fontMetrics().height()), hint.height())


def field_row(*fields: QWidget) -> FlowRow:
    """Return a row of fields; what does not fit goes below."""
    row = FlowRow(current_theme().spacing.l, at_bottom=True)
    for field in fields:
        row.add(field)
    return row
