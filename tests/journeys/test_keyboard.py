"""Everything can be done without a mouse."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.layout import ScrollPage, button
from tests.journeys.shown_page import settle
from tests.presses import press_key

MOST_STOPS = 400


def tab_stops(window):
    return {
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    }


def walk(window):
    """Return what Tab visits from where the keyboard is, in order, until it comes round."""
    visited = []
    for _step in range(MOST_STOPS):
        here = QApplication.focusWidget()
        if here in visited:
            return visited
        visited.append(here)
        press_key(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes round; last on {visited[-3:]}")


def arrows_reach(widget, visited):
    """Tell whether a button belongs to a choice that Tab visits."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and any(one in visited for one in group.buttons())


def described(widgets):
    return sorted(f"{type(one).__name__} “{one.accessibleName()}”" for one in widgets)


@pytest.mark.parametrize("route", list(Route))
def test_tab_visits_every_control_of_a_page(open_window, route):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("full")
    driver.shell.navigator.go(route)
    settle()
    stops = tab_stops(driver.window)
    assert stops

    visited = walk(driver.window)

    missed = [one for one in stops - set(visited) if not arrows_reach(one, visited)]
    assert described(missed) == []


class Hasty(QPushButton):
    """Sends Tab past its neighbour."""

    def focusNextPrevChild(self, _is_next):
        self.target.setFocus()
        return True


def test_a_control_that_tab_leaves_out_is_found(qtbot):
    page = ScrollPage()
    one, two, three = Hasty("One"), button("Two"), button("Three")
    one.target = three
    for made in (one, two, three):
        page.column.addWidget(made)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    one.setFocus()

    assert tab_stops(page) - set(walk(page)) == {two}


def reading_order(widgets, window):
    places = [one.mapTo(window, QPoint(0, 0)) for one in widgets]
    return [(place.y(), place.x()) for place in places]


def steps_up(visited, window):
    """Return the steps that go up, other than to the head of a column beside."""
    slack = 30  # controls of one row have different heights
    places = reading_order(visited, window)
    for at, (earlier, later) in enumerate(pairwise(visited), 1):
        (y, x), (later_y, later_x) = places[at - 1], places[at]
        is_head = all(after >= later_y - slack for after, _x in places[at:])
        is_beside = later_x >= x + earlier.width()
        if later_y < y - slack and not (is_beside and is_head):
            yield earlier, later


@pytest.mark.parametrize("route", [Route.START, Route.PREFERENCES, Route.QUESTIONNAIRE])
def test_tab_goes_down_the_page(open_window, route):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.window.resize(1180, 3000)
    driver.shell.navigator.go(route)
    settle()
    page = driver.window.controller(route).page

    visited = [one for one in walk(driver.window) if page.isAncestorOf(one)]
    first = min(range(len(visited)), key=lambda n: reading_order([visited[n]], driver.window))
    visited = visited[first:] + visited[:first]

    assert len(visited) > 3
    assert list(steps_up(visited, driver.window)) == []


def test_the_keyboard_is_always_visible_while_tabbing(open_window):
    driver = open_window()
    driver.window.resize(900, 600)
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    settle()

    page = driver.window.controller(Route.RESULTS).page
    hidden = []
    for _step in range(30):
        press_key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if page.isAncestorOf(focused) and focused.visibleRegion().isEmpty():
            hidden.append(focused)

    assert described(hidden) == []


def test_single_keys_can_be_switched_off(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    settle()
    driver.check_box("Single keys answer: 1 to 5, 0, S and E").click()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()

    for key in (Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_S):
        driver.qtbot.keyClick(QApplication.focusWidget(), key)
    settle()

    assert not any(card.isChecked() for card in driver.cards())
    assert not driver.button("Next").isEnabled()
    assert driver.shell.session.services.assessment.open_attempt().responses == {}


def test_enter_on_a_button_is_that_button(open_window):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()
    first = driver.cards()[0].accessibleName()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_3):
        driver.qtbot.keyClick(QApplication.focusWidget(), key)
        settle()
    assert driver.cards()[0].accessibleName() != first
    driver.button("Back").setFocus()

    driver.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()

    assert driver.cards()[0].accessibleName() == first


def entries(menu):
    for action in menu.actions():
        if action.menu() is not None:
            yield from entries(action.menu())
        elif not action.isSeparator():
            yield action


def test_every_menu_entry_has_its_letter_and_no_key_is_taken_twice(open_window):
    driver = open_window()
    menus = [action.menu() for action in driver.window.menuBar().actions()]
    assert len(menus) >= 3

    keys = {}
    for menu in menus:
        assert isinstance(menu, QMenu)
        letters = [a.text()[a.text().index("&") + 1].lower() for a in entries(menu)]
        assert len(letters) == len(set(letters)), f"{menu.title()}: {letters}"
        for action in entries(menu):
            for key in action.shortcuts():
                keys.setdefault(key.toString(), []).append(action.text())

    assert {key: names for key, names in keys.items() if len(names) > 1} == {}
