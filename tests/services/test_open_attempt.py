"""What is on screen of the open attempt, and its one way to the store."""

import pytest

from hop_desktop.domain.attempt import NO_CHANCE, BestWorst, Confidence, EvidenceGrade, EvidenceNote
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.domain.instrument import Form
from hop_desktop.services.open_attempt import OpenAttempt, UnsavedAnswers


@pytest.fixture
def services(open_store):
    return open_store("data")


@pytest.fixture
def opened(services):
    return OpenAttempt(services.assessment, services.assessment.begin(Form.QUICK, "scale-up"))


def test_everything_that_changed_is_stored_in_one_transaction(services, opened, monkeypatch):
    saves = []
    repository = type(services.assessment._attempts)
    working = repository.save_changes
    monkeypatch.setattr(
        repository, "save_changes", lambda *given: saves.append(1) or working(*given)
    )
    item_id = opened.attempt.shown_order[0]
    opened.answer(item_id, 4)
    opened.note_evidence(item_id, EvidenceNote("the launch", EvidenceGrade.REMEMBERED))
    opened.rate_confidence(opened.instrument.item(item_id).competency_id, Confidence.LOW)
    opened.spend(2.5)
    opened.move_to(opened.attempt.shown_order[1])

    opened.save()

    assert services.assessment.open_attempt() == opened.attempt
    assert not opened.has_unsaved
    assert saves == [1]


def test_what_is_taken_back_is_gone_from_the_store(services, opened):
    first, second = opened.attempt.shown_order[:2]
    opened.answer(first, 4)
    opened.answer(second, 2)
    opened.save()

    opened.answer(first, None)
    opened.save()

    assert services.assessment.open_attempt().responses == {second: 2}


def test_an_answer_that_the_item_does_not_know_stores_nothing(services, opened):
    first, second = opened.attempt.shown_order[:2]
    opened.answer(first, 4)
    opened.answer(second, BestWorst("a", "b"))

    with pytest.raises(AttemptStateError):
        opened.save()

    assert services.assessment.open_attempt().responses == {}


def test_a_deleted_attempt_takes_no_answer(services, opened):
    services.history.delete(opened.attempt.attempt_id)
    opened.answer(opened.attempt.shown_order[0], 4)

    with pytest.raises(UnknownIdError):
        opened.save()


def test_another_language_is_stored_and_the_answers_stay(services, opened):
    item_id = opened.attempt.shown_order[0]
    opened.answer(item_id, 4)

    for language in ("de", "en", "de"):
        opened.go_on_in(language)
        opened.save()

        stored = services.assessment.open_attempt()
        assert (stored.language, stored.responses) == (language, {item_id: 4})
        asked = services.catalogue.content_in(language).instrument.item(item_id)
        assert opened.instrument.item(item_id) == asked


def test_what_was_not_stored_is_said_again(services, opened):
    first, second, third = opened.attempt.shown_order[:3]
    opened.answer(first, 4)
    opened.answer(second, 2)
    opened.save()
    opened.answer(second, None)
    opened.answer(third, NO_CHANCE)
    opened.note_evidence(first, EvidenceNote("the launch", EvidenceGrade.REMEMBERED))
    opened.rate_confidence(opened.instrument.item(first).competency_id, Confidence.LOW)

    again = OpenAttempt(services.assessment, services.assessment.open_attempt())
    again.take_up(opened.unsaved)

    assert again.attempt == opened.attempt
    again.save()
    assert services.assessment.open_attempt() == opened.attempt


def test_what_was_stored_since_is_newer_than_what_was_not(services, opened):
    first, second = opened.attempt.shown_order[:2]
    opened.answer(first, 4)
    opened.answer(second, 2)
    another = OpenAttempt(services.assessment, services.assessment.open_attempt())
    another.answer(first, 1)
    another.save()

    another.take_up(opened.unsaved)

    assert another.attempt.responses == {first: 1, second: 2}


def test_what_no_item_can_be_answered_with_is_not_said_again(opened):
    first = opened.attempt.shown_order[0]
    nothing = {"confidence": {}, "evidence": {}}

    opened.take_up(UnsavedAnswers({first: (None, 9), "juggling-1": (None, 3)}, **nothing))

    assert not opened.has_unsaved
