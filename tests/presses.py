"""Keys and buttons as a person presses them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton


def press_key(key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    """Press and let go a key in what has the focus, wherever that is by then."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
    for _turn in range(4):
        QApplication.processEvents()


def press_button(parent, name):
    """Press the button that is called so."""
    QApplication.processEvents()
    buttons = parent.findChildren(QPushButton)
    next(button for button in buttons if button.accessibleName() == name).click()
    QApplication.processEvents()
