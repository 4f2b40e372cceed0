"""The language changes while the window is open, and everything follows."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget

from hop_desktop.i18n import _, use_language
from hop_desktop.ui.language import apply_language
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.widgets.labels import Title


@pytest.fixture(autouse=True)
def english_again(qapp):
    before = QLocale()
    yield
    apply_language(qapp, "en")
    QLocale.setDefault(before)


def choose(driver, name):
    QApplication.processEvents()
    combo = next(
        one
        for one in driver.window.findChildren(QComboBox)
        if one.isVisible() and one.findText("Español") >= 0
    )
    combo.setFocus()
    combo.setCurrentText(name)
    combo.activated.emit(combo.currentIndex())
    for _turn in range(4):
        QApplication.processEvents()


def words_around(driver):
    side = driver.window.findChild(QListWidget, "navigation")
    return (
        driver.window.windowTitle(),
        [side.item(row).text() for row in range(side.count())],
        [one.text() for one in driver.window.menuBar().actions()],
        [
            entry.text()
            for menu in driver.window.menuBar().actions()
            for entry in menu.menu().actions()
        ],
    )


def title(driver, route):
    driver.shell.navigator.go(route)
    QApplication.processEvents()
    titles = driver.window.findChildren(Title)
    return next(one.text() for one in titles if one.isVisible())


def test_a_language_chosen_in_preferences_is_spoken_at_once_and_left_again(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    english = words_around(driver)

    choose(driver, "Español")

    spanish = words_around(driver)
    assert "Inicio" in spanish[1]
    assert "&Archivo" in spanish[2]
    assert [len(part) for part in spanish[1:]] == [len(part) for part in english[1:]]
    assert title(driver, Route.HISTORY) == _("History") != "History"
    assert title(driver, Route.PREFERENCES) == "Preferencias"

    choose(driver, "English")

    assert words_around(driver) == english
    assert title(driver, Route.HISTORY) == "History"


def test_choosing_a_language_keeps_the_keyboard_on_the_choice(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)

    choose(driver, "Español")

    focused = QApplication.focusWidget()
    assert isinstance(focused, QComboBox)
    assert focused.currentText() == "Español"


def test_the_next_window_speaks_the_language_from_its_first_picture(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    choose(driver, "Español")
    driver.close()
    use_language("en")

    again = open_window()

    assert "Inicio" in words_around(again)[1]
    again.shell.navigator.go(Route.PREFERENCES)
    choose(again, "English")


def test_undo_follows_the_language_without_its_old_menu(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    choose(driver, "Español")

    driver.shell.session.undo.changed.emit()

    assert driver.window.menuBar().actions()[1].menu().actions()[0].text() == _("&Undo")


def test_a_notice_that_stands_is_said_in_the_new_language_and_a_closed_one_stays_away(
    open_window, tmp_path
):
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "unsaved-answers.json").write_text("{}")
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)

    choose(driver, "Español")

    assert "Close this notice" not in driver.names()
    notice = _("Close this notice")
    assert notice in driver.names()

    driver.click(notice)
    choose(driver, "English")

    assert "Close this notice" not in driver.names()


def notices(driver):
    return "\n".join(one.text() for one in driver.window._notices.findChildren(QLabel))


def test_after_everything_is_deleted_it_is_said_in_the_language_of_the_first_day(open_window):
    driver = open_window()
    driver.shell.navigator.go(Route.PREFERENCES)
    choose(driver, "Deutsch")

    driver.click(_("Delete everything…"))

    driver.wait_for(lambda: "Everything was deleted." in notices(driver))
    assert _("History") == "History"


def test_whatever_the_window_told_is_told_in_the_new_language_or_goes(open_window, tmp_path):
    driver = open_window()
    shell, window = driver.shell, driver.window
    driver.answers.path = tmp_path / "mine.json"
    shell.session.save_elsewhere()
    shell.on_unhandled_error("details")
    shell.session._tell_no_backup("the disk is full")
    window.show_notice("recent", _("The report is saved."))
    shell.session._receive().take_in([tmp_path / "holiday.jpg"])
    driver.shell.navigator.go(Route.PREFERENCES)
    english = [one.text() for one in window._notices.findChildren(QLabel)]
    assert len(english) == 5

    choose(driver, "Deutsch")

    told = notices(driver)
    assert not any(text in told for text in english)
    assert "mine.json" in told
    assert _("Open log folder") in driver.names()
    choose(driver, "English")
