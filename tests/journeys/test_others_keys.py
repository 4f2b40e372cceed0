"""Asking others and collecting for someone with the keyboard alone, and what is heard there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import NewsLabel
from tests.answered_forms import answer_everything, as_file, view
from tests.journeys.shown_page import settle
from tests.journeys.test_collect import NAME, open_round
from tests.journeys.test_keys_only import Keys, texts
from tests.journeys.test_layout import faults_by_place
from tests.journeys.test_others import press
from tests.ui.reader import faults

LONG = "Bartholomew " * 6 + "Pumpkins"
SIZES = ((1180, 800), (800, 600))  # the second one is the smallest at 100 %


@pytest.fixture
def driver(open_window):
    made = open_window()
    made.store_samples()
    return made


def go(driver, route):
    driver.shell.navigator.go(route)
    settle()


def is_seen(widget):
    """Whether all of it lies in what the page shows."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def news(driver):
    return next(one for one in driver.window.findChildren(NewsLabel) if one.isVisible())


def names_twice(window):
    pressed = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    names = [one.accessibleName() for one in pressed if one.text() or one.accessibleName()]
    own = [name for name in names if name != "Every competency"]  # described by its card
    return {name for name in own if own.count(name) > 1}


def test_asking_and_taking_back_need_no_mouse(driver, tmp_path):
    keys = Keys(driver)
    driver.answers.path = tmp_path / "form.html"
    keys.page(Qt.Key.Key_2, Route.RESULTS)
    keys.push("Other people's eyes")
    keys.tab_to("Your name, as they read it")
    keys.type("Maria")
    keys.push("Save the form…: How one person sees you")
    assert driver.answers.path.exists()
    assert keys.here.accessibleName() == "Save the form…: How one person sees you"

    keys.tab_to("Open an answer…", kind=QAbstractButton)
    withdraw = next(name for name in driver.names() if name.startswith("Withdraw…: "))
    keys.push(withdraw)

    assert not driver.shell.session.services.feedback.asked()
    keys.push("Collect for someone")
    assert driver.window.route is Route.COLLECT
    keys.push("Back to other people's eyes")
    assert driver.window.route is Route.OTHERS


def test_collecting_needs_no_mouse(driver, asker, tmp_path):
    keys = Keys(driver)
    asked = asker.feedback.ask(Asking.CONFIDENTIAL, "Kim", "en", groups=(Group.PEERS,))
    driver.answers.path = tmp_path / "kim.hop-round"
    driver.answers.path.write_bytes(asker.feedback.round_file(asked))
    go(driver, Route.COLLECT)
    keys.push("Open a round file…")
    driver.answers.path = tmp_path
    keys.tab_to(NAME)
    keys.type("Lee")
    keys.tab_to("Peers: people invited")
    keys.press(Qt.Key.Key_Up)
    keys.push("Save the forms…")

    assert (tmp_path / "peers.html").exists()
    assert driver.shell.session.services.collector.rounds()[0].invited == {Group.PEERS: 7}
    driver.answers.path = tmp_path / "result.hop-group-result"
    keys.push("Close the round…: For Kim")
    assert driver.answers.path.exists()


@pytest.mark.parametrize("size", SIZES)
def test_news_and_what_was_pressed_are_both_seen(driver, size):
    driver.window.resize(*size)
    answer_everything(driver.shell.session.services.feedback, LONG, "You help. " * 150)
    go(driver, Route.OTHERS)
    keys = Keys(driver)

    keys.push("Copy a message to send with it: A confidential round")

    assert driver.window.controller(Route.OTHERS).page.verticalScrollBar().value() > 0
    assert news(driver).text() == "The text is on the clipboard."
    assert is_seen(news(driver))
    assert keys.here.accessibleName() == "Copy a message to send with it: A confidential round"
    assert is_seen(QApplication.focusWidget())


def test_news_of_the_page_before_is_gone_when_it_is_opened_again(driver):
    go(driver, Route.OTHERS)
    Keys(driver).push("Copy a message to send with it: A confidential round")
    go(driver, Route.HOME)
    go(driver, Route.OTHERS)

    assert not [one for one in driver.window.findChildren(NewsLabel) if one.isVisible()]


def test_every_button_of_both_pages_has_a_name_of_its_own(driver, asker, tmp_path):
    answer_everything(driver.shell.session.services.feedback, "Ana Ruiz", "You help.")
    go(driver, Route.OTHERS)
    assert names_twice(driver.window) == set()
    assert faults(driver.window) == []

    open_round(driver, asker, tmp_path, (Group.PEERS, Group.REPORTS))
    other = asker.feedback.ask(Asking.CONFIDENTIAL, "Kim", "en", groups=tuple(Group))
    driver.answers.path = tmp_path / "kim.hop-round"
    driver.answers.path.write_bytes(asker.feedback.round_file(other))
    driver.click("Open a round file…")
    settle()
    assert names_twice(driver.window) == set()
    assert faults(driver.window) == []


def primary(driver):
    found = driver.window.findChildren(QPushButton)
    return [one.text() for one in found if one.isVisible() and one.property("primary")]


def test_each_state_of_both_pages_has_one_first_thing_to_do(driver, asker, tmp_path):
    go(driver, Route.OTHERS)
    assert primary(driver) == ["Save the form…"]
    driver.shell.session.services.feedback.ask(Asking.VIEW, "Maria", "en")
    go(driver, Route.HOME)
    go(driver, Route.OTHERS)
    assert primary(driver) == ["Open an answer…"]
    go(driver, Route.COLLECT)
    assert primary(driver) == ["Open a round file…"]
    open_round(driver, asker, tmp_path)
    settle()
    assert primary(driver) == ["Take in an answer…"]


def test_one_view_is_not_told_as_that_of_everybody(driver):
    feedback = driver.shell.session.services.feedback
    caution = "This is how one person sees you so far. Others may see it differently."
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", "en"))
    for number, is_alone in enumerate((True, False)):
        feedback.add(as_file(view(form, sender=f"Ana {number}", number=f"{number}" * 32)), "view")
        go(driver, Route.HOME)
        go(driver, Route.OTHERS)
        assert (caution in texts(driver)) is is_alone
    assert any("answers from Ana 0, Ana 1" in text for text in texts(driver))


@pytest.mark.parametrize("percent", [100, 200])
def test_both_pages_fit_with_answers_and_news(driver, asker, tmp_path, percent):
    answer_everything(driver.shell.session.services.feedback, LONG, "You help. " * 150)
    driver.look("light", percent)
    found = {}
    go(driver, Route.OTHERS)
    press(driver, "Copy a message to send with it")
    found |= faults_by_place(driver, Route.OTHERS, SIZES)
    open_round(driver, asker, tmp_path, tuple(Group))
    found |= faults_by_place(driver, "a round that is open", SIZES)
    driver.answers.path = tmp_path / "maria.hop-round"
    other = asker.feedback.ask(Asking.CONFIDENTIAL, LONG, "en", groups=tuple(Group))
    driver.answers.path.write_bytes(asker.feedback.round_file(other))
    driver.click("Open a round file…")
    found |= faults_by_place(driver, "a round to open", SIZES)

    assert found == {}, found
