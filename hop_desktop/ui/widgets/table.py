"""A real table with headers that shows all of its rows, in columns or, where narrow, in blocks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.cells import (
    CellDelegate,
    Index,
    Line,
    bold,
    lay_out_block,
    paint_background,
    paint_ring,
    pair_text,
    text_colour,
)
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word


class PlainTable(QTableWidget):
    """Read-only rows of texts; nothing scrolls inside and no text is ever shortened.

    Where the columns do not fit, each row is drawn as a block: its first cell, and below it the
    others with their headers. It stays one table with the same cells for assistive tools.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._is_stacked = False
        self._pair_width = 0
        self._blocks: list[tuple[tuple[Line, ...], int]] = []  # lines and height, by row
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(_RowDelegate(self))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything; the first cell of a row names it."""
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headers))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, headers[x] if x else "")
                self.setItem(y, x, item)
        self._fit()
        self.updateGeometry()

    @property
    def is_stacked(self) -> bool:
        """Whether rows are drawn as blocks."""
        return self._is_stacked

    @property
    def _is_empty(self) -> bool:
        return not (self.columnCount() and self.rowCount())

    def lines(self, row: int) -> tuple[Line, ...]:
        """Return what a block shows; one line for each column."""
        return self._blocks[row][0]

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is drawn; assistive tools ask, too."""
        if not self._is_stacked:
            return super().visualRect(index)
        top = self.rowViewportPosition(index.row())
        place = self._blocks[index.row()][0][index.column()].place.translated(0, top)
        if self.isRightToLeft():
            place.moveLeft(self.viewport().width() - place.right() - 1)
        return place

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        frame = 2 * self.frameWidth()
        if self._is_empty:
            return frame
        widths = self._column_widths(width - frame)
        if not widths:
            return sum(height for _lines, height in self._make_blocks(width - frame)) + frame
        heights = [self._row_height(y, widths) for y in range(self.rowCount())]
        return self.horizontalHeader().sizeHint().height() + sum(heights) + frame

    def sizeHint(self) -> QSize:
        width = current_theme().measures.column
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._fit()

    def _fit(self) -> None:
        if self._is_empty:
            return
        width = self.viewport().width()
        widths = self._column_widths(width)
        self._is_stacked = not widths
        self._blocks = self._make_blocks(width) if self._is_stacked else []
        self.horizontalHeader().setVisible(not self._is_stacked)
        for x in range(self.columnCount()):
            self.setColumnHidden(x, self._is_stacked and x > 0)
            self.setColumnWidth(x, widths[x] if widths else width)
        for y in range(self.rowCount()):
            height = self._blocks[y][1] if self._is_stacked else self._row_height(y, widths)
            self.setRowHeight(y, height)

    def _row_height(self, row: int, widths: Sequence[int]) -> int:
        font, pad = self.font(), 2 * current_theme().spacing.s
        cells = [
            height_of(self._text(row, x), max(width - pad, 1), font)
            for x, width in enumerate(widths)
        ]
        return max(cells) + pad

    def _column_widths(self, available: int) -> list[int]:
        """Return widths by column in which no word is cut; empty: there are none.

        All but the widest column show their texts in one line; the widest may need two.
        """
        pad = 2 * current_theme().spacing.s + 2
        whole = [self._widest(x) + pad for x in range(self.columnCount())]
        spare = available - sum(whole)
        if spare >= 0:
            return [whole[0] + spare, *whole[1:]]
        widest = whole.index(max(whole))
        rest = whole[widest] + spare
        needed = max(self._widest(widest, of_words=True) + pad, whole[widest] * 2 // 3)
        if rest < needed:
            return []
        return [rest if x == widest else width for x, width in enumerate(whole)]

    def _widest(self, column: int, *, of_words: bool = False) -> int:
        header, cells = bold(self.font()), self.font()
        measure = longest_word if of_words else longest_line
        texts = [self._text(y, column) for y in range(self.rowCount())]
        return max(measure(self._header(column), header), *(measure(one, cells) for one in texts))

    def _make_blocks(self, width: int) -> list[tuple[tuple[Line, ...], int]]:
        rows = [self._block_texts(y) for y in range(self.rowCount())]
        font = self.font()
        pairs = [longest_line(text, font) for texts in rows for text in texts[1:]]
        widest = max(pairs, default=0)
        return [lay_out_block(texts, widest, width, font) for texts in rows]

    def _block_texts(self, row: int) -> list[str]:
        pairs = [
            pair_text(self._header(x), self._text(row, x)) for x in range(1, self.columnCount())
        ]
        return [self._text(row, 0), *pairs]

    def _header(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


class _RowDelegate(CellDelegate):
    """Draws a cell, or in a narrow table the whole row as a block."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not self._table.is_stacked:
            super().paint(painter, option, index)
            return
        painter.save()
        paint_background(painter, option, index)
        row, model = index.row(), self._table.model()
        for x, line in enumerate(self._table.lines(row)):
            painter.setFont(bold(option.font) if line.is_heading else QFont(option.font))
            painter.setPen(text_colour(option, is_heading=line.is_heading))
            place = self._table.visualRect(model.index(row, x))
            painter.drawText(place, WRAPPED, line.text)
        paint_ring(painter, option)
        painter.restore()
