"""After a retake: what changed, what the person says about it, and how they look back."""

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from tests.journeys import stored


def labels(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def fields(driver):
    QApplication.processEvents()
    return [one for one in driver.window.findChildren(QPlainTextEdit) if one.isVisible()]


def test_a_raised_answer_asks_once_for_a_line_that_is_kept(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.CHANGE)
    asked = fields(driver)
    assert asked

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
    assert "Go on looking back" in driver.names()


def test_without_an_earlier_attempt_the_page_says_so(open_window):
    driver = open_window()

    driver.shell.navigator.go(Route.CHANGE)

    assert "no attempt is finished yet" in labels(driver)
