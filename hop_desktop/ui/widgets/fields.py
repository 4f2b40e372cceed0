"""Controls with their names: what a person sets."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.labels import MutedLabel


class _QuietCombo(QComboBox):
    """A list that the wheel scrolls past instead of changing it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        side, room = scaled(theme.measures.icon), scaled(theme.measures.control)
        left = (room - side) // 2
        if not self.isRightToLeft():
            left = self.width() - room + left
        colour = theme.colours.text if self.isEnabled() else theme.colours.disabled
        place = QRect(left, (self.height() - side) // 2, side, side)
        icon("chevron-down", colour).paint(QPainter(self), place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Field(QWidget):
    """A list to choose from below its name, which assistive tools read from the label."""

    def __init__(self, name: str, choices: Sequence[tuple[str, object]], chosen: object) -> None:
        super().__init__()
        self.combo = _QuietCombo()
        for text, value in choices:
            self.combo.addItem(text, value)
        self.combo.setCurrentIndex(max(self.combo.findData(chosen), 0))
        self.combo.setAccessibleName(name)
        self.combo.setMinimumContentsLength(1)
        self.combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        label = MutedLabel(name)
        label.setBuddy(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(label)
        column.addWidget(self.combo)
