"""What Edit does: cut, copy, paste, undo in the field that has the keyboard."""

from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

Field: TypeAlias = QLineEdit | QPlainTextEdit


class Editing(QObject):
    """Acts on the widget that has the keyboard, or had it before a menu took it.

    Signals:
        moved: The keyboard is somewhere else.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._focused: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def can_undo(self) -> bool:
        field = self._field()
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable()
        return field is not None and field.document().isUndoAvailable()

    def can_redo(self) -> bool:
        field = self._field()
        if isinstance(field, QLineEdit):
            return field.isRedoAvailable()
        return field is not None and field.document().isRedoAvailable()

    def can_cut(self) -> bool:
        field = self._field()
        return field is not None and not field.isReadOnly() and _has_selection(field)

    def can_copy(self) -> bool:
        field, table = self._field(), self._table()
        if field is not None:
            return _has_selection(field)
        return table is not None and table.model().rowCount() > 0

    def can_paste(self) -> bool:
        field = self._field()
        return field is not None and not field.isReadOnly() and _clipboard_has_text()

    def can_select_all(self) -> bool:
        return self._field() is not None or self._table() is not None

    def undo(self) -> None:
        field = self._field()
        if field is not None:
            field.undo()

    def redo(self) -> None:
        field = self._field()
        if field is not None:
            field.redo()

    def cut(self) -> None:
        field = self._field()
        if field is not None:
            field.cut()

    def copy(self) -> None:
        """Copy what is chosen; of a table the chosen rows or all, as a spreadsheet takes them."""
        field, table = self._field(), self._table()
        if field is not None:
            field.copy()
        elif table is not None:
            QGuiApplication.clipboard().setText(_rows_text(table))

    def paste(self) -> None:
        field = self._field()
        if field is not None:
            field.paste()

    def select_all(self) -> None:
        target = self._field() or self._table()
        if target is not None:
            target.selectAll()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not isinstance(now, QMenu | QMenuBar):
            self._focused = now
            self.moved.emit()

    def _field(self) -> Field | None:
        focused = self._here()
        if isinstance(focused, QAbstractSpinBox):
            return focused.findChild(QLineEdit)
        return focused if isinstance(focused, QLineEdit | QPlainTextEdit) else None

    def _table(self) -> QTableView | None:
        focused = self._here()
        return focused if isinstance(focused, QTableView) else None

    def _here(self) -> QWidget | None:
        return self._focused if self._focused is not None and isValid(self._focused) else None


def _has_selection(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field.textCursor().hasSelection()


def _clipboard_has_text() -> bool:
    return bool(QGuiApplication.clipboard().text())


def _rows_text(table: QTableView) -> str:
    """Return the chosen rows, or all of them, their cells parted by tabs."""
    model = table.model()
    rows = sorted({index.row() for index in table.selectionModel().selectedIndexes()})
    rows = rows or list(range(model.rowCount()))
    columns = range(model.columnCount())
    cells = [[str(model.index(row, column).data() or "") for column in columns] for row in rows]
    return "\n".join("\t".join(row) for row in cells)
