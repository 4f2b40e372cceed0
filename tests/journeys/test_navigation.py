"""The person always sees where they are, and gets where an entry says it leads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
)

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.loading_page import LoadingPage
from hop_desktop.ui.pages.working_page import WorkingPage

ENTRY_OF = {
    Route.START: "Home",
    Route.QUESTIONNAIRE: "Home",
    Route.REVIEW: "Home",
    Route.REPORT: "Results",
    Route.CHANGE: "History",
    Route.PACK: "Evidence",
    Route.PROFILES: "About the role",
    Route.COMPARE_PROFILES: "About the role",
    Route.BACKGROUND: "Preferences",
    Route.PLAN: "Plan",
}


def marked(driver):
    side = driver.window.findChild(QListWidget, "navigation")
    return [item.text() for item in side.selectedItems()]


@pytest.mark.parametrize("route", list(ENTRY_OF))
def test_the_entry_that_a_page_belongs_to_is_marked(open_window, route):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("quick")

    driver.shell.navigator.go(route)

    assert driver.window.route is route
    assert marked(driver) == [ENTRY_OF[route]]


@pytest.mark.parametrize(
    ("route", "title"),
    [
        (Route.HOME, "Home – Head of Product"),
        (Route.RESULTS, "Results – Head of Product"),
        (Route.CHANGE, "What changed – Head of Product"),
        (Route.ROLE, "About the role – Head of Product"),
    ],
)
def test_the_title_of_the_window_names_the_page(open_window, route, title):
    driver = open_window()
    driver.store_samples()

    driver.shell.navigator.go(route)

    assert driver.window.windowTitle() == title


def test_a_focus_area_of_home_opens_the_plan_at_that_area(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.HOME)
    services = driver.shell.session.services
    latest = services.history.scorecard(services.history.get("latest"))
    last = services.catalogue.instrument.competency(latest.focus_areas[-1]).name

    driver.click(last)
    driver.wait_for(lambda: driver.window.route is Route.PLAN)
    for _turn in range(5):
        QApplication.processEvents()

    heading = QApplication.focusWidget()
    assert last in heading.text()
    top = heading.mapTo(driver.window, QPoint(0, 0)).y()
    assert 0 < top < driver.window.height() // 2
    assert not heading.visibleRegion().isEmpty()


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("Results", Route.RESULTS),
        ("History", Route.HISTORY),
        ("About the role", Route.ROLE),
        ("Preferences", Route.PREFERENCES),
    ],
)
def test_each_page_opens_on_one_click(open_window, name, route):
    driver = open_window()
    side = driver.window.findChild(QListWidget)
    item = next(side.item(n) for n in range(side.count()) if side.item(n).text() == name)

    driver.qtbot.mouseClick(
        side.viewport(), Qt.MouseButton.LeftButton, pos=side.visualItemRect(item).center()
    )

    assert driver.window.controller(route) is not None


def test_what_stood_in_the_place_of_the_pages_ends(open_window):
    driver = open_window()
    driver.wait_for(lambda: not driver.window.findChildren(LoadingPage))

    driver.shell._replace("Restoring …", lambda *_given: lambda: "Restored.")
    driver.wait_for(lambda: driver.shell.session is not None)

    driver.wait_for(lambda: not driver.window.findChildren(WorkingPage))
    assert "Start assessment" in driver.names()
