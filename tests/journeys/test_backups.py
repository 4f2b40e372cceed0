"""Backups in Preferences: made, listed, brought back; and everything deleted."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from hop_desktop import paths as places
from hop_desktop.ui.navigation import Route
from tests.journeys import stored
from tests.presses import press_key


def answered(driver):
    """Answer one question of a new attempt."""
    driver.click("Start assessment")
    driver.begin("Quick form")
    press_key(Qt.Key.Key_3)


def preferences(driver):
    driver.shell.navigator.go(Route.PREFERENCES)
    driver.wait_for(lambda: "Looking for backups …" not in texts(driver))


def restore(driver):
    """Bring back the chosen backup."""
    driver.click("Restore…")
    driver.wait_for(lambda: bool(said(driver, "Restored: ")))


def texts(driver):
    return {one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()}


def said(driver, part):
    return [text for text in texts(driver) if part in text]


def rows(driver):
    model = driver.table("Backups").model()
    columns = range(model.columnCount())
    return [[model.index(n, c).data() for c in columns] for n in range(model.rowCount())]


def menu_action(driver, text):
    actions = driver.window.findChildren(QAction)
    return next(one for one in actions if one.text().replace("&", "") == text)


def back_up_and_answer_more(driver):
    """Make a backup, then answer one item that it lacks."""
    preferences(driver)
    driver.click("Back up now")
    driver.shell.navigator.go(Route.HOME)
    driver.click("Resume assessment")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_4)


def test_a_backup_made_now_is_on_top_of_the_list(open_window):
    driver = open_window()
    answered(driver)
    preferences(driver)

    driver.click("Back up now")

    assert said(driver, "Backed up.")
    assert rows(driver)[0][1] == "1 attempt, 1 answer"


def test_a_backup_of_the_same_is_not_made_twice(open_window):
    driver = open_window()
    answered(driver)
    preferences(driver)
    driver.click("Back up now")
    before = rows(driver)

    driver.click("Back up now")

    assert said(driver, "Nothing has changed since the latest backup")
    assert rows(driver) == before


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"\xff" * 9000], ids=["empty", "begun", "other"]
)
def test_a_backup_that_cannot_be_read_is_listed_as_that_beside_the_others(
    open_window, tmp_path, content
):
    driver = open_window()
    answered(driver)
    back_up_and_answer_more(driver)
    folder = tmp_path / "data" / "backups"
    whole = max(folder.glob("*.db"))
    unreadable = folder / f"{int(whole.name[:6]) + 5:06d}{whole.name[6:]}"
    unreadable.write_bytes(content)

    preferences(driver)

    assert [row[1] for row in rows(driver)[:2]] == ["Cannot be read", "1 attempt, 1 answer"]
    driver.table("Backups").selectRow(0)
    driver.click("Restore…")
    driver.wait_for(lambda: bool(said(driver, f"/{unreadable.name}: ")))
    assert driver.answers.asked == []
    assert stored.responses(tmp_path) == 2


def test_a_backup_brings_back_what_was_there(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    back_up_and_answer_more(driver)
    assert stored.responses(tmp_path) == 2
    preferences(driver)
    driver.table("Backups").selectRow(0)

    restore(driver)

    assert stored.responses(tmp_path) == 1
    question, button = driver.answers.asked[-1]
    assert button == "Restore"
    assert "It holds: 1 attempt, 1 answer." in question
    assert "There is now: 1 attempt, 2 answers." in question
    assert said(driver, "There is now: 1 attempt, 1 answer.")
    assert "Resume assessment" in driver.names()


def test_what_a_restore_replaced_can_be_brought_back_too(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    back_up_and_answer_more(driver)
    preferences(driver)
    driver.table("Backups").selectRow(0)
    restore(driver)
    preferences(driver)
    place = next(number for number, row in enumerate(rows(driver)) if "2 answers" in row[1])
    driver.table("Backups").selectRow(place)

    restore(driver)

    assert stored.responses(tmp_path) == 2


def test_who_thinks_better_of_it_keeps_everything(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    preferences(driver)
    driver.click("Back up now")
    driver.table("Backups").selectRow(0)
    driver.answers.yes = False

    driver.click("Restore…")

    assert driver.shell.window.route is Route.PREFERENCES
    assert stored.responses(tmp_path) == 1


def test_a_file_is_brought_back_from_anywhere(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    preferences(driver)
    driver.answers.path = tmp_path / "elsewhere & far.db"
    driver.click("Back up to a file…")
    driver.shell.navigator.go(Route.HOME)
    driver.click("Resume assessment")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_4)
    preferences(driver)

    driver.click("Restore from a file…")
    driver.wait_for(lambda: bool(said(driver, "Restored: ")))

    assert stored.responses(tmp_path) == 1


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(500)])
def test_a_file_that_is_no_backup_is_refused_before_anything_is_asked(
    open_window, tmp_path, content
):
    driver = open_window()
    answered(driver)
    preferences(driver)
    driver.answers.path = tmp_path / "other.db"
    driver.answers.path.write_bytes(content)
    driver.answers.asked.clear()

    driver.click("Restore from a file…")

    assert driver.answers.asked == []
    assert said(driver, "other.db")
    assert stored.responses(tmp_path) == 1


def test_a_pipe_is_refused_at_once(open_window, tmp_path):
    driver = open_window()
    preferences(driver)
    driver.answers.path = tmp_path / "pipe"
    os.mkfifo(driver.answers.path)

    driver.click("Restore from a file…")

    assert said(driver, "pipe")


def test_answers_go_on_after_a_restore(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    preferences(driver)
    driver.click("Back up now")
    driver.table("Backups").selectRow(0)
    restore(driver)

    driver.click("Resume assessment")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_5)

    assert "Saved" in texts(driver)
    assert stored.responses(tmp_path) == 2
    assert driver.shell.may_close()


def test_the_file_menu_leads_to_the_backups(open_window):
    driver = open_window()
    answered(driver)

    menu_action(driver, "Back up now").trigger()
    menu_action(driver, "Restore a backup…").trigger()

    driver.wait_for(lambda: driver.window.focusWidget() is driver.table("Backups"))


def test_after_everything_is_deleted_it_is_the_first_day(open_window, tmp_path):
    driver = open_window()
    answered(driver)
    driver.shell.preferences.theme = "dark"
    driver.shell.preferences.text_percent = 150
    (tmp_path / "data" / "unsaved-answers.json").write_text("{}")
    preferences(driver)
    driver.click("Back up now")

    driver.click("Delete everything…")

    assert driver.window.route is Route.HOME
    assert "Start assessment" in driver.names()
    assert said(driver, "Everything was deleted.")
    assert driver.shell.preferences.theme == "system"
    assert driver.shell.preferences.text_percent == 100
    assert not list((tmp_path / "data").glob("unsaved*"))
    driver.wait_for(lambda: any((tmp_path / "data" / "backups").glob("*.db")))
    preferences(driver)
    assert all(row[1] == "0 attempts, 0 answers" for row in rows(driver))


def test_deleting_everything_forgets_the_chosen_folder(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "_choice", lambda: tmp_path / "choice")
    places.remember_folder(tmp_path / "data")
    driver = open_window()
    preferences(driver)

    driver.click("Delete everything…")

    assert places.remembered_folder() is None
    assert driver.shell.next_paths == places.AppPaths.at(None)


def test_a_chosen_folder_that_is_another_one_stays_chosen(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "_choice", lambda: tmp_path / "choice")
    places.remember_folder(tmp_path / "other")
    driver = open_window()
    preferences(driver)

    driver.click("Delete everything…")

    assert places.remembered_folder() == tmp_path / "other"
    assert driver.shell.next_paths is None
