"""Where the window opens: as it was left, on a screen that is there."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hop_desktop.ui.styling import current_theme


def fitted(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """Return `wanted` moved and shrunk into the screen that shows most of it.

    Args:
        wanted: The window, in the coordinates of the whole desktop.
        screens: What each screen has free for windows; at least one, the main one first.
    """
    screen = max(screens, key=lambda candidate: _area(candidate.intersected(wanted).size()))
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(wanted.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def put_back(window: QWidget, left_at: QByteArray) -> None:
    """Give a window that is not shown yet the place it was left at; empty: a good size."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    measures = current_theme().measures
    smallest = QSize(measures.smallest_window_width, measures.smallest_window_height)
    usual = QSize(measures.window_width, measures.window_height)
    window.setMinimumSize(smallest.boundedTo(screens[0].size()))
    if not window.restoreGeometry(left_at):
        window.resize(usual.boundedTo(screens[0].size()))
    elif not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(fitted(window.geometry(), screens))


def _area(size: QSize) -> int:
    return max(size.width(), 0) * max(size.height(), 0)
