"""A real table with headers that shows all of its rows, in columns or, where narrow, in blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    Line,
    bold,
    lay_out_block,
    paint_background,
    paint_ring,
    pair_text,
    prepare,
    text_colour,
)
from hop_desktop.ui.widgets.rows_model import Index
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word

MOST_LINES = 3  # of a cell; where columns need more, rows are drawn as blocks


class PlainTable(QTableWidget):
    """Read-only rows of texts; nothing scrolls inside and no text is ever shortened.

    Where the columns do not fit, each row is drawn as a block: its first cell, and below it the
    others with their headers. It stays one table with the same cells for assistive tools.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        prepare(self, name)
        self._headers: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self._layouts: dict[int, _Layout] = {}  # by width, until texts or font change
        self._layout = _Layout((), (), ())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_RowDelegate(self))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.verticalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        wraps = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)  # a header takes it here
        self.horizontalHeader().setDefaultAlignment(
            self.horizontalHeader().defaultAlignment() | wraps
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything; the first cell of a row names it."""
        self._headers, self._rows = headers, rows
        self._layouts, self._layout = {}, _Layout((), (), ())
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
        return bool(self._layout.blocks)

    @property
    def _is_empty(self) -> bool:
        return not (self._headers and self._rows)

    def lines(self, row: int) -> tuple[Line, ...]:
        """Return what a block shows; one line for each column."""
        return self._layout.blocks[row]

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is drawn; assistive tools ask, too."""
        if not self.is_stacked:
            return super().visualRect(index)
        top = self.rowViewportPosition(index.row())
        place = self.lines(index.row())[index.column()].place.translated(0, top)
        if self.isRightToLeft():
            place.moveLeft(self.viewport().width() - place.right() - 1)
        return place

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        frame = 2 * self.frameWidth()
        if self._is_empty:
            return frame
        layout = self._laid_out(width - frame)
        header = 0 if layout.blocks else self._header_height(layout.widths)
        return header + sum(layout.heights) + frame

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
            self._layouts = {}
            self._fit()
        elif event.type() == QEvent.Type.StyleChange:
            self._layouts = {}

    def _fit(self) -> None:
        if self._is_empty:
            return
        width = self.viewport().width()
        self._layout = layout = self._laid_out(width)
        self.horizontalHeader().setVisible(not self.is_stacked)
        if not self.is_stacked:
            self.horizontalHeader().setFixedHeight(self._header_height(layout.widths))
        for x in range(self.columnCount()):
            self.setColumnHidden(x, self.is_stacked and x > 0)
            self.setColumnWidth(x, width if self.is_stacked else layout.widths[x])
        for y, height in enumerate(layout.heights):
            self.setRowHeight(y, height)

    def _laid_out(self, width: int) -> "_Layout":
        if width not in self._layouts:
            widths = self._column_widths(width)
            if widths:
                heights = tuple(self._row_height(row, widths) for row in self._rows)
                self._layouts[width] = _Layout(tuple(widths), heights, ())
            else:
                blocks = self._make_blocks(width)
                lines, heights = zip(*blocks, strict=True)
                self._layouts[width] = _Layout((), heights, lines)
        return self._layouts[width]

    def _row_height(self, row: Sequence[str], widths: Sequence[int]) -> int:
        font, pad = self.font(), 2 * current_theme().spacing.s
        inner = [max(width - pad, 1) for width in widths]
        texts = zip(row, inner, strict=True)
        return max(height_of(text, width, font) for text, width in texts) + pad

    def _column_widths(self, available: int) -> list[int]:
        """Return widths by column in which no word is cut and few lines are needed; empty: none.

        Columns that lack little get it first; the widest ones wrap.
        """
        pad, columns = 2 * current_theme().spacing.s + 2, range(len(self._headers))
        whole = [self._widest(x) + pad for x in columns]
        spare = available - sum(whole)
        if spare >= 0:
            return [whole[0] + spare, *whole[1:]]
        least = [self._widest(x, of_words=True) + pad for x in columns]
        if sum(least) > available:
            return []
        widths = shared(available, least, whole)
        highest = max(self._row_height(row, widths) for row in self._rows) - pad
        return widths if highest <= MOST_LINES * self.fontMetrics().lineSpacing() else []

    def _header_height(self, widths: Sequence[int]) -> int:
        font, pad = bold(self.font()), 2 * current_theme().spacing.s
        texts = zip(self._headers, widths, strict=True)
        return max(height_of(text, max(width - pad, 1), font) for text, width in texts) + pad

    def _widest(self, column: int, *, of_words: bool = False) -> int:
        header, cells = bold(self.font()), self.font()
        measure = longest_word if of_words else longest_line
        texts = [row[column] for row in self._rows]
        return max(
            measure(self._headers[column], header), *(measure(text, cells) for text in texts)
        )

    def _make_blocks(self, width: int) -> list[tuple[tuple[Line, ...], int]]:
        rows = [self._block_texts(row) for row in self._rows]
        font = self.font()
        pairs = [longest_line(text, font) for texts in rows for text in texts[1:]]
        widest = max(pairs, default=0)
        return [lay_out_block(texts, widest, width, font) for texts in rows]

    def _block_texts(self, row: Sequence[str]) -> list[str]:
        pairs = zip(self._headers[1:], row[1:], strict=True)
        return [row[0], *(pair_text(header, text) for header, text in pairs)]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the rows are drawn in one width: widths of columns, or else lines of blocks, by row."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    blocks: tuple[tuple[Line, ...], ...]


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


def shared(available: int, least: Sequence[int], whole: Sequence[int]) -> list[int]:
    """Return widths between `least` and `whole` by column; what is left is shared alike.

    Args:
        available: In pixels; at least the sum of `least`.
        least: What a column needs at least.
        whole: What it can use.
    """
    widths, left = list(least), available - sum(least)
    by_lack = sorted(range(len(least)), key=lambda x: whole[x] - least[x])
    for rank, x in enumerate(by_lack):
        given = min(whole[x] - least[x], left // (len(least) - rank))
        widths[x] += given
        left -= given
    return widths
