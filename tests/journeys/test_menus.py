"""The menus stand where they do in every program, and offer what can be done."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from hop_desktop.i18n import languages
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from tests.journeys.shown_page import settle


@pytest.fixture
def english_again(qapp):
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)


def menus(driver):
    return [action.menu() for action in driver.window.menuBar().actions()]


def entry(driver, name):
    entries = [action for menu in menus(driver) for action in menu.actions()]
    return next(one for one in entries if one.text().replace("&", "").startswith(name))


def is_enabled(driver, name):
    for menu in menus(driver):
        menu.aboutToShow.emit()  # as when the person opens it
    return entry(driver, name).isEnabled()


def test_the_menus_stand_in_the_usual_order(open_window):
    driver = open_window()

    assert [menu.title().replace("&", "") for menu in menus(driver)] == [
        "File",
        "Edit",
        "View",
        "Help",
    ]


def test_on_macos_there_is_a_window_menu_before_help(open_window, monkeypatch):
    monkeypatch.setattr("hop_desktop.app.menus.IS_MACOS", True)
    driver = open_window()

    assert [menu.title().replace("&", "") for menu in menus(driver)][-2:] == ["Window", "Help"]
    assert entry(driver, "Minimise").shortcut() == QKeySequence("Ctrl+M")
    entry(driver, "Zoom").trigger()
    assert driver.window.isMaximized()
    entry(driver, "Zoom").trigger()
    assert not driver.window.isMaximized()


@pytest.mark.parametrize(
    ("name", "role", "key"),
    [
        ("Quit", QAction.MenuRole.QuitRole, QKeySequence("Ctrl+Q")),
        ("Preferences", QAction.MenuRole.PreferencesRole, QKeySequence("Ctrl+,")),
        ("About", QAction.MenuRole.AboutRole, None),
        ("Print", QAction.MenuRole.NoRole, QKeySequence.StandardKey.Print),
        ("Save report", QAction.MenuRole.NoRole, QKeySequence.StandardKey.Save),
        ("Keyboard shortcuts", QAction.MenuRole.NoRole, QKeySequence.StandardKey.HelpContents),
        ("Copy", QAction.MenuRole.NoRole, QKeySequence.StandardKey.Copy),
        ("Larger text", QAction.MenuRole.NoRole, QKeySequence.StandardKey.ZoomIn),
    ],
)
def test_an_entry_has_the_role_and_the_key_of_its_kind(open_window, name, role, key):
    # "About the role" is a page, "About" the dialog: look in Help alone.
    driver = open_window()
    found = menus(driver)[-1].actions()[-1] if name == "About" else entry(driver, name)

    keys = found.shortcuts()

    if name not in {"Print", "Save report", "Copy", "Larger text", "Keyboard shortcuts"}:
        assert found.menuRole() is role
    assert (QKeySequence(key) in keys) if key else not keys


def test_reports_are_offered_once_there_is_something_to_report(open_window):
    driver = open_window()
    wanted = ("Save report", "Customise report", "Print")
    assert not any(is_enabled(driver, name) for name in wanted)
    driver.shell.navigator.go(Route.RESULTS, attempt="sample")
    assert all(is_enabled(driver, name) for name in wanted)
    driver.shell.navigator.go(Route.HOME)
    assert not any(is_enabled(driver, name) for name in wanted)

    driver.store_samples()

    assert all(is_enabled(driver, name) for name in wanted)


def test_saving_from_the_menu_saves_the_attempt_on_screen(open_window, tmp_path):
    driver = open_window()
    driver.answers.path = tmp_path / "sample.html"
    driver.shell.navigator.go(Route.RESULTS, attempt="sample")

    entry(driver, "Save report").trigger()
    driver.wait_for(driver.answers.path.exists)

    assert driver.window.route is Route.RESULTS


def test_the_report_of_the_sample_opens_from_its_results(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.RESULTS, attempt="sample")

    entry(driver, "Customise report").trigger()
    settle()

    assert driver.window.route is Route.REPORT
    assert is_enabled(driver, "Print")


def test_text_sizes_end_where_they_end(open_window):
    driver = open_window()
    assert not is_enabled(driver, "Smaller text")
    assert not is_enabled(driver, "Normal text size")

    for _step in range(4):
        entry(driver, "Larger text").trigger()

    assert driver.shell.preferences.text_percent == 200
    assert not is_enabled(driver, "Larger text")
    assert is_enabled(driver, "Smaller text")
    entry(driver, "Normal text size").trigger()
    assert driver.shell.preferences.text_percent == 100


def field_with(driver, text):
    driver.shell.navigator.go(Route.BACKGROUND)
    settle()
    field = next(one for one in driver.window.findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    driver.qtbot.keyClicks(field, text)
    return field


def test_edit_acts_on_the_field_with_the_keyboard(open_window):
    driver = open_window()
    field = field_with(driver, "budget")
    assert is_enabled(driver, "Undo")
    assert not is_enabled(driver, "Cut")

    entry(driver, "Select all").trigger()
    assert is_enabled(driver, "Cut")
    entry(driver, "Cut").trigger()

    assert field.text() == ""
    assert QGuiApplication.clipboard().text() == "budget"
    assert is_enabled(driver, "Paste")
    entry(driver, "Paste").trigger()
    assert field.text() == "budget"
    entry(driver, "Undo").trigger()
    assert field.text() == ""
    entry(driver, "Redo").trigger()
    assert field.text() == "budget"


def test_copy_takes_the_chosen_rows_of_a_table(open_window):
    driver = open_window()
    driver.store_samples()
    driver.shell.navigator.go(Route.RESULTS)
    driver.click("Show as table")
    table = driver.table("Scores by competency")
    table.setFocus()
    table.selectRow(2)
    settle()

    entry(driver, "Copy").trigger()

    cells = [table.item(2, x).text() for x in range(table.columnCount())]
    assert QGuiApplication.clipboard().text() == "\t".join(cells)


def test_without_a_field_nothing_is_offered_to_cut(open_window):
    driver = open_window()
    driver.button("Start assessment").setFocus()
    settle()

    assert not any(is_enabled(driver, one) for one in ("Cut", "Paste", "Select all", "Undo"))


@pytest.mark.parametrize("language", list(languages()))
def test_no_letter_of_a_menu_stands_for_two_entries(open_window, english_again, language):
    driver = open_window()
    driver.shell.preferences.language = language
    driver.shell._on_language_changed()

    titles = [menu.title() for menu in menus(driver)]
    groups = [titles, *([a.text() for a in menu.actions() if a.text()] for menu in menus(driver))]

    assert all(isinstance(menu, QMenu) for menu in menus(driver))
    for texts in groups:
        assert [text for text in texts if "&" not in text.replace("&&", "")] == []
        letters = [text.replace("&&", "")[text.replace("&&", "").index("&") + 1] for text in texts]
        assert len({one.lower() for one in letters}) == len(letters), texts


def test_f6_goes_round_the_areas_of_the_window(open_window):
    driver = open_window()
    driver.window.show_notice("test", "Something happened.")
    driver.button("Start assessment").setFocus()
    settle()

    visited = []
    for _turn in range(3):
        entry(driver, "Next area").trigger()
        settle()
        visited.append(QApplication.focusWidget().accessibleName())

    assert visited == ["Navigation", "Close this notice", "Start assessment"]


def test_a_key_of_the_menu_works_on_the_page(open_window):
    driver = open_window()
    driver.button("Start assessment").setFocus()

    driver.qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier
    )

    assert driver.window.route is Route.HISTORY


def test_no_menu_of_an_earlier_language_stays_behind(open_window, english_again):
    driver = open_window()
    before = len(driver.window.findChildren(QMenu))

    for language in ("de", "es", "en"):
        driver.shell.preferences.language = language
        driver.shell._on_language_changed()
        settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(driver.window.findChildren(QMenu)) == before
