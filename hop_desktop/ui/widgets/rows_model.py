"""Rows of texts for a view of Qt."""

import html
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of texts by id."""

    def __init__(self) -> None:
        super().__init__()
        self._headers: Sequence[str] = ()
        self._ids: list[str] = []
        self._rows: dict[str, Sequence[str]] = {}

    def show_rows(self, headers: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
        """Replace everything; the order of `rows` is the order of the list."""
        self.beginResetModel()
        self._headers, self._ids, self._rows = headers, list(rows), dict(rows)
        self.endResetModel()

    def change_rows(self, rows: Mapping[str, Sequence[str]]) -> None:
        """Replace the texts of some rows where they are."""
        known = {key: row for key, row in rows.items() if key in self._rows}
        if not known:
            return
        self._rows.update(known)
        places = [place for place, key in enumerate(self._ids) if key in known]
        last = len(self._headers) - 1
        self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], last))

    def id_at(self, row: int) -> str:
        return self._ids[row]

    def row_of(self, row_id: str) -> int | None:
        """Return where a row is; None: it is not there."""
        return self._ids.index(row_id) if row_id in self._rows else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the same
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._rows[self._ids[index.row()]][index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(text)}</p>"  # a tool tip reads markup, or guesses
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._headers[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headers[section]
        return None
