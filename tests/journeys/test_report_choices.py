"""What was taken out of a report never leaves, and never another attempt's pages."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from hop_desktop.domain.errors import RenderWorkerError, StorageUnavailableError
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.check_box import CheckBox
from tests.journeys.shown_page import labels


@pytest.fixture
def driver(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.REPORT)
    wait_for_pages(driver)
    return driver


def words(driver):
    QApplication.processEvents()
    fields = driver.window.findChildren(QPlainTextEdit)
    return next(
        (one.toPlainText() for one in fields if one.accessibleName() == "Text of the report"), ""
    )


def picture(driver):
    QApplication.processEvents()
    pictures = driver.window.findChildren(QLabel)
    return next(
        one for one in pictures if one.accessibleName() == "Preview of the page" and one.isVisible()
    )


def wait_for_pages(driver):
    driver.wait_for(lambda: bool(words(driver)))


def take_out(driver, section):
    driver.check_box(section).click()
    driver.wait_for(lambda: section not in words(driver))


def choose(driver, name, row):
    combo = driver.combo(name)
    combo.setCurrentIndex(row)
    combo.activated.emit(row)
    QApplication.processEvents()
    wait_for_pages(driver)


def first_entry(driver):
    """Open the single examples and take the first one out; return its name."""
    opener = next(
        one
        for one in driver.window.findChildren(QPushButton)
        if one.isVisible() and one.accessibleName().startswith("One by one: ")
    )
    opener.click()
    QApplication.processEvents()
    box = next(one for one in opener.parentWidget().findChildren(CheckBox))
    box.click()
    return opener.accessibleName(), box.accessibleName()


def is_in(driver, opener, entry):
    QApplication.processEvents()
    button = driver.button(opener)
    if not button.isChecked():
        button.click()
        QApplication.processEvents()
    return driver.check_box(entry).isChecked()


CHANGES = {
    "an earlier attempt": lambda driver: choose(driver, "Compare with", 1),
    "an earlier attempt, and none again": lambda driver: (
        choose(driver, "Compare with", 1),
        choose(driver, "Compare with", 0),
    ),
    "another size of the text": lambda driver: driver.look("light", 125),
    "another theme": lambda driver: driver.look("dark", 100),
    "another page and back": lambda driver: (
        driver.shell.navigator.go(Route.HOME),
        driver.shell.navigator.go(Route.REPORT),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_taken_out_stays_out(driver, change):
    take_out(driver, "Situations, with reasons")
    entry = first_entry(driver)

    CHANGES[change](driver)
    wait_for_pages(driver)

    assert not driver.check_box("Situations, with reasons").isChecked()
    assert not is_in(driver, *entry)
    assert "Situations, with reasons" not in words(driver)


def test_what_comes_with_an_earlier_attempt_is_in_and_can_be_taken_out_for_good(driver):
    choose(driver, "Compare with", 1)
    assert driver.check_box("What changed").isChecked()
    take_out(driver, "What changed")
    choose(driver, "Compare with", 0)

    choose(driver, "Compare with", 1)

    assert not driver.check_box("What changed").isChecked()


def test_the_earlier_attempt_stays_when_the_page_is_made_anew(driver):
    choose(driver, "Compare with", 1)

    driver.look("light", 125)
    wait_for_pages(driver)

    assert driver.combo("Compare with").currentIndex() == 1
    assert "What changed" in words(driver)


def test_another_attempt_begins_with_everything_of_its_own(driver):
    take_out(driver, "Situations, with reasons")

    driver.shell.navigator.go(Route.REPORT, attempt="stored-0")
    wait_for_pages(driver)

    assert driver.check_box("Situations, with reasons").isChecked()


class HeldExecutor:
    """Does work when it is let."""

    def __init__(self):
        self.waiting = []

    def submit(self, work):
        self.waiting.append(work)

    def let_go(self):
        while self.waiting:
            self.waiting.pop(0)()
            QApplication.processEvents()


def hold(driver, monkeypatch):
    held = HeldExecutor()
    monkeypatch.setattr(driver.shell._jobs, "_executor", held)
    return held


@pytest.mark.parametrize("asked", ["another attempt", "an earlier attempt"])
def test_no_page_of_what_was_asked_before_is_shown(driver, monkeypatch, asked):
    driver.click("Next page")
    held = hold(driver, monkeypatch)
    if asked == "another attempt":
        driver.check_box("Situations, with reasons").click()  # A's pages are being set anew ...
        driver.shell.navigator.go(Route.REPORT, attempt="stored-0")  # ... when B's are asked for
    else:
        driver.combo("Compare with").setCurrentIndex(1)
        driver.combo("Compare with").activated.emit(1)
    held.waiting.pop()()  # captured; the pages are not set yet
    QApplication.processEvents()

    driver.click("Larger")

    assert picture(driver).pixmap().isNull()
    held.let_go()
    assert picture(driver).accessibleDescription().startswith("Page 1 of ")


@pytest.fixture
def results(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    QApplication.processEvents()
    return driver


def refuse(error):
    def refused(*_arguments, **_named):
        raise error

    return refused


def test_a_chart_that_the_drawing_process_refuses_is_told_by_its_sentence(results, monkeypatch):
    sentence = "Drawing and printing stopped unexpectedly. Please try again."
    worker = results.shell._render_worker
    monkeypatch.setattr(type(worker), "do", refuse(RenderWorkerError(sentence)))

    for name in ("Copy chart", "Save chart…"):
        results.answers.path = results.shell._paths.data / "radar.svg"
        results.click(name)

        results.wait_for(lambda: sentence in labels(results))


def test_a_report_of_a_locked_store_is_told_by_its_sentence(results, monkeypatch, tmp_path):
    reports = results.shell.session.services.reports
    error = StorageUnavailableError("hop.db is locked")
    monkeypatch.setattr(reports, "capture_attempt", refuse(error))
    results.answers.path = tmp_path / "report.pdf"

    results.click("Save report…")

    results.wait_for(lambda: "hop.db is locked" in labels(results))
    assert results.button("Save report…").isEnabled()
