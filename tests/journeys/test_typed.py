"""Whatever is typed into any form outlives whatever happens next."""

import shutil

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.presentation.report import ReportPages
from hop_desktop.storage.database import Database
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.ui.autosaver import PAUSE_MS
from hop_desktop.ui.navigation import Route
from tests.journeys.conftest import Driver
from tests.journeys.shown_page import labels
from tests.journeys.typed_forms import (
    FORMS,
    RESULT,
    prepare,
    read_everywhere,
    type_everywhere,
)

SETTING = "hop_desktop.app.report_capture.CapturedReport.pages"
A_KILL_MS = 400  # after the last key everything has to be on the disk


@pytest.fixture(autouse=True)
def no_pages_are_set(monkeypatch):
    """Leave out what takes long and holds no field."""
    monkeypatch.setattr(SETTING, lambda *_given: ReportPages((), "", ()))


def every_page(driver, _tmp_path):
    for route in Route:
        driver.shell.navigator.go(route)
        QApplication.processEvents()
    return driver


def another_theme(driver, _tmp_path):
    driver.look("dark", 100)
    return driver


def another_size(driver, _tmp_path):
    driver.look("light", 150)
    driver.look("light", 200)
    return driver


def another_language(driver, _tmp_path):
    for language in ("de", "en"):
        driver.shell.preferences.language = language
        driver.shell._on_language_changed()
        QApplication.processEvents()
    return driver


def the_end(driver, _tmp_path):
    driver.shell.end()
    driver.close()
    return Driver(driver.qtbot, driver.folder)


def a_kill(driver, tmp_path):
    """Leave behind what is on the disk, and go on with that."""
    QTest.qWait(A_KILL_MS)
    shutil.copytree(driver.folder, tmp_path / "killed")
    return Driver(driver.qtbot, tmp_path / "killed")


# Each change asks whether the assessment under way changes with it.
BUTTONS = {another_language: ["Zu Deutsch wechseln", "Change to English"]}
EVENTS = [every_page, another_theme, another_size, another_language, the_end, a_kill]


@pytest.mark.parametrize("forms", [FORMS, RESULT], ids=["forms", "result"])
@pytest.mark.parametrize("happen", EVENTS, ids=lambda one: one.__name__)
def test_nothing_typed_is_lost(open_window, tmp_path, happen, forms):
    driver = open_window()
    prepare(driver)
    typed = type_everywhere(driver, forms)

    after = happen(driver, tmp_path)

    assert read_everywhere(after, forms) == typed
    assert [button for _question, button in driver.answers.asked] == BUTTONS.get(happen, [])
    if after is not driver:
        after.close()


def refuse(monkeypatch):
    """Let neither the store nor the file of drafts be written; return what ends that."""
    is_full = [True]

    def refusing(working):
        def write(*given, **named):
            if is_full[0]:
                raise StorageUnavailableError("the disk is full")
            return working(*given, **named)

        return write

    monkeypatch.setattr(Database, "saving", refusing(Database.saving))
    monkeypatch.setattr(DraftFile, "save", refusing(DraftFile.save))
    return lambda: is_full.__setitem__(0, False)


def test_a_refusing_disk_is_said_and_gets_everything_later(open_window, monkeypatch, tmp_path):
    driver = open_window()
    prepare(driver)
    free = refuse(monkeypatch)
    typed = type_everywhere(driver, FORMS)
    QTest.qWait(PAUSE_MS)
    assert any(text.startswith("What you are writing is kept in this") for text in labels(driver))
    assert driver.answers.asked == []
    another_size(driver, tmp_path)
    assert read_everywhere(driver, FORMS) == typed

    free()
    driver.shell.session.autosaver.save_all()

    assert not any(text.startswith("What you are writing is kept in") for text in labels(driver))
    assert read_everywhere(a_kill(driver, tmp_path), FORMS) == typed


def test_a_disk_that_refuses_to_the_end_is_replaced_by_another_folder(
    open_window, monkeypatch, tmp_path
):
    driver = open_window()
    prepare(driver)
    drafts = {name: form for name, form in FORMS.items() if name != "example"}
    (tmp_path / "data" / "drafts.json").unlink(missing_ok=True)
    (tmp_path / "data" / "drafts.json").mkdir()
    typed = type_everywhere(driver, drafts)

    driver.shell.end()

    driver.close()
    (tmp_path / "data" / "drafts.json").rmdir()
    assert read_everywhere(Driver(driver.qtbot, driver.folder), drafts) == typed
