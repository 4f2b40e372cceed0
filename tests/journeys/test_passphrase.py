"""A passphrase is set, asked for, changed and removed in the window."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from hop_desktop.app.rescue import keep_unsaved
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.resources import resource
from hop_desktop.storage.key_file import new_key_file
from hop_desktop.ui.navigation import Route
from tests.journeys.passphrases import FIRST, SECOND

pytest.importorskip("sqlcipher3")
pytestmark = [
    pytest.mark.usefixtures("cheap_keys"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # without a screen
]


CANARY = "canary-5d21"


def go_to_preferences(driver):
    driver.shell.navigator.go(Route.PREFERENCES)


def texts(driver):
    QApplication.processEvents()
    return " ".join(one.text() for one in driver.window.findChildren(QLabel) if one.isVisible())


def set_passphrase(driver, passphrase=FIRST):
    """Set it; return the recovery code that was shown."""
    driver.answers.secret = passphrase
    go_to_preferences(driver)
    driver.click("Set a passphrase…")
    driver.wait_for(lambda: "Everything is encrypted" in texts(driver))
    return driver.answers.code


def type_in(driver, name, text):
    field = driver.field(name)
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def is_open(driver):
    return driver.shell.session is not None


@pytest.fixture
def locked(open_window):
    """An encrypted store with one attempt under way; returns the recovery code."""
    driver = open_window()
    driver.begin_by_service("quick")
    code = set_passphrase(driver)
    driver.close()
    return code


def test_after_setting_a_passphrase_everything_is_there_and_encrypted(open_window, tmp_path):
    driver = open_window()
    driver.begin_by_service("quick")

    set_passphrase(driver)

    assert driver.shell.session.services.assessment.open_attempt() is not None
    assert not (tmp_path / "data" / "hop.db").read_bytes().startswith(b"SQLite")
    go_to_preferences(driver)
    assert {"Change the passphrase…", "Remove the passphrase…"} <= driver.names()
    assert "Set a passphrase…" not in driver.names()


def test_who_cancels_sets_nothing(open_window, tmp_path):
    driver = open_window()
    go_to_preferences(driver)

    driver.click("Set a passphrase…")

    assert (tmp_path / "data" / "hop.db").read_bytes().startswith(b"SQLite")
    assert "Set a passphrase…" in driver.names()


def test_the_next_start_asks_in_the_window_and_opens(locked, open_window):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())
    assert "Your answers are locked" in texts(driver)
    assert driver.field("Passphrase").hasFocus()
    assert driver.field("Passphrase").echoMode() is QLineEdit.EchoMode.Password

    type_in(driver, "Passphrase", FIRST)

    driver.wait_for(lambda: is_open(driver))
    assert driver.shell.session.services.assessment.open_attempt() is not None


def test_a_wrong_passphrase_says_so_kindly_and_lets_try_again(locked, open_window):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())

    type_in(driver, "Passphrase", "not it")

    driver.wait_for(lambda: "That is not the passphrase" in texts(driver))
    assert driver.field("Passphrase").hasFocus()
    assert driver.field("Passphrase").selectedText()
    type_in(driver, "Passphrase", FIRST)
    driver.wait_for(lambda: is_open(driver))


def test_who_forgot_it_opens_with_the_recovery_code(locked, open_window):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())

    driver.click("I forgot it – use the recovery code")
    type_in(driver, "Recovery code", locked.lower().replace("-", " "))

    driver.wait_for(lambda: is_open(driver))
    assert "Change the passphrase…" in texts(driver)  # as what to do next


def test_a_wrong_code_says_so_and_the_passphrase_is_a_button_away(locked, open_window):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())
    driver.click("I forgot it – use the recovery code")

    type_in(driver, "Recovery code", "nonsense")

    driver.wait_for(lambda: "That is not the recovery code" in texts(driver))
    driver.click("Use the passphrase")
    type_in(driver, "Passphrase", FIRST)
    driver.wait_for(lambda: is_open(driver))


def test_what_is_typed_can_be_shown(locked, open_window):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())

    driver.check_box("Show what I type").click()

    assert driver.field("Passphrase").echoMode() is QLineEdit.EchoMode.Normal


def test_a_changed_passphrase_is_the_one_that_opens(open_window):
    driver = open_window()
    set_passphrase(driver)
    go_to_preferences(driver)
    driver.answers.secrets = (FIRST, SECOND)

    driver.click("Change the passphrase…")

    driver.wait_for(lambda: "The passphrase was changed." in texts(driver))
    driver.close()
    again = open_window(is_locked=True)
    again.wait_for(lambda: "Unlock" in again.names())
    type_in(again, "Passphrase", SECOND)
    again.wait_for(lambda: is_open(again))


def test_a_passphrase_is_not_changed_by_who_does_not_know_it(open_window):
    driver = open_window()
    set_passphrase(driver)
    go_to_preferences(driver)
    driver.answers.secrets = ("guess", SECOND)

    driver.click("Change the passphrase…")

    driver.wait_for(lambda: "neither the passphrase nor the recovery code" in texts(driver))


def test_a_removed_passphrase_is_never_asked_for_again(locked, open_window, tmp_path):
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())
    type_in(driver, "Passphrase", FIRST)
    driver.wait_for(lambda: is_open(driver))
    go_to_preferences(driver)
    driver.answers.secret = locked

    driver.click("Remove the passphrase…")

    driver.wait_for(lambda: "The passphrase is removed" in texts(driver))
    driver.close()
    again = open_window()
    assert again.shell.session.services.assessment.open_attempt() is not None
    assert (tmp_path / "data" / "hop.db").read_bytes().startswith(b"SQLite")


def test_without_the_package_the_section_says_how_to_get_it(open_window, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    driver = open_window()
    go_to_preferences(driver)

    assert not driver.button("Set a passphrase…").isEnabled()
    assert "pip install pynacl sqlcipher3 zxcvbn" in texts(driver)
    assert (
        "pip install pynacl sqlcipher3 zxcvbn"
        in driver.button("Set a passphrase…").accessibleDescription()
    )


def test_an_encrypted_store_without_the_package_says_what_to_install(
    locked, open_window, monkeypatch
):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    driver = open_window(is_locked=True)

    driver.wait_for(lambda: "Try again" in driver.names())

    assert "pip install pynacl sqlcipher3 zxcvbn" in texts(driver)


@pytest.fixture
def encrypted(open_window):
    driver = open_window()
    driver.store_samples()
    set_passphrase(driver)
    return driver


def test_answers_of_an_encrypted_store_are_nowhere_to_be_read(encrypted, tmp_path):
    encrypted.begin_by_service("quick")
    shell = encrypted.shell
    attempt = shell.session.services.assessment.open_attempt()
    item = attempt.shown_order[0]
    note = EvidenceNote(CANARY, EvidenceGrade.NONE)
    shell.session.services.assessment.save(attempt, attempt.with_evidence(item, note))
    encrypted.close()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert {"hop.db", "hop.key", "answers.log"} <= {path.name for path in files}
    assert [one for one in files if CANARY.encode() in one.read_bytes()] == []
    assert [one for one in files if one.read_bytes().startswith(b"SQLite")] == []


def test_answers_that_could_not_be_saved_are_kept_encrypted_and_read_back(encrypted):
    shell = encrypted.shell
    cipher_in_use = shell.session.services.database.files.cipher
    kept = keep_unsaved(
        cipher_in_use.seal_file(resource("sample", "attempt.json").read_bytes()), shell._paths
    )
    assert b"responses" not in kept.read_bytes()
    encrypted.answers.path = kept
    go_to_preferences(encrypted)

    encrypted.click("Import…")

    encrypted.wait_for(lambda: "attempt was added" in texts(encrypted))


def test_an_encrypted_backup_is_restored_without_asking_again(encrypted):
    services = encrypted.shell.session.services
    backup = services.database.backups.all()[0].path
    encrypted.begin_by_service("quick")

    encrypted.shell.session.store_actions.restore(backup, "the backup")

    encrypted.wait_for(
        lambda: is_open(encrypted) and encrypted.shell.session.services is not services
    )
    assert encrypted.shell.session.services.assessment.open_attempt() is None
    assert encrypted.shell.session.services.database.files.cipher.is_encrypting


def test_after_deleting_everything_no_passphrase_is_asked_for(encrypted, open_window):
    services = encrypted.shell.session.services

    encrypted.shell.session.store_actions.erase()

    encrypted.wait_for(
        lambda: is_open(encrypted) and encrypted.shell.session.services is not services
    )
    encrypted.close()
    assert is_open(open_window())


def test_the_passphrase_of_another_key_file_is_not_called_a_wrong_one(
    locked, open_window, tmp_path
):
    folder = tmp_path / "data"
    other, _key = new_key_file(SECOND, "Z" * 30)
    (folder / "hop.key").write_bytes(other.content())
    driver = open_window(is_locked=True)
    driver.wait_for(lambda: "Unlock" in driver.names())

    type_in(driver, "Passphrase", SECOND)
    driver.wait_for(lambda: "that opens hop.key" in texts(driver))

    assert "backups/hop.key" in texts(driver)
    assert "That is not the passphrase" not in texts(driver)
