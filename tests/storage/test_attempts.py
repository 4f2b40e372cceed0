import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from hop_desktop.domain.attempt import BestWorst, Confidence, EvidenceGrade, EvidenceNote
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.storage.database import Database
from tests.storage.examples import (
    INSTRUMENT,
    START,
    finished_attempt,
    full_attempt,
    open_attempt,
    repository_over,
)


def test_an_attempt_comes_back_as_it_was_stored(attempts):
    attempt = full_attempt()

    attempts.add(attempt, INSTRUMENT)

    assert attempts.get("a1") == attempt
    assert attempts.get("a1").started_at.utcoffset() == START.utcoffset()


def test_a_finished_attempt_can_arrive_whole_beside_an_open_one(attempts):
    attempts.add(open_attempt("a1"), INSTRUMENT)

    attempts.add(finished_attempt("a2"), INSTRUMENT)

    assert attempts.get("a2") == finished_attempt("a2")
    assert attempts.open_attempt() == open_attempt("a1")


def test_what_was_saved_is_there_after_the_program_starts_again(database, attempts, store):
    attempts.add(open_attempt(), INSTRUMENT)
    attempts.save_response("a1", "i1", 3)
    attempts.save_response("a1", "i3", BestWorst("b", "c"))
    attempts.save_evidence("a1", "i1", EvidenceNote("the launch", EvidenceGrade.REMEMBERED))
    attempts.save_confidence("a1", "strategy", Confidence.LOW)
    database.close()

    again = Database(store)

    assert repository_over(again).get("a1") == open_attempt(
        responses={"i1": 3, "i3": BestWorst("b", "c")},
        evidence={"i1": EvidenceNote("the launch", EvidenceGrade.REMEMBERED)},
        confidence={"strategy": Confidence.LOW},
    )
    again.close()


def test_the_last_response_to_an_item_counts(attempts):
    attempts.add(open_attempt(), INSTRUMENT)
    attempts.save_response("a1", "i1", BestWorst("a", "b"))

    attempts.save_response("a1", "i1", 2)

    assert attempts.get("a1").responses == {"i1": 2}


def test_a_response_and_an_example_can_be_taken_back(attempts):
    attempts.add(full_attempt(), INSTRUMENT)

    attempts.save_response("a1", "i1", None)
    attempts.save_response("a1", "never answered", None)
    attempts.save_evidence("a1", "i1", None)

    assert attempts.get("a1").responses.keys() == {"i2", "i3"}
    assert attempts.get("a1").evidence == {}


def test_the_place_and_the_time_spent_are_stored(attempts):
    attempts.add(open_attempt(), INSTRUMENT)
    left = open_attempt().with_seconds("i2", 4.5).at_item("i1").at_review()

    attempts.save_place(left)

    assert attempts.get("a1") == left


def test_half_a_character_is_replaced_and_stored(attempts):
    attempts.add(open_attempt(), INSTRUMENT)

    attempts.save_evidence("a1", "i1", EvidenceNote("half \ud83d", EvidenceGrade.NONE))

    assert attempts.get("a1").evidence["i1"].text == "half \N{REPLACEMENT CHARACTER}"


def test_only_one_attempt_is_open(attempts):
    attempts.add(open_attempt("a1"), INSTRUMENT)

    with pytest.raises(AttemptStateError):
        attempts.add(open_attempt("a2"), INSTRUMENT)

    assert [one.attempt_id for one in attempts.all()] == ["a1"]


def test_an_id_is_stored_once(attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)

    with pytest.raises(AttemptStateError, match="a1"):
        attempts.add(finished_attempt("a1"), INSTRUMENT)


def test_attempts_come_in_the_order_they_were_stored_whatever_the_clock_said(attempts):
    attempts.add(finished_attempt("b"), INSTRUMENT)
    attempts.add(finished_attempt("a", started_at=START - timedelta(days=9000)), INSTRUMENT)
    attempts.add(open_attempt("c"), INSTRUMENT)

    stored = attempts.all()

    assert [one.attempt_id for one in stored] == ["b", "a", "c"]
    assert stored[0] == finished_attempt("b")


def test_attempts_read_again_show_what_happened_since(database, attempts):
    attempts.add(open_attempt(), INSTRUMENT)
    first = attempts.all()
    attempts.save_response("a1", "i1", 4)
    second = attempts.all()
    with closing(Database(database.path)) as other:
        repository_over(other).delete("a1")

    assert [one.responses for one in first + second] == [{}, {"i1": 4}]
    assert attempts.all() == ()


def test_attempts_read_inside_a_broken_off_save_are_forgotten(database, attempts):
    attempts.add(open_attempt(), INSTRUMENT)
    seen = []

    def save_and_fail():
        with database.saving():
            for level in (1, 2):
                attempts.save_response("a1", "i1", level)
                seen.extend(attempts.all())
            raise KeyError

    with pytest.raises(KeyError):
        save_and_fail()

    assert [one.responses for one in seen] == [{"i1": 1}, {"i1": 2}]
    assert attempts.all() == (open_attempt(),)


def test_finishing_leaves_no_attempt_open(attempts):
    attempts.add(full_attempt(), INSTRUMENT)

    attempts.finish("a1", START)

    assert attempts.open_attempt() is None
    assert attempts.get("a1") == full_attempt(finished_at=START)


@pytest.mark.parametrize(
    "change",
    [
        lambda attempts: attempts.save_response("a1", "i1", 1),
        lambda attempts: attempts.save_response("a1", "i1", None),
        lambda attempts: attempts.save_evidence("a1", "i1", None),
        lambda attempts: attempts.save_confidence("a1", "strategy", Confidence.LOW),
        lambda attempts: attempts.save_place(open_attempt("a1")),
        lambda attempts: attempts.finish("a1", START),
    ],
)
def test_a_finished_attempt_is_never_changed(attempts, change):
    attempts.add(finished_attempt(), INSTRUMENT)

    with pytest.raises(AttemptStateError):
        change(attempts)

    assert attempts.get("a1") == finished_attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attempt SET finished_at = NULL",
        "UPDATE response SET level = 5 WHERE level = 4",
        "DELETE FROM response",
        "DELETE FROM seconds",
        "UPDATE evidence SET text = ''",
        "UPDATE confidence SET confidence = 'low'",
        "INSERT INTO response VALUES (1, 'i9', 'level', 5, NULL, NULL, '0123456789abcdef')",
    ],
)
def test_the_file_itself_refuses_to_change_a_finished_attempt(database, attempts, statement):
    attempts.add(finished_attempt(), INSTRUMENT)

    with (
        closing(sqlite3.connect(database.path)) as other,
        pytest.raises(sqlite3.IntegrityError, match="finished"),
    ):
        other.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE response SET level = 6 WHERE level = 4",
        "UPDATE response SET level = NULL WHERE level = 4",
        "UPDATE response SET level = 'four' WHERE level = 4",
        "UPDATE response SET worst = best WHERE best = 'a'",
        "UPDATE evidence SET grade = 4",
        "UPDATE attempt SET form = 'short'",
        "UPDATE attempt SET profile_id = NULL",
        "UPDATE seconds SET seconds = -1",
    ],
)
def test_the_file_itself_refuses_what_no_attempt_can_hold(database, attempts, statement):
    attempts.add(full_attempt(), INSTRUMENT)

    with (
        closing(sqlite3.connect(database.path)) as other,
        pytest.raises(sqlite3.IntegrityError),
    ):
        other.execute(statement)


def test_deleting_a_finished_attempt_takes_everything_said_in_it(database, attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)
    attempts.add(finished_attempt("a2", fingerprint="f2"), INSTRUMENT)

    attempts.delete("a1")

    assert [one.attempt_id for one in attempts.all()] == ["a2"]
    with closing(sqlite3.connect(database.path)) as other:
        assert other.execute("SELECT DISTINCT attempt FROM response").fetchall() == [(2,)]
    with pytest.raises(UnknownIdError):
        attempts.by_fingerprint("f1")
    assert attempts.by_fingerprint("f2") == INSTRUMENT


def test_a_deleted_example_cannot_be_read_from_the_file(database, attempts):
    note = EvidenceNote("a very private matter", EvidenceGrade.NONE)
    attempts.add(open_attempt(evidence={"i1": note}), INSTRUMENT)
    assert b"private matter" in database.path.read_bytes()

    attempts.delete("a1")

    files = (database.path, *database.files.sides)  # copies made before are there to go back to
    remains = [path.read_bytes() for path in files if path.exists()]
    assert not any(b"private matter" in content for content in remains)


def test_the_instrument_is_stored_once_as_the_respondent_saw_it(attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)
    attempts.add(finished_attempt("a2"), replace(INSTRUMENT, name="Reworded"))

    assert attempts.by_fingerprint("f1") == INSTRUMENT


def test_the_respondent_id_is_made_once(database, attempts, store):
    made = attempts.respondent_id()
    database.close()

    again = Database(store)

    assert repository_over(again).respondent_id() == made
    again.close()


@pytest.mark.parametrize(
    "ask",
    [
        lambda attempts: attempts.get("none"),
        lambda attempts: attempts.delete("none"),
        lambda attempts: attempts.finish("none", START),
        lambda attempts: attempts.save_response("none", "i1", 1),
        lambda attempts: attempts.save_place(open_attempt("none")),
        lambda attempts: attempts.by_fingerprint("none"),
    ],
)
def test_an_unknown_id_is_named(attempts, ask):
    with pytest.raises(UnknownIdError, match="none"):
        ask(attempts)
