"""A long list with headers: only what is seen is drawn, and it scrolls inside."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.cells import bold, paint_background, paint_ring, prepare, text_colour
from hop_desktop.ui.widgets.rows_model import Index, RowsModel

ROWS_SHOWN: Final = 9
STACKED_LINES: Final = 3
_MEASURED: Final = 200  # rows that decide about the widths
_WIDEST_EM: Final = 15  # of a column beside the one that takes the rest
_SHORTEST_EM: Final = 6
_LEAST_EM: Final = 14  # of the column that takes the rest


class ListTable(QTableView):
    """Shows a `RowsModel`; one column takes the room that the others leave.

    Where columns do not fit, a row is drawn as its heading with the other cells below it.

    Signals:
        row_chosen: The ids of the chosen rows, in the order of the list.
        row_activated: Id; by a double click or Enter.
    """

    row_chosen = Signal(list)
    row_activated = Signal(str)

    def __init__(
        self, name: str, *, wide_column: int, heading: int | None = None, several: bool = False
    ) -> None:
        """Make an empty list; `heading` is the column that heads a row where they are stacked."""
        super().__init__()
        prepare(self, name)
        self._wide_column = wide_column
        self._heading = wide_column if heading is None else heading
        self.is_stacked = False
        self._rows = RowsModel()
        self._widths: list[int] = []  # that the columns would need
        modes = QAbstractItemView.SelectionMode
        self.setModel(self._rows)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(modes.MultiSelection if several else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.row_activated.emit(self._id(index)))

    def show_rows(self, headers: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
        """Replace everything; rows that are chosen and still there stay chosen."""
        chosen, self._widths = self.chosen(), []
        self._rows.show_rows(headers, rows)
        for row_id in chosen:
            place = self._rows.row_of(row_id)
            if place is not None:
                self.selectRow(place)
        self._measure()
        self._fit()
        self.row_chosen.emit(self.chosen())

    def change_rows(self, rows: Mapping[str, Sequence[str]]) -> None:
        """Replace the texts of some rows where they are."""
        self._rows.change_rows(rows)

    def chosen(self) -> list[str]:
        """Return the ids of the chosen rows, in the order of the list."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self._rows.id_at(row) for row in sorted(rows)]

    def choose(self, row_id: str) -> None:
        """Choose a row and scroll to it, if it is there."""
        place = self._rows.row_of(row_id)
        if place is not None:
            self.selectRow(place)

    def place_of(self, row_id: str) -> QRect:
        """Scroll to a row and return where it is on the screen; empty: it is not there."""
        place = self._rows.row_of(row_id)
        if place is None:
            return QRect()
        index = self._rows.index(place, self._heading)
        self.scrollTo(index)
        found: QRect = self.visualRect(index)
        return QRect(self.viewport().mapToGlobal(found.topLeft()), found.size())

    def visible_ids(self) -> list[str]:
        """Return the ids of the rows that are seen now."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        last = self._rows.rowCount() - 1 if last < 0 else last
        return [self._rows.id_at(row) for row in range(first, last + 1)]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.row_chosen.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current.isValid():
            self.row_activated.emit(self._id(current))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _id(self, index: Index) -> str:
        return self._rows.id_at(index.row())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._fit()

    def _measure(self) -> None:
        """Measure the texts: once for each list, not at each change of the size."""
        columns = range(self._rows.columnCount())
        self._widths = [self._width_of(column, self.fontMetrics()) for column in columns]

    def _fit(self) -> None:
        if not self._widths or len(self._widths) != self._rows.columnCount():
            return  # Qt lays out a list while its rows are being replaced
        metrics, spacing = self.fontMetrics(), current_theme().spacing
        widest = self._widest_column(metrics)
        self.is_stacked = not widest
        header = self.horizontalHeader()
        header.setVisible(not self.is_stacked)
        lines = STACKED_LINES if self.is_stacked else 1
        row = metrics.height() * lines + 2 * spacing.s
        self.verticalHeader().setDefaultSectionSize(row)
        shown = min(max(self._rows.rowCount(), 1), ROWS_SHOWN)
        above = 0 if self.is_stacked else header.sizeHint().height()
        height = above + row * shown + 2 * self.frameWidth() + 2
        if self.height() != height:
            self.setFixedHeight(height)
        self._share_width(widest)

    def _widest_column(self, metrics: QFontMetrics) -> int:
        """Return how wide a column beside the wide one may be; 0: there is no room for columns."""
        em, room = metrics.height(), self.viewport().width()
        least = min(_LEAST_EM * em, self._widths[self._wide_column])
        for widest in range(_WIDEST_EM * em, _SHORTEST_EM * em - 1, -em):
            if self._needed(widest) <= room - least:
                return widest
        return 0

    def _share_width(self, widest: int) -> None:
        whole = self.viewport().width()
        for column in range(self._rows.columnCount()):
            is_wide = column == (self._heading if self.is_stacked else self._wide_column)
            self.setColumnHidden(column, self.is_stacked and not is_wide)
            rest = whole if self.is_stacked else whole - self._needed(widest)
            self.setColumnWidth(column, rest if is_wide else self._shown_width(column, widest))

    def _needed(self, widest: int) -> int:
        return sum(
            self._shown_width(column, widest)
            for column in range(len(self._widths))
            if column != self._wide_column
        )

    def _shown_width(self, column: int, widest: int) -> int:
        """Return the width of a column; what tells the rows apart is never shortened."""
        width = self._widths[column]
        return width if column == self._heading else min(width, widest)

    def _width_of(self, column: int, metrics: QFontMetrics) -> int:
        header = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
        texts = (
            str(self._rows.index(row, column).data())
            for row in range(min(self._rows.rowCount(), _MEASURED))
        )
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        title = QFontMetrics(bold(self.font())).horizontalAdvance(header)
        return max(widest, title) + 2 * current_theme().spacing.s + 2


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell in one line, or a stacked row in three, shortened where they do not fit."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spacing = current_theme().spacing
        place = option.rect.adjusted(spacing.s, spacing.s, -spacing.s, -spacing.s)
        painter.save()
        paint_background(painter, option, index)
        if self._table.is_stacked:
            _paint_stacked(painter, option, index, place)
        else:
            _paint_line(painter, option, place, str(index.data() or ""), is_heading=True)
        paint_ring(painter, option)
        painter.restore()


def _paint_stacked(
    painter: QPainter, option: QStyleOptionViewItem, index: Index, place: QRect
) -> None:
    model, line = index.model(), QFontMetrics(option.font).height()
    others = [
        str(model.index(index.row(), column).data() or "")
        for column in range(model.columnCount())
        if column != index.column()
    ]
    texts = [text for text in others if text]
    middle = (len(texts) + 1) // 2
    top = place.adjusted(0, 0, 0, line - place.height())
    _paint_line(painter, option, top, str(index.data() or ""), is_heading=True)
    for number, some in enumerate((texts[:middle], texts[middle:]), 1):
        below = top.translated(0, number * line)
        _paint_line(painter, option, below, " · ".join(some), is_heading=False)


def _paint_line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    place: QRect,
    text: str,
    *,
    is_heading: bool,
) -> None:
    metrics = QFontMetrics(option.font)
    painter.setFont(option.font)
    painter.setPen(text_colour(option, is_heading=is_heading))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    aligned = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, aligned, shown)
