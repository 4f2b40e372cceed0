"""Controls with their names: what a person sets."""

from collections.abc import Callable, Sequence
from heapq import nlargest
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word

_MEASURED: Final = 12  # of the texts with most letters


class _QuietCombo(QComboBox):
    """A list whose value wraps, and that the wheel scrolls past instead of changing it."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = max(width - self._around(), 1)
        texts = [height_of(text, inner, self.font()) for text in self._texts()]
        smallest = scaled(current_theme().measures.control)
        return max(max(texts, default=0) + 2 * current_theme().spacing.s, smallest)

    def sizeHint(self) -> QSize:
        return self._size(longest_line)

    def minimumSizeHint(self) -> QSize:
        return self._size(longest_word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        colour = theme.colours.text if self.isEnabled() else theme.colours.disabled
        painter.setPen(QColor(colour))
        pad, room = theme.spacing.m, scaled(theme.measures.control)
        text = self.rect().adjusted(pad, 0, -room, 0)
        side = scaled(theme.measures.icon)
        arrow = QRect(self.width() - room, (self.height() - side) // 2, side, side)
        arrow.translate((room - side) // 2, 0)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), text)
        painter.drawText(place, WRAPPED, self.currentText())
        arrow = QStyle.visualRect(self.layoutDirection(), self.rect(), arrow)
        icon("chevron-down", colour).paint(painter, arrow)

    def _size(self, measure: Callable[[str, QFont], int]) -> QSize:
        self.ensurePolished()
        texts = [measure(text, self.font()) for text in self._texts()]
        width = max(texts, default=0) + 1 + self._around()
        return QSize(width, self.heightForWidth(width))

    def _around(self) -> int:
        return current_theme().spacing.m + scaled(current_theme().measures.control)

    def _texts(self) -> list[str]:
        """Return the texts that decide the size: to measure all of a long list takes long."""
        return nlargest(_MEASURED, map(self.itemText, range(self.count())), key=len)

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
        label = MutedLabel(name)
        label.setBuddy(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(label)
        column.addWidget(self.combo)
