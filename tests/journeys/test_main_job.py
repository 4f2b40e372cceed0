"""The main job from nothing to a report, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGroupBox,
    QLabel,
    QRadioButton,
    QTableView,
    QTableWidget,
)

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.layout import ScrollPage
from tests.journeys import stored
from tests.journeys.shown_page import state_text
from tests.presses import press_key

MOST_ITEMS = 60


def question(driver):
    QApplication.processEvents()
    return next(
        box.accessibleName()
        for box in driver.window.findChildren(QGroupBox)
        if box.isVisible() and box.findChildren(QRadioButton)
    )


def answer_all(driver, key=Qt.Key.Key_3):
    for _item in range(MOST_ITEMS):
        if "Finish assessment" in driver.names():
            return
        press_key(key)
        press_key(Qt.Key.Key_Return)
    raise AssertionError(f"stuck at {question(driver)}, keyboard on {QApplication.focusWidget()}")


def test_from_nothing_to_a_saved_report_by_keyboard(open_window, tmp_path):
    driver = open_window()
    assert "Start assessment" in driver.names()
    driver.click("Start assessment")
    assert driver.card("Quick form").isChecked()

    driver.click("Begin")
    answer_all(driver)
    driver.click("Finish assessment")

    driver.click("Show as table")
    table = driver.table("Scores by competency")
    names = {table.item(row, 0).text() for row in range(table.rowCount())}
    assert {"Strategy", "Negotiation", "Presentation", "Budgeting"} < names
    assert len(names) == 10
    driver.answers.path = tmp_path / "report.pdf"
    driver.click("Save report…")
    driver.wait_for((tmp_path / "report.pdf").exists)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_is_preselected_and_next_waits_for_an_answer(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")

    assert not any(card.isChecked() for card in driver.cards())
    assert state_text(driver) == ""
    assert not driver.button("Next").isEnabled()
    assert driver.button("Skip").isEnabled()
    assert not driver.button("Back").isEnabled()


def test_a_choice_is_on_disk_when_the_screen_says_saved(open_window, tmp_path):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")

    driver.cards()[2].toggle()

    assert state_text(driver) == "Saved"
    assert stored.responses(tmp_path) == 1
    assert driver.button("Next").isEnabled()


def test_coming_back_shows_the_same_item_with_its_answer(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    for _item in range(4):
        press_key(Qt.Key.Key_2)
        press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_4)
    left = question(driver)
    driver.close()

    again = open_window()
    action = again.button("Resume assessment")
    assert action.accessibleDescription().startswith("5 of 18, about ")
    again.click("Resume assessment")

    assert question(again) == left
    assert [card.isChecked() for card in again.cards()].index(True) == 3
    assert state_text(again) == "Saved"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, None])
def test_back_returns_to_the_item_before(open_window, key):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    first = question(driver)
    press_key(Qt.Key.Key_0)
    press_key(Qt.Key.Key_Return)
    assert question(driver) != first

    if key is None:
        driver.qtbot.keyClick(driver.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        press_key(key)

    assert question(driver) == first
    assert driver.card("No chance yet, or not part of my job").isChecked()


def test_an_answer_that_cannot_be_saved_stays_and_is_retried(open_window, tmp_path, monkeypatch):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    repository = driver.shell.session.services.assessment._attempts
    working = type(repository).save_changes

    def refuse(*_arguments):
        raise StorageUnavailableError("the disk is full")

    monkeypatch.setattr(type(repository), "save_changes", refuse)
    press_key(Qt.Key.Key_3)
    assert state_text(driver) == "Not saved – the disk is full, retrying"
    assert driver.cards()[2].isChecked()
    assert stored.responses(tmp_path) == 0

    monkeypatch.setattr(type(repository), "save_changes", working)
    driver.click("Retry")

    assert state_text(driver) == "Saved"
    assert stored.responses(tmp_path) == 1


def test_closing_with_something_unsaved_asks(open_window, monkeypatch):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    repository = type(driver.shell.session.services.assessment._attempts)

    def refuse(*_arguments):
        raise StorageUnavailableError("the disk is full")

    monkeypatch.setattr(repository, "save_changes", refuse)
    press_key(Qt.Key.Key_3)
    driver.answers.yes = False

    driver.window.close()

    assert driver.answers.asked[-1][1] == "Close anyway"
    assert driver.window.isVisible()
    driver.answers.yes = True


def test_review_names_what_is_missing_and_finishing_asks(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    press_key(Qt.Key.Key_S)
    answer_all(driver)

    driver.answers.yes = False
    driver.click("Finish assessment")
    assert driver.answers.asked[-1][1] == "Finish"
    assert "Finish assessment" in driver.names()
    driver.click("Back")

    assert "Next" in driver.names()


def test_a_situation_needs_best_and_worst(open_window, catalogue):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Full form")
    attempt = driver.shell.session.services.assessment.open_attempt()
    situation = next(one for one in attempt.shown_order if one.endswith("-j4"))
    driver.shell.navigator.go(Route.QUESTIONNAIRE, item=situation)
    cards = driver.cards()
    assert len(cards) == 8

    cards[0].toggle()
    assert not driver.button("Next").isEnabled()
    cards[5].toggle()

    assert driver.button("Next").isEnabled()
    assert state_text(driver) == "Saved"
    cards[4].toggle()  # the same option as best: best gives way
    assert not cards[0].isChecked()
    assert not driver.button("Next").isEnabled()


def test_typing_an_example_is_not_answering(open_window, tmp_path):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Full form")
    attempt = driver.shell.session.services.assessment.open_attempt()
    driver.shell.navigator.go(Route.QUESTIONNAIRE, item="neg-preparation-2")
    press_key(Qt.Key.Key_5)
    press_key(Qt.Key.Key_E)
    field = QApplication.focusWidget()

    driver.qtbot.keyClicks(field, "12 s")
    driver.shell.flush()

    attempt = driver.shell.session.services.assessment.open_attempt()
    assert attempt.responses == {"neg-preparation-2": 5}
    assert attempt.evidence["neg-preparation-2"].text == "12 s"


def test_two_attempts_can_be_compared(open_window):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    answer_all(driver, Qt.Key.Key_2)
    driver.click("Finish assessment")
    driver.shell.navigator.go(Route.HOME)
    driver.click("Retake assessment")
    driver.begin("Quick form")
    answer_all(driver, Qt.Key.Key_5)
    driver.click("Finish assessment")
    driver.shell.navigator.go(Route.HISTORY)
    QApplication.processEvents()

    table = next(
        one
        for one in driver.window.findChildren(QTableView)
        if one.isVisible() and one.accessibleName() == "Attempts"
    )
    table.selectRow(0)
    table.selectRow(1)
    driver.click("Compare")

    change = next(
        one
        for one in driver.window.findChildren(QTableWidget)
        if one.accessibleName() == "Change by competency"
    )
    assert change.item(0, 4).text() == "Reliable rise"


def test_the_sample_is_shown_and_never_stored(open_window):
    driver = open_window()

    driver.click("Look at a sample")

    texts = {label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()}
    assert "This is a sample, not you. It is never stored." in texts
    assert list(driver.shell.session.services.history.attempts()) == []


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_page_is_wider_than_the_window(open_window, theme, percent):
    driver = open_window()
    driver.shell.preferences.theme = theme
    driver.shell.preferences.text_percent = percent
    driver.shell._on_appearance_changed()
    driver.window.resize(1000, 700)

    for route in (Route.HOME, Route.START, Route.HISTORY, Route.ROLE, Route.PREFERENCES):
        driver.shell.navigator.go(route)
        QApplication.processEvents()
        shown = driver.window.controller(route).page
        page = shown if isinstance(shown, ScrollPage) else shown.findChild(ScrollPage)
        assert page.widget().width() <= page.viewport().width(), route


def test_everything_can_be_deleted(open_window, tmp_path):
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    press_key(Qt.Key.Key_3)
    driver.shell.navigator.go(Route.PREFERENCES)

    driver.click("Delete everything…")

    assert stored.responses(tmp_path) == 0
    driver.shell.navigator.go(Route.HOME)
    assert "Start assessment" in driver.names()
