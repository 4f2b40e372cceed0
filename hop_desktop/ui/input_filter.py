"""What keys mean to whatever has the keyboard, the same in every page and dialog.

Enter presses the focused button. A key that is held acts once: a press moves by one. And the
ring round the focus shows after keys, not after the mouse.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from hop_desktop.ui.held_keys import HeldKeys
from hop_desktop.ui.styling import set_style_property

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ACTING: Final = {*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Delete}
_MODIFIERS: Final = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt),
    *(Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock),
}
_MOUSE: Final = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_KEYS: Final = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}  # a shortcut is no KeyPress


class InputFilter(QObject):
    """Watches the window and the widget that have the keyboard, and nothing else."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._focused: QWidget | None = None
        self._held_keys = HeldKeys()
        self._by_keys = True  # whether the person last used the keyboard
        self._on_window(app.focusWindow())
        self._on_focus(None, app.focusWidget())
        app.focusChanged.connect(self._on_focus)
        app.focusWindowChanged.connect(self._on_window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        is_first = isinstance(watched, QWindow) or kind is QEvent.Type.ShortcutOverride
        if is_first and isinstance(event, QKeyEvent) and self._held_keys.takes(watched, event):
            return True
        if kind in _MOUSE:
            self._show_ring(by_keys=False)
        elif kind in _KEYS and isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
            self._show_ring(by_keys=True)
            if kind is QEvent.Type.KeyPress and isinstance(watched, QWidget):
                return _takes(watched, event)
        return False

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
            set_style_property(old, "ring", False)
        self._focused = now
        if now is not None:
            now.installEventFilter(self)
            set_style_property(now, "ring", self._by_keys)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once: Qt moves what is installed already

    def _show_ring(self, *, by_keys: bool) -> None:
        self._by_keys = by_keys
        focused = QApplication.focusWidget()
        if focused is not None and focused is self._focused:
            set_style_property(focused, "ring", by_keys)


def _takes(widget: QWidget, event: QKeyEvent) -> bool:
    """Do what a key means to a widget; return whether that was all."""
    key = Qt.Key(event.key())
    if event.isAutoRepeat():
        return key in _ACTING and not _types(widget, key)
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in _ENTER and not plain and isinstance(widget, QAbstractButton):
        widget.click()
        return True
    return False


def _types(widget: QWidget, key: Qt.Key) -> bool:
    """Return whether a held key writes or deletes text there."""
    if key is Qt.Key.Key_Escape:
        return False
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return True
    takes_text = widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    return takes_text and key not in _ENTER
