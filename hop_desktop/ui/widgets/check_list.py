"""A list whose entries are ticked, drawn as check boxes are elsewhere."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hop_desktop.domain.clean_text import comparable
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.option_shape import paint_tick_box
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of

_GROUP: Final = Qt.ItemDataRole.UserRole + 1
_SHORT: Final = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex


class CheckList(QListWidget):
    """Entries are ticked by a click anywhere on them or by the space bar."""

    def __init__(self, name: str, *, rows_shown: int) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        name_scroll_bars(self)
        self.setProperty("rows", True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_TickDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # entries wrap
        self.setFixedHeight(rows_shown * _row_height(self.fontMetrics().height()))

    def add_entry(self, text: str, value: object, *, group: str = "", short: str = "") -> None:
        """Append an entry that is not ticked.

        Args:
            text: Its whole name, which assistive tools read and `show_matches` looks through.
            value: What it stands for.
            group: A heading stands above the first entry of each group that is seen.
            short: What is drawn below that heading.
        """
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setData(_GROUP, group)
        item.setData(_SHORT, short or text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.addItem(item)

    def show_matches(self, wanted: str) -> int:
        """Show the entries that hold every word that is wanted, and return how many do."""
        words = comparable(wanted).split()
        shown = 0
        for row in range(self.count()):
            item = self.item(row)
            is_match = all(word in comparable(item.text()) for word in words)
            item.setHidden(not is_match)
            shown += is_match
        first = next((r for r in range(self.count()) if not self.isRowHidden(r)), -1)
        if self.currentRow() < 0 or self.isRowHidden(self.currentRow()):
            self.setCurrentRow(first)  # or the space bar would tick what nobody sees
        self.scheduleDelayedItemsLayout()  # a heading may stand above another entry now
        return shown

    def heading_of(self, row: int) -> str:
        """Return what stands above an entry; empty: nothing does."""
        group: str = self.item(row).data(_GROUP) or ""
        before = next((r for r in reversed(range(row)) if not self.isRowHidden(r)), None)
        is_first = before is None or self.item(before).data(_GROUP) != group
        return group if is_first else ""

    def show_row(self, row: int) -> None:
        """Bring an entry to the top of what is seen, and the keyboard to it."""
        self.setCurrentRow(row)
        self.scrollToItem(self.item(row), QAbstractItemView.ScrollHint.PositionAtTop)


def _row_height(text: int) -> int:
    theme = current_theme()
    return max(text + theme.spacing.s, scaled(theme.measures.target))


class _TickDelegate(QStyledItemDelegate):
    """Draws a tick box and a text, and a heading above the first of a group."""

    def __init__(self, entries: CheckList) -> None:
        super().__init__(entries)
        self._entries = entries

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        place = QRect(option.rect)
        above, _entry = self._heights(index, place.width())
        if above:
            heading = place.adjusted(theme.spacing.m, 0, -theme.spacing.m, 0)
            heading.setHeight(above)
            self._paint_heading(painter, heading, index)
            place.setTop(place.top() + above)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.colours.surface_alt))
        side, pad = scaled(theme.measures.dot), theme.spacing.m
        box = QRect(place.left() + pad, place.top() + (place.height() - side) // 2, side, side)
        text = place.adjusted(side + 2 * pad, 0, -pad, 0)
        direction = option.direction
        is_ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        paint_tick_box(
            painter,
            QStyle.visualRect(direction, place, box),
            is_ticked=is_ticked is Qt.CheckState.Checked,
        )
        painter.setPen(QColor(theme.colours.text))
        painter.drawText(QStyle.visualRect(direction, place, text), WRAPPED, index.data(_SHORT))
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRect, index: _Index) -> None:
        painter.save()
        painter.setFont(_bold(self._entries.font()))
        painter.setPen(QColor(current_theme().colours.text_muted))
        painter.drawText(place, WRAPPED, self._entries.heading_of(index.row()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        around = scaled(current_theme().measures.dot) + 3 * current_theme().spacing.m
        natural = option.fontMetrics.horizontalAdvance(index.data(_SHORT)) + 1 + around
        width = self._entries.viewport().width()
        above, entry = self._heights(index, width)
        return QSize(min(natural, width), above + entry)

    def _heights(self, index: _Index, width: int) -> tuple[int, int]:
        """Return how high what stands above an entry is, and the entry itself, in pixels."""
        theme, heading = current_theme(), self._entries.heading_of(index.row())
        font = self._entries.font()  # not the option's: that dies with it, and sizes are remembered
        pad, least = theme.spacing.m, _row_height(QFontMetrics(font).height())
        room = width - scaled(theme.measures.dot) - 3 * pad
        entry = height_of(index.data(_SHORT), max(room, 1), font) + theme.spacing.s
        above = height_of(heading, max(width - 2 * pad, 1), _bold(font)) + theme.spacing.s
        return max(above, least) if heading else 0, max(entry, least)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if not ticks(event):
            return False
        is_ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        now = Qt.CheckState.Unchecked
        if is_ticked is Qt.CheckState.Unchecked:
            now = Qt.CheckState.Checked
        return model.setData(index, now, Qt.ItemDataRole.CheckStateRole)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def ticks(event: QEvent) -> bool:
    """Return whether an event on an entry is a click or the space bar."""
    if isinstance(event, QKeyEvent):
        return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    return (
        isinstance(event, QMouseEvent)
        and event.type() is QEvent.Type.MouseButtonRelease
        and event.button() is Qt.MouseButton.LeftButton
    )
