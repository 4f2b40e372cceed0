"""After a retake: what changed, what the person says about it, and how they look back."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from hop_desktop.presentation.change import ChangedAnswer, ComparisonState
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.change_page import ChangePage
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.dumbbell_list import DumbbellList
from tests.journeys import stored
from tests.journeys.shown_page import labels


def fields(driver):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(QPlainTextEdit) if one.isVisible()]


def test_a_raised_answer_asks_once_for_a_line_that_is_kept(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.CHANGE)
    assert fields(driver) == [], "no wall of fields"
    driver.click("Add a note")
    asked = fields(driver)
    assert len(asked) == 1
    assert asked[0].hasFocus()

    driver.qtbot.keyClicks(asked[0], "I led the budget round")
    driver.click("Save what I wrote")

    assert fields(driver) == []
    assert "You wrote: I led the budget round" in labels(driver)
    written = stored.rows(tmp_path, "SELECT text FROM change_reason WHERE text <> ''")
    assert written == [("I led the budget round",)]
    driver.shell.navigator.go(Route.CHANGE)
    assert fields(driver) == []


def test_looking_back_is_stored_at_once_and_can_be_left(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.CHANGE)

    driver.click("Look back")
    cards = [one for one in driver.window.findChildren(ChoiceCard) if one.isVisible()]
    cards[0].click()
    assert "Saved" in labels(driver)
    driver.click("Stop looking back")

    assert stored.rows(tmp_path, "SELECT level FROM look_back") == [(1,)]
    assert any(text.startswith("Of 1 answers") for text in labels(driver))
    assert "Continue looking back" in driver.names()


def test_without_an_earlier_attempt_the_page_says_so(open_window):
    driver = open_window()

    driver.shell.navigator.go(Route.CHANGE)

    assert "no attempt is finished yet" in labels(driver)


def test_what_changed_begins_with_what_can_be_said(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.CHANGE)

    (first, *_others) = [text for text in labels(driver) if text != "What changed"]
    (picture,) = [one for one in driver.window.findChildren(DumbbellList) if one.isVisible()]

    assert first.startswith(("You rose", "You fell", "No clear change"))
    assert "Negotiation: " in picture.accessibleDescription()


def test_many_changed_answers_are_made_a_few_a_turn(qtbot):
    changes = tuple(
        ChangedAnswer(f"i{n}", f"Question {n}?", "Before.", "Now.", "Higher", "", asks=True)
        for n in range(43)
    )
    page = ChangePage()
    qtbot.addWidget(page)
    state = ComparisonState(
        "You rose 25 points",
        "May and June",
        "Rose.",
        (),
        (),
        (),
        "",
        ("A", "B"),
        (),
        changes,
        "Ask.",
    )

    page.show_state(state)
    at_once = len(add_buttons(page))
    qtbot.waitUntil(lambda: len(add_buttons(page)) == 43)

    assert at_once < 10


def add_buttons(page):
    return [one for one in page.findChildren(QPushButton) if one.text() == "Add a note"]
