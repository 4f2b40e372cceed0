"""Files come in by being let go over the window, and saved reports are found again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from hop_desktop.paths import is_there
from hop_desktop.ui import dialogs
from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.preferences import RECENT_KEPT, Preferences
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.text_field import LimitedTextEdit
from hop_desktop.whole_files import is_read_only
from tests.journeys.dropped_files import (
    COPY,
    LEFT,
    NONE,
    SAMPLE,
    file_menu,
    files,
    hint,
    history,
    hold,
    let_go,
    settle,
    texts,
)


def test_what_a_drop_would_do_is_said_while_a_file_is_held(open_window):
    driver = open_window()

    assert hold(driver, files(SAMPLE))

    assert hint(driver).isVisible()
    assert hint(driver).size() == driver.window.size()
    assert "Drop to import" in texts(driver)
    hint(driver).dragLeaveEvent(QDragLeaveEvent())
    assert not hint(driver).isVisible()


def test_text_that_is_held_is_none_of_our_business(open_window):
    driver = open_window()
    held = QMimeData()
    held.setText("words")

    assert not hold(driver, held)

    assert not hint(driver).isVisible()


def test_an_attempt_file_that_is_let_go_is_stored(open_window):
    driver = open_window()

    let_go(driver, SAMPLE)

    assert len(history(driver)) == 1
    assert "1 attempt was added." in texts(driver)
    assert "Retake assessment" in driver.names()
    driver.click("Open History")
    assert driver.window.route is Route.HISTORY


def test_an_own_report_that_is_let_go_is_stored(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.answers.path = tmp_path / "report.html"
    driver.shell.navigator.go(Route.RESULTS)
    driver.click("Save report…")
    driver.wait_for(driver.answers.path.exists)
    for one in history(driver):
        driver.shell.session.services.history.delete(one.attempt_id)

    let_go(driver, driver.answers.path)

    assert len(history(driver)) == 1


def test_a_foreign_file_is_refused_kindly_and_nothing_is_changed(open_window, tmp_path):
    driver = open_window()
    photo, broken = tmp_path / "photo.png", tmp_path / "notes.json"
    photo.write_bytes(b"png")
    broken.write_text("{}")

    let_go(driver, photo, broken)

    said = "\n".join(texts(driver))
    assert "photo.png was not read: only reports saved here" in said
    assert "notes.json" in said
    assert history(driver) == ()


def test_a_file_is_not_typed_into_a_field_by_its_path(qtbot):
    field = LimitedTextEdit(200)
    qtbot.addWidget(field)

    assert not field.canInsertFromMimeData(files(SAMPLE))


@pytest.mark.parametrize("with_text", [False, True])
def test_a_file_over_a_field_of_one_line_is_the_windows(open_window, with_text):
    driver = open_window()
    driver.shell.navigator.go(Route.EVIDENCE)
    driver.click("Add evidence")
    field = driver.field("Who could confirm it")
    held = files(SAMPLE)
    if with_text:
        held.setText(str(SAMPLE))

    QApplication.sendEvent(field, QDragEnterEvent(QPoint(5, 5), COPY, held, LEFT, NONE))
    settle()

    assert "Drop to import" in texts(driver)


def test_text_can_be_let_go_over_a_field_of_one_line(qtbot):
    field, held = LineEdit(), QMimeData()
    qtbot.addWidget(field)
    held.setText("words")

    event = QDragEnterEvent(QPoint(5, 5), COPY, held, LEFT, NONE)
    QApplication.sendEvent(field, event)

    assert event.isAccepted()


def test_import_stands_in_the_file_menu(open_window):
    driver = open_window()
    driver.answers.path = SAMPLE

    file_menu(driver)["Import…"].trigger()
    settle()

    assert len(history(driver)) == 1


def save(driver, target):
    driver.answers.path = target
    driver.shell.navigator.go(Route.RESULTS)
    driver.click("Save report…")
    driver.wait_for(lambda: target in driver.shell.preferences.recent_reports)


def recent(driver):
    menu = file_menu(driver)["Recent reports"].menu()
    return {one.text().replace("&", ""): one for one in menu.actions() if one.text()}


def test_saved_reports_are_found_under_file(open_window, tmp_path):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.HOME)
    assert not file_menu(driver)["Recent reports"].isEnabled()

    save(driver, tmp_path / "one.html")
    save(driver, tmp_path / "two.md")

    assert list(recent(driver)) == ["1 two.md", "2 one.html", "Clear this list"]


def test_a_report_that_is_gone_says_so_and_can_be_removed(open_window, tmp_path):
    driver = open_window()
    driver.shell.preferences.remember_report(tmp_path / "gone.pdf")

    recent(driver)["1 gone.pdf (missing)"].trigger()
    settle()
    driver.click("Remove from the list")

    assert driver.shell.preferences.recent_reports == ()
    assert not file_menu(driver)["Recent reports"].isEnabled()


def test_the_list_of_reports_can_be_cleared(open_window, tmp_path):
    driver = open_window()
    driver.shell.preferences.remember_report(tmp_path / "one.pdf")

    recent(driver)["Clear this list"].trigger()

    assert driver.shell.preferences.recent_reports == ()


def test_only_the_last_reports_are_remembered_and_each_once(tmp_path):
    preferences = Preferences(tmp_path / "preferences.ini")
    for number in (*range(RECENT_KEPT + 3), 5):
        preferences.remember_report(tmp_path / f"{number}.pdf")

    names = [one.stem for one in Preferences(tmp_path / "preferences.ini").recent_reports]

    assert names == ["5", "10", "9", "8", "7", "6", "4", "3"]


@pytest.mark.parametrize("stored", ["", "{}", "[1, 2]", "nonsense"])
def test_a_damaged_list_of_reports_is_an_empty_one(tmp_path, stored):
    preferences = Preferences(tmp_path / "preferences.ini")
    preferences._settings.setValue("recent_reports", stored)

    assert preferences.recent_reports == ()


def test_deleting_everything_forgets_files_and_folders(tmp_path):
    preferences = Preferences(tmp_path / "preferences.ini")
    preferences.remember_report(tmp_path / "one.pdf")
    preferences.last_folder = tmp_path

    preferences.forget()

    assert preferences.recent_reports == ()
    assert preferences.last_folder is None


def test_dialogs_begin_in_the_folder_that_was_used_last(qtbot, tmp_path, monkeypatch):
    parent, begun = QWidget(), []
    qtbot.addWidget(parent)

    def answer(_parent, _title, start, _filters):
        begun.append(Path(start))
        return str(tmp_path / "here" / "report.pdf"), ""

    (tmp_path / "here").mkdir()
    monkeypatch.setattr(dialogs.QFileDialog, "getSaveFileName", staticmethod(answer))
    for _time in range(2):
        prompts = QtPrompts(parent, Preferences(tmp_path / "preferences.ini"))
        prompts.save_path("report.pdf", "PDF (*.pdf)")

    assert begun[1] == tmp_path / "here" / "report.pdf"


def can_save(driver):
    return driver.window.menus()[0][1][0].isEnabled()


def test_a_report_can_be_saved_as_soon_as_there_is_an_attempt_and_no_longer(open_window):
    driver = open_window()
    assert not can_save(driver)

    let_go(driver, SAMPLE)
    assert can_save(driver)

    driver.shell.navigator.go(Route.HISTORY)
    driver.wait_for(lambda: driver.table("Attempts").model().rowCount() == 1)
    driver.table("Attempts").selectRow(0)
    driver.click("Delete…")
    assert not can_save(driver)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_remembered_place_that_no_system_takes_is_gone(tmp_path, name):
    preferences = Preferences(tmp_path / "preferences.ini")
    for place in (Path("/", name), tmp_path / name):
        preferences.last_folder = place
        preferences.remember_report(place)

        assert preferences.last_folder is None
        assert not is_there(preferences.recent_reports[0])
        assert not is_read_only(place)
