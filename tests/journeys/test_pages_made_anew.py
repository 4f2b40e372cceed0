"""Nothing of what a page showed outlives it: pages are left, emptied and visited again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget

from hop_desktop.bootstrap import load_samples
from hop_desktop.ui.navigation import Route

MANY = 30  # attempts: more than the list of History shows at once


def settle():
    """Let what was given up be gone, as it is before the person's next move."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def go(driver, route, **arguments):
    driver.shell.navigator.go(route, **arguments)
    settle()


def labels(driver):
    settle()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def store_many(driver, count):
    services = driver.shell.session.services
    sample = load_samples(services.catalogue)[0]
    for number in range(count):
        later = timedelta(days=number)
        services.transfer.add_attempt(
            replace(
                sample,
                attempt_id=f"stored-{number:02}",
                started_at=sample.started_at + later,
                finished_at=sample.finished_at + later,
            )
        )


def delete_all(driver):
    """Delete every attempt as the person does, in History."""
    go(driver, Route.HISTORY)
    history = driver.shell.session.services.history
    while history.summaries():
        table = driver.table("Attempts")
        table.clearSelection()
        table.selectRow(0)
        driver.click("Delete…")
        settle()


def resize(driver, width):
    driver.window.resize(width, 760)
    settle()


@pytest.fixture
def driver(open_window):
    driver = open_window()
    driver.store_samples()
    return driver


def test_results_without_attempts_can_be_resized(driver):
    go(driver, Route.RESULTS)
    delete_all(driver)
    go(driver, Route.RESULTS)
    QApplication.processEvents()

    resize(driver, 900)
    resize(driver, 1300)

    assert "There is nothing to show yet. Results appear after a finished assessment." in labels(
        driver
    )


def test_an_assessment_begins_after_a_retake_was_offered_and_all_attempts_were_deleted(driver):
    go(driver, Route.START)
    assert driver.card("Start from my last answers")
    delete_all(driver)
    go(driver, Route.START)

    driver.begin("Quick form")

    assert driver.window.route is Route.QUESTIONNAIRE


def test_starting_from_the_last_answers_is_not_carried_to_another_visit(driver):
    go(driver, Route.START)
    driver.card("Start from my last answers").click()
    delete_all(driver)
    go(driver, Route.START)

    driver.begin("Full form")

    assert driver.window.route is Route.QUESTIONNAIRE
    assert driver.shell.session.services.assessment.open_attempt().responses == {}


def test_the_old_list_of_history_may_be_scrolled_while_the_new_one_is_read(open_window):
    driver = open_window()
    store_many(driver, MANY)
    go(driver, Route.HISTORY)
    bar = driver.table("Attempts").verticalScrollBar()

    driver.shell.navigator.go(Route.HISTORY)  # its outcome waits for the event loop
    bar.setValue(bar.maximum())
    QApplication.processEvents()

    assert len(driver.table("Attempts").visible_ids()) > 1


def test_what_was_deleted_is_said_until_the_next_page(driver):
    go(driver, Route.PREFERENCES)
    driver.click("Delete everything…")
    driver.wait_for(lambda: driver.shell.session is not None)
    driver.wait_for(lambda: "Everything was deleted." in labels(driver))

    go(driver, Route.HISTORY)

    assert "Everything was deleted." not in labels(driver)


@pytest.fixture
def planned(driver):
    """Three actions on Plan, the second of which has the keyboard on a button."""
    services = driver.shell.session.services
    for library_action in services.planning.library[:3]:
        services.planning.accept(library_action.action_id, date(2027, 1, 1))
    go(driver, Route.PLAN, action=services.planning.actions()[1].action_id)
    return driver


def planned_titles(driver):
    listed = action_list(driver)
    return [listed.item(row).text().partition("\n")[0] for row in range(listed.count())]


def action_list(driver):
    settle()
    lists = driver.window.findChildren(QListWidget)
    return next(one for one in lists if one.accessibleName() == "Actions" and one.isVisible())


def press_by_key(driver, name):
    driver.button(name).setFocus()
    settle()
    QTest.keyClick(driver.button(name), Qt.Key.Key_Space)
    settle()


def test_marking_as_done_leaves_place_filter_and_keyboard(planned):
    before, shown = planned_titles(planned), planned.combo("Show").currentText()

    press_by_key(planned, "Mark as done")

    assert planned.combo("Show").currentText() == shown
    assert planned_titles(planned) == before
    assert action_list(planned).currentRow() == 1
    assert planned.window.focusWidget() is action_list(planned)
    assert planned.button("Add to evidence")


def test_what_was_marked_as_done_goes_from_the_open_ones_with_the_next_choice(planned):
    gone = planned_titles(planned)[1]
    press_by_key(planned, "Mark as done")

    action_list(planned).setCurrentRow(0)

    assert gone not in planned_titles(planned)


def test_moving_an_action_leaves_the_keyboard_on_the_button(planned):
    planned.button("Move down").setFocus()
    press_by_key(planned, "Move up")  # to the top, where it can be moved no further

    press_by_key(planned, "Move down")

    assert planned.window.focusWidget() is planned.button("Move down")


def test_only_attempts_finished_before_are_offered_as_earlier(driver):
    services = driver.shell.session.services
    first, last = services.history.finished()

    go(driver, Route.RESULTS, attempt=last.attempt_id)
    assert driver.combo("Earlier attempt in the radar").count() == 2
    assert "What changed" in driver.names()
    go(driver, Route.RESULTS, attempt=first.attempt_id)

    combos = {one.accessibleName() for one in driver.window.findChildren(QComboBox)}
    assert "Earlier attempt in the radar" not in combos
    assert "What changed" not in driver.names()
