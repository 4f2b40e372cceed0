import sqlite3
from contextlib import closing

import pytest

from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.domain.errors import DamagedStoreError, UnknownIdError
from hop_desktop.storage.retakes import SqlRetakeRepository
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import INSTRUMENT, SECRET, finished_attempt

REASON = ChangeReason("a2", "i1", SECRET)
LOOK = LookBack("a2", "a1", {"i1": 2, "i2": 5})


@pytest.fixture
def retakes(database, attempts):
    attempts.add(finished_attempt("a1"), INSTRUMENT)
    attempts.add(finished_attempt("a2"), INSTRUMENT)
    return SqlRetakeRepository(database)


def test_reasons_and_looks_back_come_back_as_they_were(retakes, store):
    retakes.save_reasons([REASON, ChangeReason("a2", "i2", "")])
    retakes.save_look_back(LOOK)

    assert retakes.reasons() == (REASON, ChangeReason("a2", "i2", ""))
    assert retakes.look_backs() == (LOOK,)
    assert verify(store, CURRENT) == ()


def test_saving_again_replaces(retakes):
    retakes.save_reasons([REASON])
    retakes.save_look_back(LOOK)

    retakes.save_reasons([ChangeReason("a2", "i1", "shorter")])
    retakes.save_look_back(LookBack("a2", "a1", {"i3": 1}))

    assert retakes.reasons() == (ChangeReason("a2", "i1", "shorter"),)
    assert retakes.look_backs() == (LookBack("a2", "a1", {"i3": 1}),)


def test_all_reasons_are_stored_or_none(retakes):
    with pytest.raises(UnknownIdError):
        retakes.save_reasons([REASON, ChangeReason("nobody", "i1", "x")])

    assert retakes.reasons() == ()


@pytest.mark.parametrize("deleted", ["a1", "a2"])
def test_a_look_back_goes_with_either_attempt(retakes, attempts, deleted):
    retakes.save_reasons([REASON])
    retakes.save_look_back(LOOK)

    attempts.delete(deleted)

    assert retakes.look_backs() == ()
    assert bool(retakes.reasons()) == (deleted == "a1")


@pytest.mark.parametrize("table", ["change_reason", "look_back"])
def test_a_changed_row_is_found(retakes, store, table):
    retakes.save_reasons([REASON])
    retakes.save_look_back(LOOK)
    column = "text = 'x'" if table == "change_reason" else "level = 4"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f"UPDATE {table} SET {column}")
        connection.commit()

    with pytest.raises(DamagedStoreError):
        retakes.reasons() if table == "change_reason" else retakes.look_backs()
