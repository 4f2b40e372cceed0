"""Keys and buttons as a person presses them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton


def press_key(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press and let go a key in what has the focus, wherever that is by then."""
    for send in (QTest.keyPress, QTest.keyRelease):
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None
        send(target, key, modifiers)
    for _turn in range(4):
        QApplication.processEvents()


def press_shortcut(keys):
    """Press what a menu writes beside its entry: "Ctrl+Z"."""
    QTest.keySequence(QApplication.activeWindow(), QKeySequence(keys))
    QApplication.processEvents()


def press_button(parent, name):
    """Press the button that is called so."""
    QApplication.processEvents()
    buttons = parent.findChildren(QPushButton)
    next(button for button in buttons if button.accessibleName() == name).click()
    QApplication.processEvents()
