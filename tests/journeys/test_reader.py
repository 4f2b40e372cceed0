"""What a person hears who works with a screen reader: every page, read in process."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar, QTabBar

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.domain.plan import ActionState
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, Title
from tests.journeys.shown_page import settle, shown
from tests.ui.reader import Role, faults, walk

NEEDS_AN_ATTEMPT = {Route.RESULTS, Route.CHANGE, Route.QUESTIONNAIRE, Route.REVIEW, Route.REPORT}
FEWEST_NODES = 20  # on any page, with the window around it


def faults_by_place(driver, place):
    settle()
    nodes = walk(driver.window)
    assert len(nodes) > FEWEST_NODES, f"{place}: the walk found suspiciously little"
    found = faults(driver.window)
    return {place: found} if found else {}


@pytest.fixture
def said(monkeypatch):
    """What is announced, with its politeness, in order."""
    heard = []

    def hear(event):
        if event.type() is QAccessible.Event.Announcement:
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_every_page_can_be_read_before_the_first_attempt(open_window):
    driver = open_window()

    found = {}
    for route in [one for one in Route if one not in NEEDS_AN_ATTEMPT]:
        driver.shell.navigator.go(route)
        found |= faults_by_place(driver, route)

    assert found == {}


def test_every_page_can_be_read_with_attempts(open_window):
    driver = open_window()
    driver.store_samples()

    found, titles = {}, {}
    for route in [one for one in Route if one not in {Route.QUESTIONNAIRE, Route.REVIEW}]:
        driver.shell.navigator.go(route)
        found |= faults_by_place(driver, route)
        titles[route] = [one.name for one in walk(driver.window) if one.role is Role.Heading][:1]

    assert found == {}
    assert all(titles.values()), titles


def test_every_kind_of_item_and_the_review_can_be_read(open_window):
    driver = open_window()
    driver.begin_by_service("full")

    found = {}
    for item in ("neg-preparation-2", "neg-j4"):
        driver.shell.navigator.go(Route.QUESTIONNAIRE, item=item)
        found |= faults_by_place(driver, item)
    driver.shell.navigator.go(Route.QUESTIONNAIRE, item="neg-preparation-2")
    driver.cards()[4].click()
    found |= faults_by_place(driver, "an item that asks for an example")
    driver.shell.navigator.go(Route.REVIEW)
    found |= faults_by_place(driver, "review")

    assert found == {}


def test_every_part_of_the_plan_and_the_forms_can_be_read(open_window):
    driver = open_window()
    driver.store_samples()
    planning = driver.shell.session.services.planning
    for action in planning.library[:9:4]:
        planning.accept(action.action_id, planning.today())
    planning.move_to_state(planning.actions()[0].action_id, ActionState.DONE)
    driver.shell.navigator.go(Route.PLAN)
    tabs = driver.window.findChild(QTabBar)

    found = {}
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found |= faults_by_place(driver, tabs.tabText(place))
    driver.shell.navigator.go(Route.PLAN, action=planning.actions()[0].action_id)
    found |= faults_by_place(driver, "a done action")
    driver.click("New action")
    found |= faults_by_place(driver, "a new action")
    driver.shell.navigator.go(Route.EVIDENCE)
    driver.click("Add evidence")
    found |= faults_by_place(driver, "new evidence")

    assert found == {}


def test_opened_parts_of_the_results_can_be_read(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    settle()

    for one in driver.window.findChildren(Expander):
        one.toggle.click()
    for one in driver.window.findChildren(Expander):  # those inside the first ones
        one.toggle.setChecked(True)

    assert faults_by_place(driver, "results") == {}


def test_what_opens_a_part_is_a_button_that_is_expanded_or_not(qtbot):
    part = Expander("Details", "three of them")
    page = shown(qtbot, part)
    told = QAccessible.queryAccessibleInterface(part.toggle)

    closed = told.state().expandable, told.state().expanded, told.state().collapsed
    told.actionInterface().doAction("Press")
    opened = told.state().expandable, told.state().expanded, told.state().collapsed

    assert page.isVisible()
    assert told.role() is Role.Button
    assert told.text(QAccessible.Text.Description) == "three of them"
    assert (closed, opened) == ((1, 0, 1), (1, 1, 0))


def test_titles_are_headings(qtbot):
    title = Title("Results")
    qtbot.addWidget(title)

    title.setText("Your results")
    told = QAccessible.queryAccessibleInterface(title)

    assert told.role() is Role.Heading
    assert told.text(QAccessible.Text.Name) == "Your results"


def test_a_label_keeps_the_name_that_says_more(qtbot):
    figure = Heading("79")
    qtbot.addWidget(figure)
    figure.setAccessibleName("Readiness 79 of 100")

    figure.setText("80")

    assert figure.accessibleName() == "Readiness 79 of 100"


def test_each_page_says_its_title_when_it_comes(open_window, said):
    driver = open_window()
    driver.store_samples()
    routes = [Route.RESULTS, Route.HISTORY, Route.PLAN, Route.EVIDENCE, Route.ROLE]
    said.clear()

    for route in (*routes, Route.PREFERENCES, Route.START, Route.HOME):
        driver.shell.navigator.go(route)
        settle()

    titles = [text for text, _politeness in said]
    assert titles[:5] == ["Results", "History", "Plan", "Evidence", "About the role"]
    assert titles[5:] == ["Preferences", "Retake the assessment", "Welcome back"]


def test_the_same_page_is_not_announced_again(open_window, said):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    said.clear()

    driver.look("dark", 150)
    settle()

    assert said == []


def test_the_item_and_what_became_of_the_answer_are_said(open_window, said):
    driver = open_window()
    said.clear()  # the title of Home
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()
    driver.cards()[2].click()
    driver.click("Next")

    texts = [text for text, _politeness in said]
    assert texts == ["Item 1 of 18", "Saved", "Item 2 of 18"]


def test_an_answer_that_could_not_be_saved_is_said_at_once(open_window, said, monkeypatch):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.QUESTIONNAIRE)
    settle()

    def refuse(*_given):
        raise StorageUnavailableError("the disk is full")

    repository = driver.shell.session.services.assessment._attempts
    monkeypatch.setattr(type(repository), "save_changes", refuse)
    said.clear()
    driver.cards()[2].click()
    settle()

    urgent = QAccessible.AnnouncementPoliteness.Assertive
    assert [(text[:9], politeness) for text, politeness in said] == [("Not saved", urgent)]


def test_a_notice_is_said(open_window, said):
    driver = open_window()

    driver.window.show_notice("backup", "The backup is done.")

    assert [text for text, _politeness in said][-1:] == ["The backup is done."]


def nameless_bars(window):
    """Return where a scroll bar that is on screen has no name."""
    bars = [bar for bar in window.findChildren(QScrollBar) if bar.isVisible()]
    return [type(bar.parent().parent()).__name__ for bar in bars if not bar.accessibleName()]


def test_every_scroll_bar_has_a_name(open_window):
    driver = open_window()
    driver.store_samples()
    driver.begin_by_service("quick")
    driver.window.resize(640, 480)
    driver.look("light", 200)

    found, seen = set(), 0
    for route in Route:
        driver.shell.navigator.go(route)
        settle()
        found |= {(route, name) for name in nameless_bars(driver.window)}
        seen += len([bar for bar in driver.window.findChildren(QScrollBar) if bar.isVisible()])

    assert seen > len(Route) / 2
    assert found == set()
