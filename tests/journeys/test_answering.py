"""Answering: near, without scrolling, by mouse alone if one likes, and what is missing is said."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGroupBox, QLabel, QRadioButton

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.domain.instrument import ItemKind
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.ui.main_window import OF_PAGE
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import Heading
from tests.journeys.test_layout import settle


def texts(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def page_of(driver):
    return driver.window.controller(Route.QUESTIONNAIRE).page


def shown_item(driver):
    return driver.shell.session.services.assessment.open_attempt().current_item_id


def go(driver, item_id):
    driver.shell.navigator.go(Route.QUESTIONNAIRE, item=item_id)
    QApplication.processEvents()


def order(driver):
    return driver.shell.session.services.assessment.open_attempt().shown_order


def items_of(driver, kinds):
    services = driver.shell.session.services
    instrument = services.assessment.instrument_of(services.assessment.open_attempt())
    return [one for one in order(driver) if instrument.item(one).kind in kinds]


@pytest.fixture
def under_way(open_window):
    driver = open_window()
    driver.begin_by_service("full")
    return driver


def test_no_item_needs_scrolling_on_a_usual_screen(under_way):
    driver, tall = under_way, []
    for item_id in order(driver):
        go(driver, item_id)
        cards = driver.cards()
        if len(cards) == 6:  # the fourth level asks for an example
            cards[3].click()
        QApplication.processEvents()
        bar = page_of(driver).area.verticalScrollBar()
        tall += [(item_id, bar.maximum())] if bar.maximum() > 0 else []

    assert tall == []


def test_next_stands_below_the_answers(under_way):
    go(under_way, order(under_way)[0])

    last = under_way.cards()[-1]
    below = last.mapTo(under_way.window, QPoint(0, last.height())).y()
    on = under_way.button("Next")

    assert 0 < on.mapTo(under_way.window, QPoint(0, 0)).y() - below < 100


@pytest.mark.parametrize(
    ("size", "percent"),
    [((1180, 800), 100), ((900, 600), 100), ((640, 480), 100), ((900, 600), 200)],
)
def test_next_stays_under_the_pointer_when_an_answer_asks_for_an_example(under_way, size, percent):
    driver = under_way
    driver.look("light", percent)
    driver.window.resize(*size)
    services = driver.shell.session.services
    instrument = services.assessment.instrument_of(services.assessment.open_attempt())
    asking = [one for one in order(driver) if instrument.item(one).asks_for_evidence]
    assert len(asking) >= 4
    for item_id in asking[:4]:
        go(driver, item_id)
        settle()
        before = driver.button("Next").mapTo(driver.window, QPoint(0, 0))

        driver.cards()[4].click()
        settle()

        assert page_of(driver)._example.isVisible()
        assert driver.button("Next").mapTo(driver.window, QPoint(0, 0)) == before, item_id


def test_what_differs_between_items_stands_out_and_what_is_always_the_same_does_not(under_way):
    driver = under_way
    services = driver.shell.session.services
    instrument = services.assessment.instrument_of(services.assessment.open_attempt())
    for item_id in order(driver)[::6]:
        go(driver, item_id)
        item = instrument.item(item_id)
        headings = {one.text() for one in driver.window.findChildren(Heading) if one.isVisible()}

        assert (item.cue or item.stem) in headings
        assert item.stem in texts(driver)


def test_the_hint_says_that_enter_goes_on_once_it_does(under_way):
    driver = under_way
    go(driver, items_of(driver, {ItemKind.LEVEL})[0])
    assert "Enter: next item" not in texts(driver)

    driver.cards()[0].click()

    assert "Enter: next item" in texts(driver)


def test_a_situation_is_one_list_with_two_groups(under_way):
    (first, *_others) = items_of(under_way, {ItemKind.SITUATION})
    go(under_way, first)

    groups = {
        box.accessibleName(): [one.accessibleName() for one in box.findChildren(QRadioButton)]
        for box in under_way.window.findChildren(QGroupBox)
        if box.isVisible() and box.findChildren(QRadioButton)
    }

    assert list(groups) == ["Best", "Worst"]
    assert groups["Best"] == groups["Worst"]
    for step in groups["Best"]:
        assert texts(under_way).count(step) == 1


def test_what_keeps_next_from_being_pressed_is_said(under_way):
    (situation, *_others) = items_of(under_way, {ItemKind.SITUATION})
    go(under_way, order(under_way)[0])
    assert "Choose an answer, or skip." in texts(under_way)
    assert under_way.button("Next").accessibleDescription() == "Choose an answer, or skip."

    go(under_way, situation)
    under_way.cards()[0].click()
    assert "Choose the worst, too." in texts(under_way)
    under_way.cards()[-1].click()

    assert under_way.button("Next").isEnabled()
    assert under_way.button("Next").accessibleDescription() == ""


def test_the_next_item_comes_by_itself_after_a_click_if_one_likes(under_way):
    driver = under_way
    driver.shell.preferences.auto_advance = True
    first, second, *_others = order(driver)
    go(driver, first)

    QTest.mouseClick(driver.cards()[1], Qt.MouseButton.LeftButton)
    driver.wait_for(lambda: shown_item(driver) == second)
    QTest.keyClick(driver.cards()[0], Qt.Key.Key_2)
    QTest.qWait(400)

    assert shown_item(driver) == second, "a key waits for Enter"


def test_nothing_goes_on_by_itself_where_an_example_is_asked_for(under_way):
    driver = under_way
    driver.shell.preferences.auto_advance = True
    go(driver, "neg-preparation-2")

    QTest.mouseClick(driver.cards()[4], Qt.MouseButton.LeftButton)
    QTest.qWait(400)

    assert shown_item(driver) == "neg-preparation-2"


def test_going_on_by_itself_is_off_and_told_of_once_on_the_third_item(under_way):
    driver = under_way
    items = order(driver)
    told = []
    for item_id in (*items[:4], items[2]):
        go(driver, item_id)
        told.append(any(text.startswith("Tip:") for text in texts(driver)))

    assert told == [False, False, True, False, False]
    assert not driver.shell.preferences.auto_advance
    driver.shell.navigator.go(Route.PREFERENCES)
    driver.check_box("Go to the next item after a click").click()
    assert driver.shell.preferences.auto_advance


def test_progress_by_competency_stands_on_top_and_leads_there(under_way):
    driver = under_way
    go(driver, order(driver)[0])
    name = next(one for one in driver.names() if one.startswith("Budgeting: 0 of "))

    part = driver.button(name)
    assert part.mapTo(driver.window, QPoint(0, 0)).y() < 120
    part.click()

    assert shown_item(driver).startswith("bud-")


def test_finishing_says_so_once(open_window):
    driver = open_window()
    driver.begin_by_service("quick")
    driver.shell.navigator.go(Route.REVIEW)
    driver.click("Finish assessment")
    assert "Done. Here is the picture." in texts(driver)
    assert driver.window.route is Route.RESULTS

    driver.shell.navigator.go(Route.HOME)
    driver.shell.navigator.go(Route.RESULTS)

    assert "Done. Here is the picture." not in texts(driver)


def test_an_item_begins_with_its_question(under_way):
    driver = under_way
    driver.window.resize(900, 500)
    go(driver, order(driver)[0])
    go(driver, items_of(driver, {ItemKind.SITUATION})[0])

    driver.wait_for(lambda: page_of(driver).area.verticalScrollBar().value() == 0)


def test_an_attempt_that_cannot_be_read_leads_home_and_says_why(open_window, monkeypatch):
    driver = open_window()
    driver.begin_by_service("quick")

    def refuse(*_arguments):
        raise StorageUnavailableError("the disk refuses")

    with monkeypatch.context() as refused:
        refused.setattr(AssessmentService, "open_attempt", refuse)
        driver.shell.navigator.go(Route.QUESTIONNAIRE)

        assert driver.window.route is Route.HOME
        assert driver.window.has_notice(OF_PAGE)
