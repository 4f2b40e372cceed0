"""Files that are let go over the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from hop_desktop.ui.widgets.drop_hint import DropHint
from tests.journeys.shown_page import settle

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "attempt.json"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)


def files(*paths):
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return held


def hold(driver, held):
    """Hold something over the window; return whether it would be taken."""
    event = QDragEnterEvent(QPoint(300, 300), COPY, held, LEFT, NONE)
    QApplication.sendEvent(driver.window, event)
    settle()
    return event.isAccepted()


def let_go(driver, *paths):
    held = files(*paths)
    hold(driver, held)
    event = QDropEvent(QPointF(300, 300), COPY, held, LEFT, NONE)
    hint(driver).dropEvent(event)  # Qt itself brings it only from another program
    settle()


def hint(driver):
    return driver.window.findChild(DropHint)


def texts(driver):
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def history(driver):
    return driver.shell.session.services.history.finished()


def file_menu(driver):
    menu = driver.window.menuBar().actions()[0].menu()
    menu.aboutToShow.emit()
    return {one.text().replace("&", ""): one for one in menu.actions()}
