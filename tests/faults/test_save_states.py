"""What the window says and does while the store refuses."""

import json
import sqlite3

import pytest
from PySide6.QtCore import Qt

from hop_desktop.ui.navigation import Route
from tests.journeys import stored
from tests.journeys.shown_page import labels, state_text
from tests.presses import press_key

FOR_GOOD = 10**9
REFUSED = "Not saved – the disk is full, retrying"


def test_a_store_that_fails_once_gets_the_answer_by_itself(questionnaire, disk, tmp_path):
    disk.failures = 1

    press_key(Qt.Key.Key_3)

    assert state_text(questionnaire) == REFUSED
    assert {"Retry", "Save my answers elsewhere…"} < questionnaire.names()
    questionnaire.wait_for(lambda: state_text(questionnaire) == "Saved")
    assert stored.responses(tmp_path) == 1
    assert "Retry" not in questionnaire.names()


def test_the_waits_between_tries_grow_and_then_stay(questionnaire, disk):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    saver = questionnaire.shell.session.autosaver
    waits = [saver.delay_ms("attempt")]
    for _try in range(4):
        questionnaire.click("Retry")
        waits.append(saver.delay_ms("attempt"))

    assert waits == [1000, 2000, 5000, 10_000, 10_000]


def test_a_second_answer_does_not_push_out_the_first_one(questionnaire, disk, tmp_path):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    press_key(Qt.Key.Key_5)
    press_key(Qt.Key.Key_Return)
    press_key(Qt.Key.Key_1)
    assert questionnaire.cards()[0].isChecked()
    assert state_text(questionnaire) == REFUSED

    disk.failures = 0
    questionnaire.click("Retry")

    assert state_text(questionnaire) == "Saved"
    assert stored.responses(tmp_path) == 2
    press_key(Qt.Key.Key_Backspace)
    assert questionnaire.cards()[4].isChecked()


def test_unsaved_answers_survive_a_look_at_another_page_and_a_new_look(questionnaire, disk):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_4)

    questionnaire.shell.navigator.go(Route.PREFERENCES)
    questionnaire.shell.preferences.theme = "dark"
    questionnaire.shell._on_appearance_changed()
    questionnaire.shell.navigator.go(Route.QUESTIONNAIRE)

    assert questionnaire.cards()[3].isChecked()
    assert state_text(questionnaire) == REFUSED


def test_the_answers_can_be_saved_elsewhere(questionnaire, disk, tmp_path):
    press_key(Qt.Key.Key_2)
    press_key(Qt.Key.Key_Return)
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_4)
    questionnaire.answers.path = tmp_path / "mine.json"

    questionnaire.click("Save my answers elsewhere…")

    content = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert content["format"] == "hop-attempt"
    assert sorted(content["responses"].values()) == [2, 4]
    assert any("mine.json" in text for text in labels(questionnaire))


@pytest.mark.parametrize("happening", ["deleted", "renamed", "replaced"])
def test_a_database_that_was_taken_away_is_noticed_and_nothing_disappears(
    questionnaire, tmp_path, happening
):
    press_key(Qt.Key.Key_2)
    store = tmp_path / "data" / "hop.db"
    copy = store.read_bytes()
    store.rename(tmp_path / "elsewhere.db")
    if happening == "deleted":
        (tmp_path / "elsewhere.db").unlink()
    if happening == "replaced":
        store.write_bytes(copy)

    press_key(Qt.Key.Key_5)

    assert state_text(questionnaire).startswith("Not saved – hop.db was moved, deleted or replaced")
    assert questionnaire.cards()[4].isChecked()
    questionnaire.answers.path = tmp_path / "mine.json"
    questionnaire.click("Save my answers elsewhere…")
    content = json.loads((tmp_path / "mine.json").read_text(encoding="utf-8"))
    assert list(content["responses"].values()) == [5]


def test_a_database_that_is_put_back_takes_the_answer(questionnaire, tmp_path):
    store = tmp_path / "data" / "hop.db"
    store.rename(tmp_path / "elsewhere.db")
    press_key(Qt.Key.Key_5)
    (tmp_path / "elsewhere.db").rename(store)

    questionnaire.click("Retry")

    assert state_text(questionnaire) == "Saved"
    assert stored.responses(tmp_path) == 1


def test_another_program_that_holds_the_store_is_named(questionnaire, tmp_path):
    database = questionnaire.shell.session.services.database
    with database.saving() as saving:
        saving.select("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(tmp_path / "data" / "hop.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    press_key(Qt.Key.Key_5)

    assert state_text(questionnaire) == "Not saved – another program is using hop.db, retrying"
    other.close()
    questionnaire.click("Retry")
    assert state_text(questionnaire) == "Saved"


@pytest.mark.parametrize(("choice", "closes"), [(None, False), ("Close anyway", True)])
def test_closing_with_something_unsaved_asks(questionnaire, disk, choice, closes):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    questionnaire.answers.yes = choice

    questionnaire.window.close()

    assert questionnaire.window.isVisible() is not closes
    assert "the disk is full" in questionnaire.answers.asked[-1][0]


def test_closing_can_keep_the_answers_for_the_next_start(questionnaire, disk, open_window):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    questionnaire.answers.yes = "Keep it for next time"
    questionnaire.window.close()
    assert not questionnaire.window.isVisible()
    questionnaire.close()
    disk.failures = 0

    again = open_window()

    assessment = again.shell.session.services.assessment
    again.wait_for(lambda: list(assessment.open_attempt().responses.values()) == [3])


def test_what_is_given_up_at_the_end_does_not_come_back(questionnaire, disk):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    questionnaire.answers.yes = "Close anyway"

    questionnaire.window.close()

    assert questionnaire.shell.session.services.drafts.typed_keys() == ()


def test_closing_can_save_the_answers_elsewhere(questionnaire, disk, tmp_path):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    questionnaire.answers.yes = "Save my answers elsewhere…"
    questionnaire.answers.path = tmp_path / "mine.json"

    questionnaire.window.close()

    assert not questionnaire.window.isVisible()
    assert (tmp_path / "mine.json").exists()


def test_an_end_that_cannot_ask_leaves_the_answers_in_a_file_and_says_so(
    questionnaire, disk, open_window, tmp_path
):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)

    questionnaire.shell.end()

    kept = json.loads((tmp_path / "data" / "unsaved-answers.json").read_text(encoding="utf-8"))
    assert list(kept["responses"].values()) == [3]
    questionnaire.close()
    again = open_window()
    assert any("unsaved-answers.json" in text for text in labels(again))


def delete_attempt(driver):
    """Delete the only attempt in History, and be sure."""
    services = driver.shell.session.services
    services.history.delete(services.assessment.open_attempt().attempt_id)
    driver.shell.navigator.go(Route.HISTORY)


def test_what_waits_is_given_up_with_its_attempt(questionnaire, disk):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    delete_attempt(questionnaire)
    disk.failures = 0

    questionnaire.shell.session.autosaver.save_all()

    assert not questionnaire.shell.session.saver.has_unsaved
    assert questionnaire.shell.may_close()
    assert questionnaire.answers.asked == []


def test_a_new_assessment_begins_in_place_of_a_deleted_one(questionnaire, disk, tmp_path):
    disk.failures = FOR_GOOD
    press_key(Qt.Key.Key_3)
    delete_attempt(questionnaire)

    questionnaire.shell.navigator.go(Route.START)
    questionnaire.begin("Quick form")

    assert state_text(questionnaire) == ""
    assert not any(card.isChecked() for card in questionnaire.cards())
    disk.failures = 0
    press_key(Qt.Key.Key_2)
    assert state_text(questionnaire) == "Saved"
    assert stored.responses(tmp_path) == 1


def test_an_attempt_deleted_elsewhere_leads_home(questionnaire):
    services = questionnaire.shell.session.services
    services.history.delete(services.assessment.open_attempt().attempt_id)

    press_key(Qt.Key.Key_3)

    assert questionnaire.window.route is Route.HOME
