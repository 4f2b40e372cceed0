"""What was asked of others and what came back, in the store: whole, covered, found when changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from hop_desktop.domain.errors import DamagedStoreError, RoundStateError, UnknownIdError
from hop_desktop.domain.feedback.answers import (
    NOT_SEEN,
    Asked,
    Expectation,
    NamedView,
    Version,
)
from hop_desktop.domain.feedback.form import Asking, Group, Relation
from hop_desktop.domain.feedback.groups import GroupFigure, GroupResult
from hop_desktop.storage.feedback import SqlFeedbackRepository
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import CODE, SECRET, START, files_below

VERSION = Version("head-of-product", "2", "f" * 32)
GROUPS = (Group.MANAGER, Group.PEERS)
ASKED = Asked(
    *("a" * 16, Asking.CONFIDENTIAL, "Maria", "de", VERSION, START, GROUPS),
    closes_on=date(2026, 12, 20),
)
OPEN = Asked("b" * 16, Asking.VIEW, SECRET, "en", VERSION, START)
EXPECTED = Expectation(
    *("c" * 16, "1" * 32, SECRET, VERSION, {"c1": 4}, {"c1": 2}, {"c1": SECRET}), START
)
SEEN = NamedView(
    *("b" * 16, "2" * 32, "Ana", Relation.PEER, VERSION),
    *({"i1": 3, "i2": NOT_SEEN}, {"keep": SECRET}, START),
)
RESULT = GroupResult(
    *("a" * 16, "Lee", date(2026, 12, 21), VERSION),
    {Group.MANAGER: {}, Group.PEERS: {"c1": GroupFigure(4, 3.5)}},
    {"keep": (SECRET, "Two"), "help": ()},
)


def fill(database):
    stored = SqlFeedbackRepository(database)
    stored.save_asked(ASKED)
    stored.save_asked(OPEN)
    stored.save_expectation(EXPECTED)
    stored.save_view(SEEN)
    stored.save_result(RESULT, START)
    return stored


def held(database):
    stored = SqlFeedbackRepository(database)
    return stored.asked(), stored.expectations(), stored.views(), stored.results()


EVERYTHING = ((ASKED, OPEN), (EXPECTED,), (SEEN,), ((RESULT, START),))


def test_everything_comes_back_as_it_was_after_reopening(start, store):
    database = start()
    fill(database)
    database.close()

    assert held(start()) == EVERYTHING
    assert verify(store, CURRENT) == ()


def test_the_same_number_replaces_in_its_place(database):
    stored = fill(database)
    second = replace(SEEN, number="3" * 32)
    stored.save_view(second)
    changed = replace(SEEN, answers={"i1": 5})
    stored.save_view(changed)
    stored.save_expectation(replace(EXPECTED, levels={"c1": 1}))

    assert stored.views() == (changed, second)
    assert [answer.levels for answer in stored.expectations()] == [{"c1": 1}]


def test_a_round_has_one_result(database):
    stored = fill(database)
    stored.save_result(RESULT, START)

    with pytest.raises(RoundStateError):
        stored.save_result(replace(RESULT, collector="Kim"), START)

    assert stored.results() == ((RESULT, START),)


def test_an_asking_goes_with_what_came_back(database):
    stored = fill(database)

    stored.delete_asked(ASKED.asking)
    stored.delete_answer(EXPECTED.number)

    assert held(database) == ((OPEN,), (), (SEEN,), ())
    for delete, unknown in ((stored.delete_asked, "0" * 16), (stored.delete_answer, "0" * 32)):
        with pytest.raises(UnknownIdError):
            delete(unknown)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("round", "name = 'Eve'"),
        ("expectation", "sender = 'Eve'"),
        ("named_view", "sender = 'Eve'"),
        ("group_result", "collector = 'Eve'"),
    ],
)
def test_a_changed_row_is_found(database, store, table, change):
    fill(database)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f'UPDATE "{table}" SET {change}')
        connection.commit()

    with pytest.raises(DamagedStoreError, match=table):
        held(database)
    assert verify(store, CURRENT)


def test_a_destroyed_store_gets_everything_back_from_backup_and_second_record(start, store):
    database = start()
    stored = SqlFeedbackRepository(database)
    stored.save_asked(ASKED)
    stored.save_asked(OPEN)
    stored.save_expectation(EXPECTED)
    database.back_up()
    stored.save_view(SEEN)
    stored.save_result(RESULT, START)
    database.close()
    store.write_bytes(b"\x5a" * store.stat().st_size)

    database = start()

    assert database.report is not None
    assert held(database) == EVERYTHING


def test_a_passphrase_covers_everything(cheap_keys, start, store):
    pytest.importorskip("sqlcipher3")
    database = start()
    fill(database)
    database.back_up()
    assert any(SECRET.encode() in content for content in files_below(store.parent).values())

    database.encrypt("a passphrase", CODE)

    assert held(database) == EVERYTHING
    for content in files_below(store.parent).values():
        assert SECRET.encode() not in content
