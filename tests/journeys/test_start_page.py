"""Start: one press begins, the rest is folded, and what is not possible says why."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.start_page import StartPage
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas


def texts(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def seen(driver, kind):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(kind) if one.isVisible()]


def open_start(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.START)
    return driver


def test_one_press_begins_the_quick_form(open_window):
    driver = open_start(open_window)

    assert driver.card("Quick form").isChecked()
    driver.click("Begin")

    begun = driver.shell.session.services.assessment.open_attempt()
    assert (begun.form, begun.profile_id) == ("quick", "scale-up")


@pytest.mark.parametrize("size", [(1180, 800), (900, 600), (640, 480)])
def test_begin_is_in_view_without_scrolling(open_window, size):
    driver = open_start(open_window)
    driver.window.resize(*size)
    QApplication.processEvents()

    begin = driver.button("Begin")

    assert begin.visibleRegion().boundingRect() == begin.rect()
    assert driver.window.rect().contains(begin.mapTo(driver.window, QPoint(0, 0)))


def test_questions_about_the_company_come_after_change(open_window):
    driver = open_start(open_window)
    assert seen(driver, QComboBox) == []

    driver.click("Change")

    names = [one.accessibleName() for one in seen(driver, QComboBox)]
    assert names == [
        "Company size",
        "Who reports to you?",
        "Who owns vision and budget?",
        "How often do you present to the board?",
        "Profile",
    ]


def test_the_first_visit_shows_what_a_result_looks_like(open_window):
    driver = open_start(open_window)
    (sample,) = seen(driver, FigureCanvas)
    assert "Negotiation" in sample.accessibleDescription()

    driver.store_samples()
    driver.shell.navigator.go(Route.HOME)
    driver.shell.navigator.go(Route.START)

    assert seen(driver, FigureCanvas) == []


def test_an_attempt_under_way_is_why_none_can_begin(open_window):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.START)

    assert not driver.button("Begin").isEnabled()
    assert any("under way" in text for text in texts(driver))
    driver.click("Resume assessment")

    assert driver.window.route is Route.QUESTIONNAIRE


def test_nothing_begins_before_it_is_shown_what(qtbot):
    page = StartPage()
    qtbot.addWidget(page)

    buttons = page.findChildren(QPushButton)

    assert [one.isEnabled() for one in buttons if one.text() == "Begin"] == [False]
