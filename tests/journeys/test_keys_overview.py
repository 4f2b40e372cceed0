"""The overview names every key of the program, and says which are switched off."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTableWidget

from hop_desktop.ui.dialogs import QtPrompts
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.about_dialog import AboutDialog
from hop_desktop.ui.widgets.keys_dialog import KeysDialog
from tests.journeys.shown_page import settle

FEWEST_KEYS = 25


def native(key):
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def overview(driver):
    """Return the dialog as the program would show it, not open yet."""
    made = []
    driver.answers.show_keys = lambda state: made.append(KeysDialog(driver.window, state))
    help_menu = driver.window.menuBar().actions()[-1].menu()
    entries = {one.text(): one for one in help_menu.actions()}
    entries["&Keyboard shortcuts"].trigger()
    return made[0]


def rows(dialog):
    return [
        (table.item(row, 0).text(), table.item(row, 1).text())
        for table in dialog.findChildren(QTableWidget)
        for row in range(table.rowCount())
    ]


def keys_in_use(driver):
    """Return the keys of every menu entry and of every shortcut of every page."""
    driver.store_samples()
    driver.begin_by_service("quick")
    for route in Route:
        driver.shell.navigator.go(route)
        settle()
    window = driver.window
    keys = {native(one.key()) for one in window.findChildren(QShortcut)}
    for action in window.findChildren(QAction):
        keys.update(native(key) for key in action.shortcuts())
    return keys - {""}


def test_every_key_of_the_program_stands_in_the_overview(open_window):
    driver = open_window()
    used = keys_in_use(driver)
    assert len(used) >= FEWEST_KEYS

    shown = {key for _text, keys in rows(overview(driver)) for key in keys.split(" or ")}
    shown |= set("12345") if "1 to 5" in shown else set()

    assert used - shown == set()


def test_the_overview_is_made_of_real_tables_with_names(open_window):
    dialog = overview(open_window())

    tables = dialog.findChildren(QTableWidget)

    names = [table.accessibleName() for table in tables]
    assert names == [
        "While answering",
        "In lists",
        "In the preview of a report",
        "File",
        "Edit",
        "View",
        "Help",
    ]
    assert ("Next", "Return or Enter") in rows(dialog)


def test_the_overview_says_that_single_keys_are_off(open_window):
    driver = open_window()
    assert ("Skip", "S") in rows(overview(driver))
    assert ("Keyboard shortcuts", "F1 or ?") in rows(overview(driver))
    driver.shell.navigator.go(Route.PREFERENCES)
    driver.check_box("Single keys answer: 1 to 5, 0, S and E").click()
    settle()

    shown = rows(overview(driver))

    assert ("Choose a statement", "1 to 5 (switched off)") in shown
    assert ("Skip", "S (switched off)") in shown
    assert ("Keyboard shortcuts", "F1") in shown
    assert ("Back", f"{native('Alt+Left')} or Backspace") in shown


def test_no_single_key_is_left_when_they_are_switched_off(open_window):
    driver = open_window()
    driver.shell.preferences.single_keys = False
    driver.shell._on_appearance_changed()

    single = {key for key in keys_in_use(driver) if len(key) == 1}

    assert single == set()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question], ids=["F1", "?"])
def test_the_overview_opens_by_key_and_gives_the_keyboard_back(open_window, key):
    driver = open_window()
    driver.answers.show_keys = QtPrompts(driver.window, driver.shell.preferences).show_keys
    start = driver.button("Start assessment")
    start.setFocus()
    settle()
    seen = []

    def close_with_escape():
        dialog = QApplication.activeModalWidget()
        if dialog is None:  # it is not open yet
            QTimer.singleShot(50, close_with_escape)
            return
        seen.append((type(dialog), dialog.focusWidget().accessibleName()))
        escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dialog.focusWidget() or dialog, escape)

    QTimer.singleShot(50, close_with_escape)
    driver.qtbot.keyClick(QApplication.focusWidget(), key)
    driver.window.activateWindow()  # a window manager would
    driver.wait_for(lambda: QApplication.focusWidget() is start)

    assert seen == [(KeysDialog, "Close this window")]


def test_about_names_versions_and_folders_and_copies_without_them(open_window, tmp_path):
    driver = open_window()
    made = []
    driver.answers.show_about = lambda state: made.append(
        (state, AboutDialog(driver.window, state))
    )
    driver.window.menuBar().actions()[-1].menu().actions()[-1].trigger()
    state, dialog = made[0]

    shown = dict(rows(dialog))

    assert {"Python", "Qt", "PySide", "SQLite", "matplotlib", "Typst"} < set(shown)
    assert all(version[0].isdigit() for name, version in shown.items() if name != "System")
    assert [one.place for one in state.folders] == [
        str(tmp_path / "data"),
        str(tmp_path / "data" / "log"),
    ]
    assert "Qt and PySide" not in shown
    assert any("Inter" in row[0] for row in state.notices)
    assert "hop-desktop" in state.details
    assert str(tmp_path) not in state.details
