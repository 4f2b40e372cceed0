"""Edit: of the field with the keyboard; undo and redo also of what was changed in the store."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from hop_desktop.i18n import _
from hop_desktop.ui.editing import Editing
from hop_desktop.ui.entries import make_action, make_separator
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.undo import UndoHistory


class EditActions:
    """The entries; a field's own undo comes before that of the store."""

    def __init__(self, window: MainWindow, history: UndoHistory, editing: Editing) -> None:
        self._history = history
        self._editing = editing
        keys = QKeySequence.StandardKey
        self._undo = make_action(window, "", self._on_undo, keys.Undo)
        self._redo = make_action(window, "", self._on_redo)
        self._redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._cut = make_action(window, _("Cu&t"), editing.cut, keys.Cut)
        self._copy = make_action(window, _("&Copy"), editing.copy, keys.Copy)
        self._paste = make_action(window, _("&Paste"), editing.paste, keys.Paste)
        self._select = make_action(window, _("Select &all"), editing.select_all, keys.SelectAll)
        fields = (self._cut, self._copy, self._paste, self._select)
        self.all = (self._undo, self._redo, make_separator(window), *fields)
        watching = [
            history.changed.connect(self._show_what_keys_need),
            editing.moved.connect(self._show_what_keys_need),
        ]
        self._undo.destroyed.connect(
            lambda: [QObject.disconnect(connection) for connection in watching]
        )
        self.show_states()

    def show_states(self) -> None:
        """Enable what can be done now, and name what would be undone.

        Asks the clipboard, which another program may keep waiting: only when the menu opens.
        """
        self._show_what_keys_need()
        self._cut.setEnabled(self._editing.can_cut())
        self._paste.setEnabled(self._editing.can_paste())

    def _show_what_keys_need(self) -> None:
        """Enable what fields do not take from the keyboard by themselves."""
        history, editing = self._history, self._editing
        _show(self._undo, _("&Undo"), history.undo_text, of_field=editing.can_undo())
        _show(self._redo, _("&Redo"), history.redo_text, of_field=editing.can_redo())
        self._copy.setEnabled(editing.can_copy())
        self._select.setEnabled(editing.can_select_all())

    def _on_undo(self) -> None:
        if self._editing.can_undo():
            self._editing.undo()
        else:
            self._history.undo()
        self._show_what_keys_need()

    def _on_redo(self) -> None:
        if self._editing.can_redo():
            self._editing.redo()
        else:
            self._history.redo()
        self._show_what_keys_need()


def _show(action: QAction, name: str, what: str, *, of_field: bool) -> None:
    names_change = what and not of_field
    action.setText(f"{name}: {what.replace('&', '&&')}" if names_change else name)
    action.setEnabled(of_field or bool(what))
