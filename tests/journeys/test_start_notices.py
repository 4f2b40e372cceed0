"""What the window says when it opens on an odd folder, and what its buttons do."""

import logging
import os
import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hop_desktop.app.log import LogFile
from hop_desktop.paths import AppPaths
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.database import Database
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.ui.preferences import Preferences
from tests.journeys.test_passphrase import type_in
from tests.presses import press_key
from tests.storage.examples import CODE, INSTRUMENT, finished_attempt, repository_over

SECRET = "a passphrase of some words"
BRING_BACK, LEAVE_OUT = "Bring them back", "Leave them out"
ENCRYPTED, PLAIN = "Bring back what is encrypted", "Continue with this file"
SHUT = "Keep others out"
LOG = "The log cannot be written."


@pytest.fixture
def paths(tmp_path):
    return AppPaths.at(tmp_path / "data")


@pytest.fixture
def put_back(open_window, paths):
    """An older store in the place of the one with one answer more."""
    driver = open_window()
    driver.click("Start assessment")
    driver.begin("Quick form")
    press_key(Qt.Key.Key_3)
    driver.close()
    shutil.copy(paths.database, paths.database.with_name("old"))
    again = open_window()
    again.click("Resume assessment")
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_4)
    again.close()
    paths.database.with_name("old").replace(paths.database)
    return paths


@pytest.fixture
def swapped(paths, cheap_keys):
    """A plain store in the place of the encrypted one, which has an attempt more."""
    pytest.importorskip("sqlcipher3")
    with closing(Database(paths.database)) as database:
        repository_over(database).add(finished_attempt("f1"), INSTRUMENT)
        shutil.copy(paths.database, paths.database.with_name("old"))
        database.encrypt(SECRET, CODE)
        repository_over(database).add(finished_attempt("f2"), INSTRUMENT)
        database.back_up()
    paths.database.with_name("old").replace(paths.database)
    return paths


def texts(driver):
    QApplication.processEvents()
    return [one.text() for one in driver.window.findChildren(QLabel) if one.isVisible()]


def says(driver, part):
    return any(part in text for text in texts(driver))


def answers(driver):
    (only,) = attempts(driver)
    return len(only.responses)


def attempts(driver):
    return repository_over(driver.shell.session.services.database).all()


def unlocked(open_window):
    driver = open_window(is_locked=True)
    unlock(driver)
    return driver


def unlock(driver):
    driver.wait_for(lambda: "Unlock" in driver.names())
    type_in(driver, "Passphrase", SECRET)
    QApplication.processEvents()


def test_newer_answers_are_brought_back(put_back, open_window):
    driver = open_window()
    assert answers(driver) == 1

    driver.click(BRING_BACK)
    driver.wait_for(lambda: says(driver, "Restored"))

    assert answers(driver) == 2
    assert newer_kept(put_back.backups) == ()
    assert BRING_BACK not in driver.names()


def test_newer_answers_are_left_out_and_not_offered_again(put_back, open_window):
    driver = open_window()

    driver.click(LEAVE_OUT)

    assert LEAVE_OUT not in driver.names()
    driver.close()
    again = open_window()
    assert LEAVE_OUT not in again.names()
    assert answers(again) == 1
    assert list(put_back.backups.glob("declined-*"))


def test_what_is_encrypted_is_brought_back_and_asks_for_the_passphrase(swapped, open_window):
    driver = unlocked(open_window)
    assert says(driver, "not encrypted")

    driver.click(ENCRYPTED)
    unlock(driver)
    driver.wait_for(lambda: driver.shell.session is not None)

    assert [one.attempt_id for one in attempts(driver)] == ["f1", "f2"]


def test_a_plain_file_is_gone_on_with_when_the_person_says_so(swapped, open_window):
    driver = unlocked(open_window)

    driver.click(PLAIN)
    driver.wait_for(lambda: driver.shell.session is not None)

    assert [one.attempt_id for one in attempts(driver)] == ["f1"]
    assert not StoreFiles(swapped.database, swapped.backups).is_locked


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX systems")
def test_a_folder_open_to_others_is_shut(open_window, paths):
    paths.data.mkdir(mode=0o755, parents=True)
    paths.data.chmod(0o755)
    driver = open_window()

    driver.click(SHUT)

    assert paths.data.stat().st_mode & 0o777 == 0o700
    assert SHUT not in driver.names()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX systems")
def test_an_odd_place_is_named(open_window, paths, tmp_path):
    paths.data.mkdir(mode=0o700, parents=True)
    (paths.data / "drafts.json").symlink_to(tmp_path / "nowhere")

    driver = open_window()

    assert says(driver, "drafts.json")


def test_a_refused_log_is_said_when_it_happens_and_once(open_window, tmp_path):
    driver = open_window()
    assert not says(driver, LOG)
    handler = LogFile(tmp_path / "hop.log", encoding="utf-8")
    handler.format = lambda _record: (_ for _ in ()).throw(OSError(28, "full"))
    logger = logging.getLogger("a logger of its own")
    logger.addHandler(handler)

    logger.warning("something")

    driver.wait_for(lambda: says(driver, LOG))
    driver.window.remove_notice("log")
    logger.warning("something else")
    assert not says(driver, LOG)
    logger.removeHandler(handler)
    handler.close()


def test_a_first_start_in_a_chosen_language_warns_of_no_open_folder(open_window, paths):
    chosen = Preferences(paths.preferences)
    chosen.language = "en"
    chosen._settings.sync()

    assert not open_window().window.has_notice("open folder")
