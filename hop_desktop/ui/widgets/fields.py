"""Controls with their names: what a person sets."""

from collections.abc import Callable, Sequence
from heapq import nlargest
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.rows_model import Index
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word

_SHOWN: Final = 24  # entries of an open list, as far as the screen goes
_MEASURED: Final = 12  # of the texts with most letters


class _QuietCombo(QComboBox):
    """A list whose value wraps, and that the wheel scrolls past instead of changing it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel takes no keyboard
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaxVisibleItems(_SHOWN)
        self.setItemDelegate(_EntryDelegate(self))

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

    def showPopup(self) -> None:
        """Open the list, laid out at its width: only then Qt knows how high its entries are."""
        view = self.view()
        name_scroll_bars(view)
        view.resize(self.width(), view.height())
        view.doItemsLayout()
        super().showPopup()


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry of an open list: its whole text, wrapped, with room around it."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self._combo = combo

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        spacing = current_theme().spacing
        # Not the width of the list: to ask for that while it is made would make it again.
        inner = self._combo.width() - 2 * (spacing.m + current_theme().line_px)
        inner -= spacing.m  # of a scroll bar, where the screen is low
        text = height_of(str(index.data() or ""), max(inner, 1), self._combo.font())
        return QSize(1, text + 2 * spacing.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, pad = current_theme().colours, current_theme().spacing.m
        place: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(colours.accent_soft))
        painter.setPen(QColor(colours.text))
        painter.setFont(option.font)
        painter.drawText(place.adjusted(pad, 0, -pad, 0), WRAPPED, str(index.data() or ""))


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
