"""A list whose entries are ticked, drawn as check boxes are elsewhere."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.option_shape import paint_tick_box
from hop_desktop.ui.widgets.wrapping import WRAPPED

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
        self.setFixedHeight(rows_shown * _row_height(self.fontMetrics().height()))

    def add_entry(self, text: str, value: object) -> None:
        """Append an entry that is not ticked."""
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.addItem(item)

    def show_row(self, row: int) -> None:
        """Bring an entry to the top of what is seen, and the keyboard to it."""
        self.setCurrentRow(row)
        self.scrollToItem(self.item(row), QAbstractItemView.ScrollHint.PositionAtTop)


def _row_height(text: int) -> int:
    theme = current_theme()
    return max(text + theme.spacing.s, scaled(theme.measures.target))


class _TickDelegate(QStyledItemDelegate):
    """Draws a tick box and a text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        place: QRect = option.rect
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
        painter.drawText(QStyle.visualRect(direction, place, text), WRAPPED, index.data())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = current_theme()
        metrics = option.fontMetrics
        around = scaled(theme.measures.dot) + 3 * theme.spacing.m
        return QSize(
            metrics.horizontalAdvance(index.data()) + 1 + around, _row_height(metrics.height())
        )

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


def ticks(event: QEvent) -> bool:
    """Return whether an event on an entry is a click or the space bar."""
    if isinstance(event, QKeyEvent):
        return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
    return (
        isinstance(event, QMouseEvent)
        and event.type() is QEvent.Type.MouseButtonRelease
        and event.button() is Qt.MouseButton.LeftButton
    )
