"""What menus are made of."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


def make_separator(parent: QObject) -> QAction:
    """Return a line between entries."""
    action = QAction(parent)
    action.setSeparator(True)
    return action


def make_action(
    parent: QObject,
    text: str,
    act: Callable[[], object],
    keys: str | QKeySequence.StandardKey = "",
    role: QAction.MenuRole = QAction.MenuRole.NoRole,
) -> QAction:
    """Return a menu entry."""
    action = QAction(text, parent)
    action.triggered.connect(lambda _checked=False: act())
    action.setMenuRole(role)
    action.setAutoRepeat(False)
    if keys:
        action.setShortcut(QKeySequence(keys))
    return action
