"""What the field for an example says and does, from one key to five million."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from hop_desktop.ui.navigation import Route
from tests.journeys.shown_page import labels, state_text
from tests.presses import press_key


@pytest.fixture
def example(questionnaire):
    """The field for an example, shown and empty."""
    shell = questionnaire.shell
    attempt = shell.session.services.assessment.open_attempt()
    instrument = shell.session.services.assessment.instrument_of(attempt)
    for item_id in attempt.shown_order:
        item = instrument.item(item_id)
        if item.kind.value == "level" and instrument.competency(item.competency_id).is_core:
            shell.navigator.go(Route.QUESTIONNAIRE, item=item_id)
            press_key(Qt.Key.Key_5)
            press_key(Qt.Key.Key_E)
            return QApplication.focusWidget()
    raise AssertionError("no item asks for an example")


def paste(field, text):
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)
    QApplication.processEvents()


def test_typed_text_says_saving_until_it_is_on_disk(questionnaire, example):
    questionnaire.qtbot.keyClicks(example, "12 s")

    assert "Saving…" in labels(questionnaire)
    questionnaire.wait_for(lambda: state_text(questionnaire) == "Saved")
    stored = questionnaire.shell.session.services.assessment.open_attempt().evidence
    assert [note.text for note in stored.values()] == ["12 s"]


def test_leaving_the_field_saves_at_once(questionnaire, example):
    questionnaire.qtbot.keyClicks(example, "12 s")

    press_key(Qt.Key.Key_Tab)

    assert state_text(questionnaire) == "Saved"


def test_a_text_that_is_too_long_is_refused_whole_and_said(questionnaire, example):
    paste(example, "fine")
    paste(example, "x" * 197)

    assert example.toPlainText() == "fine"
    assert any("Too long: at most 200" in text for text in labels(questionnaire))
    questionnaire.qtbot.keyClicks(example, "!")
    assert any(text == "5 of 200 characters" for text in labels(questionnaire))


def test_keys_beyond_the_limit_change_nothing(questionnaire, example):
    paste(example, "x" * 199)
    questionnaire.qtbot.keyClicks(example, "yz")

    assert example.toPlainText() == "x" * 199 + "y"


def test_five_million_characters_are_refused_within_a_second(questionnaire, example):
    huge = "x" * 5_000_000

    with questionnaire.qtbot.waitSignal(example.refused, timeout=1000):
        paste(example, huge)

    assert example.toPlainText() == ""


def test_pasted_markup_and_reordering_signs_are_stored_as_harmless_text(questionnaire, example):
    paste(example, "<b>a</b>\u202e\x07b")
    questionnaire.shell.flush()

    stored = questionnaire.shell.session.services.assessment.open_attempt().evidence
    assert [note.text for note in stored.values()] == ["<b>a</b>b"]
