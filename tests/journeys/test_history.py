"""History: an attempt under way goes on, a deleted one comes back until the program ends."""

import json

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget

from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.main_window import OF_PAGE
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.history_page import HistoryPage
from hop_desktop.ui.widgets.list_table import ListTable
from hop_desktop.ui.widgets.page_dialog import QuestionDialog

NO_SCREEN = pytest.mark.qt_log_ignore("propagateSizeHints")


def attempts(driver):
    QApplication.processEvents()
    tables = driver.window.findChildren(ListTable)
    return next(one for one in tables if one.accessibleName() == "Attempts" and one.isVisible())


def rows(driver):
    model = attempts(driver).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def go(driver, route):
    driver.shell.navigator.go(route)
    QApplication.processEvents()


def exported(driver):
    return json.loads(driver.shell.session.services.transfer.export())


def undo(driver):
    text = driver.shell.session.undo.undo_text
    found = (one for one in driver.window.findChildren(QAction) if one.text().endswith(text))
    next(found).trigger()
    QApplication.processEvents()


@pytest.fixture
def driver(open_window):
    made = open_window()
    made.store_samples()
    return made


def test_an_attempt_under_way_goes_on_from_its_row(driver):
    go(driver, Route.HISTORY)
    assert "Resume assessment" not in driver.names()
    driver.begin_by_service("quick")
    go(driver, Route.HISTORY)

    driver.click("Resume assessment")

    assert driver.window.route is Route.QUESTIONNAIRE


def test_enter_on_the_row_of_an_attempt_under_way_goes_on_with_it(driver):
    driver.begin_by_service("quick")
    go(driver, Route.HISTORY)
    open_id = driver.shell.session.services.assessment.open_attempt().attempt_id

    attempts(driver).row_activated.emit(open_id)

    assert driver.window.route is Route.QUESTIONNAIRE


def test_the_question_names_the_attempt_by_date_and_form(driver):
    driver.answers.yes = False
    go(driver, Route.HISTORY)
    attempts(driver).selectRow(0)

    driver.click("Delete…")

    question, button = driver.answers.asked[-1]
    assert rows(driver)[0] in question
    assert "Full form" in question or "Quick form" in question
    assert button == "Delete"
    assert len(rows(driver)) == 2


@pytest.mark.parametrize("row", [0, 1])
def test_a_deleted_attempt_is_nowhere_until_it_is_brought_back(driver, row):
    services = driver.shell.session.services
    earlier, later = (services.history.get(f"stored-{number}") for number in (0, 1))
    item = services.retakes.items_to_look_back_at(earlier, later)[0]
    services.retakes.note_reasons(later, {item: "I led two teams"})
    services.retakes.save_look_back(
        services.retakes.rate_look_back(services.retakes.look_back(earlier, later), item, 2)
    )
    before = exported(driver)
    go(driver, Route.HISTORY)
    shown = rows(driver)
    attempts(driver).selectRow(row)

    driver.click("Delete…")
    assert rows(driver) == [date for number, date in enumerate(shown) if number != row]
    assert len(exported(driver)["attempts"]) == 1

    driver.look("dark", 150)  # the page that deleted it is gone
    undo(driver)

    assert driver.window.route is Route.HISTORY
    assert rows(driver) == shown
    after = exported(driver)
    assert sorted(map(json.dumps, after["attempts"])) == sorted(map(json.dumps, before["attempts"]))
    assert services.retakes.reasons(later) == {item: "I led two teams"}
    assert services.retakes.look_back(earlier, later).levels == {item: 2}


def test_a_trend_that_is_saved_says_of_what_and_of_when_it_is(driver, tmp_path):
    go(driver, Route.HISTORY)
    driver.wait_for(lambda: "Save chart…" in driver.names())
    driver.answers.path = tmp_path / "trend.svg"

    driver.click("Save chart…")
    driver.wait_for(driver.answers.path.exists)

    drawn = driver.answers.path.read_text(encoding="utf-8")
    for words in ("Change over time: Readiness", "4 May 2026 – 2 November 2026", "scale-up"):
        assert words in drawn


def test_a_copied_trend_is_a_picture_and_its_table(driver):
    go(driver, Route.HISTORY)
    driver.wait_for(lambda: "Copy chart" in driver.names())

    driver.click("Copy chart")
    data = QApplication.clipboard().mimeData()
    driver.wait_for(data.hasImage)

    assert data.text().startswith("Date\tValue")
    QApplication.clipboard().clear()


def test_an_attempt_under_way_does_not_come_back_beside_another_one(driver):
    driver.begin_by_service("quick")
    go(driver, Route.HISTORY)
    attempts(driver).selectRow(0)
    driver.click("Delete…")
    driver.begin_by_service("full")

    undo(driver)

    assert len(driver.shell.session.services.history.summaries()) == 3
    assert driver.window.has_notice(OF_PAGE)


@NO_SCREEN
@pytest.mark.parametrize("y", [40, 200, 420, 560])
def test_the_question_leaves_the_row_in_sight(qtbot, y):
    window = QWidget()
    window.setGeometry(100, 100, 900, 600)
    qtbot.addWidget(window)
    window.show()
    row = QRect(150, 100 + y, 600, 30)
    dialog = QuestionDialog(window, "x", "Delete it?", "Cancel", "Delete", is_loss=True)
    dialog.leave_in_sight(row)

    with qtbot.waitExposed(dialog):
        dialog.show()

    assert not dialog.frameGeometry().intersects(row)
    dialog.reject()


def test_the_navigation_marks_the_page_one_came_from(driver):
    side = driver.window.findChild(QListWidget, "navigation")
    ways = {
        "Results": (Route.RESULTS, Route.COMPARE_PROFILES),
        "About the role": (Route.ROLE, Route.PROFILES, Route.COMPARE_PROFILES),
        "Home": (Route.START, Route.PROFILES, Route.EDIT_PROFILE),
    }

    for name, routes in ways.items():
        for route in routes:
            go(driver, route)
            driver.look("light", 100)
            assert side.currentItem().text() == name


def test_nothing_can_be_done_with_an_attempt_before_there_are_any(qtbot):
    page = HistoryPage()
    qtbot.addWidget(page)
    of_one = {"Show results", "Compare", "Delete…"}

    found = {one.text(): one for one in page.findChildren(QAbstractButton) if one.text() in of_one}

    assert found.keys() == of_one
    assert not any(one.isEnabled() for one in found.values())


def test_while_the_list_is_read_anew_what_is_shown_can_be_acted_upon(driver, monkeypatch):
    driver.answers.yes = False
    go(driver, Route.HISTORY)
    driver.wait_for(lambda: "Copy chart" in driver.names())
    attempts(driver).selectRow(0)
    monkeypatch.setattr(JobRunner, "run", lambda *_arguments: None)  # it takes long

    go(driver, Route.HISTORY)
    driver.click("Delete…")
    driver.click("Copy chart")

    assert len(driver.answers.asked) == 1
    assert not driver.window.has_notice("mistake")
