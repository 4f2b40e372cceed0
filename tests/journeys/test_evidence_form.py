"""A form of evidence in use is never lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QPlainTextEdit,
)

from tests.journeys.evidence_steps import field, go, stored, tell_story


def write_half(driver):
    go(driver, "Evidence")
    driver.click("Add evidence")
    driver.qtbot.keyClicks(field(driver, "Action: what you did"), "Half a thought")
    facets = field(driver, "Evidence of", QListWidget)
    facets.setFocus()
    driver.qtbot.keyClick(facets, Qt.Key.Key_Space)


def test_a_form_in_use_outlives_another_look(open_window, tmp_path):
    driver = open_window()
    write_half(driver)

    driver.look("dark", 150)

    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"
    tell_story(driver)
    driver.click("Save")
    assert stored(tmp_path) == ["Half a thought"]


def test_a_form_left_behind_outlives_another_look_too(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")

    driver.look("high-contrast", 200)
    driver.look("light", 100)
    go(driver, "Evidence")

    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"


def test_closing_asks_about_a_form_in_use_and_shows_it(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")
    driver.answers.yes = False

    driver.window.close()

    assert driver.window.isVisible()
    assert driver.answers.asked == [
        ("The evidence you are writing is not saved. Close and lose it?", "Close anyway")
    ]
    assert field(driver, "Action: what you did").toPlainText() == "Half a thought"


def test_closing_asks_also_after_another_look(open_window):
    driver = open_window()
    write_half(driver)
    go(driver, "Home")
    driver.look("dark", 100)
    driver.answers.yes = False

    driver.window.close()

    assert driver.window.isVisible()


def test_a_form_without_a_change_asks_nothing(open_window):
    driver = open_window()
    go(driver, "Evidence")
    driver.click("Add evidence")
    driver.answers.yes = False

    driver.window.close()

    assert not driver.window.isVisible()
    assert driver.answers.asked == []


def test_an_end_by_force_keeps_what_is_being_written(open_window, tmp_path):
    first = open_window()
    write_half(first)
    first.shell.end()
    first.close()

    driver = open_window()
    go(driver, "Evidence")

    assert field(driver, "Action: what you did", QPlainTextEdit).toPlainText() == "Half a thought"
    assert stored(tmp_path) == []


def test_who_closes_anyway_finds_an_empty_form(open_window):
    first = open_window()
    write_half(first)
    first.window.close()
    first.close()

    driver = open_window()
    go(driver, "Evidence")

    assert "Add evidence" in driver.names()
