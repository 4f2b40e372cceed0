"""A key that is held, as X11 tells it: releases and presses of one moment, none called a repeat."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hop_desktop.ui.input_filter import InputFilter
from hop_desktop.ui.widgets.layout import button
from hop_desktop.ui.widgets.line_edit import LineEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NONE = Qt.KeyboardModifier.NoModifier
CODES = {Qt.Key.Key_Space: 65, Qt.Key.Key_Return: 36, Qt.Key.Key_A: 38, Qt.Key.Key_Backspace: 22}


class Heard(QWidget):
    """A window with a button, a field and a shortcut, that notes every key."""

    def __init__(self):
        super().__init__()
        self.pressed, self.field = button("One"), LineEdit()
        self.clicks, self.shortcuts, self.keys = 0, 0, []
        self.pressed.clicked.connect(self._on_click)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self._on_shortcut)
        column = QVBoxLayout(self)
        column.addWidget(self.pressed)
        column.addWidget(self.field)

    def _on_click(self):
        self.clicks += 1

    def _on_shortcut(self):
        self.shortcuts += 1

    def keyPressEvent(self, event):
        self.keys.append(event.isAutoRepeat())


@pytest.fixture
def heard(qapp, qtbot, monkeypatch):
    window = Heard()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    window.filter = InputFilter(qapp, window)
    return window


def tell(window, kind, key, moment, text=""):
    """Have the system tell the window of a key."""
    event = QKeyEvent(kind, key, NONE, CODES.get(key, 9), 0, 0, text)
    event.setTimestamp(moment)
    QApplication.sendEvent(window.windowHandle(), event)


def hold(window, key, text="", repeats=5):
    moment = 1000
    tell(window, QEvent.Type.KeyPress, key, moment, text)
    for _repeat in range(repeats):
        moment += 40
        tell(window, QEvent.Type.KeyRelease, key, moment, text)
        tell(window, QEvent.Type.KeyPress, key, moment, text)
    tell(window, QEvent.Type.KeyRelease, key, moment + 40, text)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_held_key_presses_a_button_once(heard, key):
    heard.pressed.setFocus()

    hold(heard, key)

    assert heard.clicks == 1


def test_a_page_hears_that_a_key_is_held(heard):
    heard.setFocus()

    hold(heard, Qt.Key.Key_Backspace, repeats=3)

    assert heard.keys == [False, True, True, True]


def test_a_held_letter_is_written_again_and_again(heard):
    heard.field.setFocus()

    hold(heard, Qt.Key.Key_A, "a", repeats=3)

    assert heard.field.text() == "aaaa"


def test_presses_of_their_own_all_count(heard):
    heard.pressed.setFocus()

    for moment in (1000, 1100, 1200):
        tell(heard, QEvent.Type.KeyPress, Qt.Key.Key_Space, moment)
        tell(heard, QEvent.Type.KeyRelease, Qt.Key.Key_Space, moment + 50)

    assert heard.clicks == 3


def test_another_key_of_the_same_moment_counts(heard):
    heard.setFocus()

    tell(heard, QEvent.Type.KeyRelease, Qt.Key.Key_A, 1000)
    tell(heard, QEvent.Type.KeyPress, Qt.Key.Key_Backspace, 1000)

    assert heard.keys == [False]


def test_no_shortcut_repeats(heard):
    tell(heard, QEvent.Type.KeyRelease, Qt.Key.Key_F5, 1000)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F5, NONE, 9, 0, 0)
    asked.setTimestamp(1000)
    asked.ignore()
    QApplication.sendEvent(heard.windowHandle(), asked)

    assert asked.isAccepted()
