"""A real table with headers that shows all of its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem


class PlainTable(QTableWidget):
    """Read-only rows of texts; the first column is the widest, and nothing scrolls inside."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._whole_width = 0
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace everything."""
        self.setColumnCount(len(headers))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(headers))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                self.setItem(y, x, QTableWidgetItem(text))
        self._whole_width = self._width_of_contents()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _width_of_contents(self) -> int:
        header = self.horizontalHeader()
        return sum(
            max(self.sizeHintForColumn(x), header.sectionSizeHint(x))
            for x in range(self.columnCount())
        )

    def _fit(self) -> None:
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        if self._whole_width <= self.viewport().width():
            header.setSectionResizeMode(mode.ResizeToContents)
            header.setSectionResizeMode(0, mode.Stretch)
        else:  # too narrow for one line each: share the width and wrap
            header.setSectionResizeMode(mode.Stretch)
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 6
        if self.height() != height:
            self.setFixedHeight(height)
