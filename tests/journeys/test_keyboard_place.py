"""The keyboard is always somewhere that makes sense."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import Title
from tests.journeys.shown_page import settle
from tests.presses import press_key


def here():
    focused = QApplication.focusWidget()
    return focused.text() if isinstance(focused, Title) else focused.accessibleName()


def test_a_page_that_is_opened_gets_the_keyboard_on_its_title(open_window):
    driver = open_window()
    driver.button("Start assessment").setFocus()

    press_key(Qt.Key.Key_Space)

    assert driver.window.route is Route.START
    assert isinstance(QApplication.focusWidget(), Title)
    press_key(Qt.Key.Key_Tab)
    page = driver.window.controller(Route.START).page
    assert page.isAncestorOf(QApplication.focusWidget())
    assert here() in {"Full form", "Quick form"}


def test_the_navigation_keeps_the_keyboard_while_pages_are_tried(open_window):
    driver = open_window()
    side = driver.window.findChild(QListWidget, "navigation")
    side.setFocus()
    settle()

    press_key(Qt.Key.Key_Down)
    press_key(Qt.Key.Key_Down)

    assert driver.window.route is Route.HISTORY
    assert QApplication.focusWidget() is side


def test_enter_in_the_navigation_goes_into_the_page(open_window):
    driver = open_window()
    side = driver.window.findChild(QListWidget, "navigation")
    side.setFocus()
    settle()
    press_key(Qt.Key.Key_Down)

    press_key(Qt.Key.Key_Return)

    assert driver.window.route is Route.RESULTS
    assert isinstance(QApplication.focusWidget(), Title)


@pytest.mark.parametrize(
    ("route", "name"), [(Route.RESULTS, "Compared with"), (Route.PROFILES, "Profile")]
)
def test_a_choice_that_draws_the_page_anew_keeps_the_keyboard(open_window, route, name):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(route)
    combo = driver.combo(name)
    combo.setFocus()
    settle()

    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle()

    again = driver.combo(name)
    assert again is not combo
    assert QApplication.focusWidget() is again


def test_a_notice_that_is_closed_leaves_the_keyboard_on_the_page(open_window):
    driver = open_window()
    driver.window.show_notice("test", "Something happened.")
    driver.button("Close this notice").setFocus()

    press_key(Qt.Key.Key_Space)

    assert isinstance(QApplication.focusWidget(), Title)


def test_a_question_that_is_declined_leaves_the_keyboard_where_it_was(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    driver.answers.yes = False
    driver.button("Delete everything…").setFocus()

    press_key(Qt.Key.Key_Space)

    assert here() == "Delete everything…"


@pytest.mark.parametrize("route", list(Route))
def test_no_page_keeps_the_keyboard(open_window, route):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(route)
    settle()
    side = driver.window.findChild(QListWidget, "navigation")

    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _step in range(400):
            press_key(key)
            if QApplication.focusWidget() is side:
                break
        assert QApplication.focusWidget() is side


def test_no_control_takes_the_keyboard_by_the_wheel(open_window):
    """Who scrolls past a list while writing goes on writing where they were."""
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    taking = set()

    for route in Route:
        driver.shell.navigator.go(route)
        QApplication.processEvents()
        taking |= {
            (route, type(one).__name__, one.accessibleName())
            for one in driver.window.findChildren(QWidget)
            if one.focusPolicy() is Qt.FocusPolicy.WheelFocus
        }

    assert taking == set()
