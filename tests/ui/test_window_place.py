"""The window opens as it was left, and always where it can be seen."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hop_desktop.ui.window_place import fitted, put_back

CODE = Path(__file__).parents[2] / "hop_desktop"
MAIN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 1280, 984)
LEFT = QRect(-1280, 0, 1280, 984)


@pytest.mark.parametrize(
    ("wanted", "screens", "expected"),
    [
        (QRect(100, 80, 1180, 800), [MAIN], QRect(100, 80, 1180, 800)),
        (QRect(2000, 50, 1000, 700), [MAIN, RIGHT], QRect(2000, 50, 1000, 700)),
        (QRect(2000, 50, 1000, 700), [MAIN], QRect(920, 50, 1000, 700)),
        (QRect(-1200, 50, 1000, 700), [MAIN, LEFT], QRect(-1200, 50, 1000, 700)),
        (QRect(-1200, 50, 1000, 700), [MAIN], QRect(0, 50, 1000, 700)),
        (QRect(100, 2000, 1000, 700), [MAIN], QRect(100, 340, 1000, 700)),
        (QRect(0, 0, 3800, 2100), [MAIN], MAIN),
        (QRect(100, -60, 1000, 700), [MAIN], QRect(100, 0, 1000, 700)),
        (QRect(1700, 0, 1000, 700), [MAIN, RIGHT], QRect(1920, 0, 1000, 700)),
    ],
    ids=[
        "where it was",
        "on the second screen",
        "the second screen is gone",
        "on the screen to the left",
        "the screen to the left is gone",
        "below everything",
        "larger than the screen",
        "its title out of reach",
        "between two screens",
    ],
)
def test_the_window_stays_on_a_screen_that_is_there(wanted, screens, expected):
    assert fitted(wanted, screens) == expected


def screen():
    return QGuiApplication.primaryScreen().availableGeometry()


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    return one


def test_the_first_window_has_a_good_size_and_never_more_than_the_screen(window):
    put_back(window, QByteArray())

    assert window.width() == min(1180, screen().width())
    assert window.height() == min(800, screen().height())
    assert window.minimumWidth() == min(900, screen().width())
    assert window.minimumHeight() == min(600, screen().height())


def test_a_window_that_was_maximised_opens_maximised(window, qtbot):
    earlier = QWidget()
    qtbot.addWidget(earlier)
    earlier.showMaximized()

    put_back(window, earlier.saveGeometry())

    assert window.isMaximized()


def test_a_window_left_on_a_screen_that_is_gone_comes_back(window, qtbot):
    earlier = QWidget()
    qtbot.addWidget(earlier)
    earlier.setGeometry(9000, 9000, 700, 560)

    put_back(window, earlier.saveGeometry())

    assert screen().contains(window.geometry())


def test_nothing_in_the_window_moves_by_itself():
    code = {file.name: file.read_text() for file in CODE.rglob("*.py")}
    assert len(code) > 100

    moving = re.compile(r"Q\w*Animation\b|setRange\(0, 0\)|setAnimated\(True\)")

    assert [name for name, text in code.items() if moving.search(text)] == []
    assert "setEffectEnabled(effect, False)" in code["process.py"]
