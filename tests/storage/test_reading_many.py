"""Reading of many attempts: only what is asked for, and nothing that is stale."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, START, finished_attempt, open_attempt
from tests.storage.examples import repository_over as over


def fill(attempts, count):
    for number in range(count):
        attempts.add(finished_attempt(f"a{number}"), INSTRUMENT)


def test_a_summary_says_what_its_attempt_says(attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)
    attempts.add(open_attempt("a2"), INSTRUMENT)

    first, second = attempts.summaries()

    assert (first.attempt_id, first.finished_at) == ("a1", START + timedelta(minutes=20))
    assert (second.attempt_id, second.is_finished) == ("a2", False)
    assert first.shown_order == ("i2", "i1", "i3")


def test_many_come_whole_in_stored_order_and_unknown_ids_are_passed_over(attempts):
    fill(attempts, 5)

    assert attempts.many(["a3", "nobody", "a1"]) == (finished_attempt("a1"), finished_attempt("a3"))


def test_the_latest_finished_are_read_alone_oldest_first(attempts):
    fill(attempts, 4)
    attempts.add(open_attempt("open"), INSTRUMENT)

    assert [one.attempt_id for one in attempts.latest_finished(2)] == ["a2", "a3"]
    assert len(attempts.latest_finished(9)) == 4


def test_more_than_one_portion_is_read(attempts):
    fill(attempts, 7)
    ids = [f"a{number}" for number in range(7)] + [f"no{number}" for number in range(1200)]

    assert len(attempts.many(ids)) == 7


def test_before_an_attempt_one_stands_for_each_order_and_the_last_is_last(attempts):
    fill(attempts, 3)
    attempts.add(replace(finished_attempt("quick"), shown_order=("i1",)), INSTRUMENT)
    fill_more = finished_attempt("a9")
    attempts.add(fill_more, INSTRUMENT)

    assert [one.attempt_id for one in attempts.finished_before("a9")] == ["a2", "quick"]
    assert [one.attempt_id for one in attempts.finished_before("a1")] == ["a0"]
    assert attempts.finished_before("a0") == ()
    assert [one.attempt_id for one in attempts.finished_before("not stored")] == ["quick", "a9"]


def test_what_another_program_stored_is_seen_at_once(attempts, store):
    attempts.summaries()

    with closing(Database(store)) as other:
        over(other).add(finished_attempt("from elsewhere"), INSTRUMENT)

    assert [one.attempt_id for one in attempts.summaries()] == ["from elsewhere"]
    assert [one.attempt_id for one in attempts.all()] == ["from elsewhere"]


@pytest.mark.parametrize("table", ["attempt", "seconds"])
def test_a_changed_row_is_found_when_many_are_read(attempts, store, table):
    attempts.add(open_attempt("a1", seconds={"i1": 3.0}), INSTRUMENT)
    column = "profile_id = 'x'" if table == "attempt" else "seconds = 4"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f"UPDATE {table} SET {column}")
        connection.commit()

    with pytest.raises(DamagedStoreError, match=table):
        attempts.all()
    if table == "attempt":
        with pytest.raises(DamagedStoreError):
            attempts.summaries()
