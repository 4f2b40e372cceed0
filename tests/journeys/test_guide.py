"""The guide is read in the window."""

import re

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTextBrowser

from hop_desktop.app.keys import keys_state
from hop_desktop.i18n import use_language
from hop_desktop.resources import guide_folder
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import MutedLabel
from tests.ui.layout_faults import faults


@pytest.fixture
def english_again(qapp):
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)


def open_guide(driver):
    menus = {menu.text(): menu.menu() for menu in driver.window.menuBar().actions()}
    next(one for one in menus["&Help"].actions() if one.text() == "&Guide").trigger()
    QApplication.processEvents()
    return driver.window.controller(Route.GUIDE).page


def reader(page):
    return page.findChild(QTextBrowser)


def contents(page):
    return page.findChild(QListWidget)


def choose(page, title):
    names = [contents(page).item(row).text() for row in range(contents(page).count())]
    contents(page).setCurrentRow(names.index(title))
    QApplication.processEvents()


def test_the_guide_stands_under_help_and_opens_with_its_contents(open_window):
    page = open_guide(open_window())

    assert reader(page).toPlainText().startswith("Guide\n")
    assert contents(page).currentRow() == 0
    assert reader(page).accessibleName() == "Text of the guide"


def test_a_chapter_chosen_in_the_contents_is_read(open_window):
    page = open_guide(open_window())

    choose(page, "Your plan")

    assert reader(page).toPlainText().startswith("Your plan\n")


def test_a_link_is_followed_and_a_step_taken_back_by_keys(open_window):
    page = open_guide(open_window())
    reader(page).setFocus()

    QTest.keyClick(reader(page), Qt.Key.Key_Tab)
    QTest.keyClick(reader(page), Qt.Key.Key_Return)
    assert contents(page).currentItem().text() == "Your first assessment"

    QTest.keyClick(reader(page), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert contents(page).currentRow() == 0


def test_a_visit_returns_to_the_chapter_read_last(open_window):
    driver = open_window()
    page = open_guide(driver)
    choose(page, "Your plan")

    driver.shell.navigator.go(Route.HOME)
    open_guide(driver)

    assert reader(page).toPlainText().startswith("Your plan\n")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(900, 600), (1180, 800)])
def test_no_chapter_scrolls_sideways(open_window, percent, size):
    driver = open_window()
    driver.look("light", percent)
    driver.window.resize(*size)
    page = open_guide(driver)

    for row in range(contents(page).count()):
        contents(page).setCurrentRow(row)
        QApplication.processEvents()

        assert faults(driver.window) == [], contents(page).currentItem().text()


def test_where_room_is_short_a_button_leads_back_to_the_contents(open_window):
    driver = open_window()
    driver.look("light", 200)
    driver.window.resize(900, 600)
    page = open_guide(driver)
    choose(page, "Your plan")

    assert not contents(page).isVisible()
    driver.click("Contents")

    assert reader(page).toPlainText().startswith("Guide\n")


def test_the_guide_is_readable_in_the_dark(open_window):
    driver = open_window()
    driver.look("dark", 100)
    text = reader(open_guide(driver))

    assert text.palette().base().color().lightness() < 80
    assert text.palette().text().color().lightness() > 180


@pytest.mark.parametrize(("language", "notes"), [("en", 0), ("de", 1)])
def test_in_another_language_the_guide_says_that_it_is_in_english(
    open_window, english_again, language, notes
):
    use_language(language)
    driver = open_window()
    driver.shell.navigator.go(Route.GUIDE)
    QApplication.processEvents()

    page = driver.window.controller(Route.GUIDE).page

    assert sum(one.isVisible() for one in page.findChildren(MutedLabel)) == notes


def keys_in(text):
    """Return the keys in the first column of every table of a text."""
    cells = (line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| "))
    return {key for cell in cells for key in re.split(" or | to ", cell) if key != "Key"}


def test_the_keys_of_the_guide_are_those_of_the_program(open_window):
    driver = open_window()
    groups = keys_state(driver.window, single_keys=True).groups
    known = {key for group in groups for row in group.rows for key in row.keys}

    text = (guide_folder() / "keyboard.md").read_text(encoding="utf-8")
    answering, _preview, anywhere = text.split("\n### ")[1:]
    named = keys_in(answering) | keys_in(anywhere)

    assert len(named) > 20
    assert named - known - {"Enter"} == set()
