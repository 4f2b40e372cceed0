"""What is written and done in the plan is kept, whatever the disk says."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
)

from hop_desktop.domain.plan import ActionState
from hop_desktop.ui.navigation import Route
from tests.journeys.plan_steps import (
    add_own,
    break_disk,
    go_to_tab,
    open_plan,
    planning,
    texts,
    titles,
    visible,
)


@pytest.fixture
def driver(open_window):
    return open_plan(open_window)


@pytest.fixture
def with_action(driver):
    add_own(driver, "Ask for the budget")
    return driver


def test_an_action_that_cannot_be_saved_stays_on_screen_and_is_saved_by_retry(driver, monkeypatch):
    mend = break_disk(driver, monkeypatch)
    add_own(driver, "Ask for the budget")

    assert "Not saved – the disk is full" in texts(driver)
    assert visible(driver, QLineEdit, "Title").text() == "Ask for the budget"
    assert titles(driver) == []
    mend()
    driver.click("Retry")

    assert titles(driver) == ["Ask for the budget"]


def test_a_change_of_state_that_cannot_be_saved_waits_for_retry(with_action, monkeypatch):
    driver = with_action
    mend = break_disk(driver, monkeypatch)

    driver.click("Begin")
    assert "Not saved – the disk is full" in texts(driver)
    assert planning(driver).actions()[0].state is ActionState.PLANNED
    mend()
    driver.click("Retry")

    assert planning(driver).actions()[0].state is ActionState.DOING
    assert "Not saved – the disk is full" not in texts(driver)


def test_a_change_of_state_that_cannot_be_saved_waits_also_on_a_page_made_anew(
    with_action, monkeypatch
):
    driver = with_action
    mend = break_disk(driver, monkeypatch)

    driver.click("Begin")
    assert "Not saved – the disk is full" in texts(driver)
    assert planning(driver).actions()[0].state is ActionState.PLANNED
    driver.look("dark", 125)
    assert "Not saved – the disk is full" in texts(driver)
    mend()
    driver.shell.session.autosaver.save_all()

    assert planning(driver).actions()[0].state is ActionState.DOING
    assert "Not saved – the disk is full" not in texts(driver)


def test_a_title_is_needed_and_nothing_typed_is_lost_without_it(driver):
    go_to_tab(driver, "Actions")
    driver.click("New action")
    QTest.keyClicks(visible(driver, QPlainTextEdit, "What to do"), "I ask.")

    driver.click("Save action")

    assert "Not saved – Give the action a title." in texts(driver)
    assert visible(driver, QPlainTextEdit, "What to do").toPlainText() == "I ask."


def test_what_is_being_written_survives_another_page_and_another_look(driver):
    go_to_tab(driver, "Actions")
    driver.click("New action")
    QTest.keyClicks(visible(driver, QLineEdit, "Title"), "Half written")

    driver.shell.navigator.go(Route.HOME)
    driver.look("dark", 125)
    driver.shell.navigator.go(Route.PLAN)

    assert visible(driver, QLineEdit, "Title").text() == "Half written"
    driver.answers.yes = False
    driver.click("Cancel")
    assert visible(driver, QLineEdit, "Title").text() == "Half written"
    driver.answers.yes = True
    driver.click("Cancel")
    assert "New action" in driver.names()


def test_closing_asks_before_something_written_is_lost(driver):
    go_to_tab(driver, "Actions")
    driver.click("New action")
    QTest.keyClicks(visible(driver, QLineEdit, "Title"), "Half written")
    driver.answers.yes = False

    assert not driver.window.close()

    assert driver.window.isVisible()
    assert any("not saved" in question for question, _button in driver.answers.asked)


def test_a_program_that_has_to_end_keeps_what_was_written(driver):
    go_to_tab(driver, "Actions")
    driver.click("New action")
    QTest.keyClicks(visible(driver, QLineEdit, "Title"), "Half written")

    driver.shell.end()

    assert driver.shell.session.services.drafts.is_kept
    assert titles(driver) == []
