"""The appearance changes while the window is open, and everything follows."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox

from hop_desktop.app import shell as shell_module
from hop_desktop.theme import load_theme
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas


def chart_colours(driver):
    for _turn in range(4):
        QApplication.processEvents()
    charts = [one for one in driver.window.findChildren(FigureCanvas) if one.isVisible()]
    return {one.grab().toImage().pixelColor(4, 4).name() for one in charts}


def window_colour(driver):
    return driver.window.palette().color(QPalette.ColorRole.Window).name()


@pytest.mark.parametrize("name", ["dark", "high-contrast"])
def test_the_desktop_turning_dark_is_followed_by_window_and_charts(open_window, monkeypatch, name):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    assert chart_colours(driver) == {load_theme("light").colours.surface}

    monkeypatch.setattr(shell_module, "resolve_theme", lambda _look: load_theme(name))
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert chart_colours(driver) == {load_theme(name).colours.surface}
    assert window_colour(driver) == load_theme(name).colours.window


def test_pages_end_before_the_style_changes_as_qt_looks_at_each_widget(open_window, monkeypatch):
    driver = open_window()
    happened = []
    for route in (Route.PREFERENCES, Route.ROLE, Route.HOME):
        driver.shell.navigator.go(route)
        page = driver.window.controller(route).page
        page.destroyed.connect(lambda: happened.append("end of a page"))
    monkeypatch.setattr(shell_module, "style_widgets", lambda _app: happened.append("style"))

    QTimer.singleShot(1, driver.shell._on_appearance_changed)
    driver.wait_for(lambda: "style" in happened)

    assert happened == ["end of a page"] * 3 + ["style"]


def test_choosing_a_text_size_keeps_the_keyboard_on_the_choice(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    sizes = driver.combo("Text size")
    sizes.setFocus()

    sizes.setCurrentIndex(4)
    sizes.activated.emit(4)
    QApplication.processEvents()

    again = QApplication.focusWidget()
    assert isinstance(again, QComboBox)
    assert again is not sizes
    assert again.accessibleName() == "Text size"
    assert again.currentText() == "200 %"


def test_a_look_is_kept_for_the_next_time(open_window):
    driver = open_window()
    driver.look("dark", 150)
    driver.close()

    again = open_window()

    assert window_colour(again) == load_theme("dark").colours.window
    assert again.shell.preferences.text_percent == 150
