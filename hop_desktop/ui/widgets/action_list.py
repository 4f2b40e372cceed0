"""The actions of the plan in a list that changes only where something changed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionLine
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.check_list import ticks
from hop_desktop.ui.widgets.option_shape import paint_tick_box
from hop_desktop.ui.widgets.rows_model import Index

ROWS_SHOWN = 7
_ID = Qt.ItemDataRole.UserRole


class ActionList(QListWidget):
    """Shows `ActionLine`s, each a box to tick and two lines of text.

    Signals:
        action_chosen: Id of the action that the person went to.
        ticked: Id of an action; whether the person says that it is done.
    """

    action_chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Actions"))
        name_scroll_bars(self)
        self.setProperty("rows", True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_ActionDelegate(self))
        self.currentItemChanged.connect(self._on_current)
        self.itemChanged.connect(self._on_changed)

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

    def _on_changed(self, item: QListWidgetItem) -> None:
        """Report a tick; it is shown when it is stored."""
        is_done = item.checkState() is Qt.CheckState.Checked
        with QSignalBlocker(self):
            item.setCheckState(Qt.CheckState.Unchecked if is_done else Qt.CheckState.Checked)
        self.ticked.emit(item.data(_ID), is_done)


class _ActionDelegate(QStyledItemDelegate):
    """Draws a tick box, a title, and below it what is known about the action."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, place = current_theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.colours.accent_soft))
        state, direction = index.data(Qt.ItemDataRole.CheckStateRole), option.direction
        if state is not None:
            is_ticked = Qt.CheckState(state) is Qt.CheckState.Checked
            box = QStyle.visualRect(direction, place, _box(place))
            paint_tick_box(painter, box, is_ticked=is_ticked)
        pad, metrics = theme.spacing.m, option.fontMetrics
        left = place.left() + 2 * pad + scaled(theme.measures.dot)
        top = place.top() + theme.spacing.s
        for text, colour in zip(
            str(index.data()).split("\n", 1),
            (theme.colours.text, theme.colours.text_muted),
            strict=False,
        ):
            line = QRect(left, top, place.right() - left - pad, metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.setPen(QColor(colour))
            painter.drawText(
                QStyle.visualRect(direction, place, line), Qt.AlignmentFlag.AlignLeading, shown
            )
            top += metrics.height()
        painter.setPen(QColor(theme.colours.border))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = 2 * option.fontMetrics.height() + 2 * current_theme().spacing.s
        return QSize(1, max(lines, scaled(current_theme().measures.target)))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not ticks(event):
            return False
        if isinstance(event, QMouseEvent):
            pad = current_theme().spacing.m
            around = _box(option.rect).adjusted(-pad, -pad, pad // 2, pad)
            target = QStyle.visualRect(option.direction, option.rect, around)
            if not target.contains(event.position().toPoint()):
                return False
        is_ticked = Qt.CheckState(state) is Qt.CheckState.Checked
        now = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return model.setData(index, now, Qt.ItemDataRole.CheckStateRole)


def _box(place: QRect) -> QRect:
    """Return where the box to tick is, from left to right."""
    side, pad = scaled(current_theme().measures.dot), current_theme().spacing.m
    return QRect(place.left() + pad, place.top() + (place.height() - side) // 2, side, side)


def _fill(item: QListWidgetItem, line: ActionLine) -> None:
    text = f"{line.title}\n{line.detail}"
    if line.can_tick:
        now = Qt.CheckState.Checked if line.is_done else Qt.CheckState.Unchecked
        item.setData(Qt.ItemDataRole.CheckStateRole, now)
    else:
        item.setData(Qt.ItemDataRole.CheckStateRole, None)
    if item.text() == text and item.data(_ID) == line.action_id:
        return
    item.setData(_ID, line.action_id)
    item.setText(text)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {line.detail}")
