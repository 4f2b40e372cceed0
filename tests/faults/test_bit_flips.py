"""A single flipped bit of what a person said is noticed, wherever it is."""

import random
import sqlite3
from contextlib import closing

import pytest

from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden
from tests.faults.scale import N, memory_folder, record

FLIPS = 300 * N


@pytest.fixture(scope="module")
def golden():
    with memory_folder() as folder:
        yield Golden(folder)


def rows(store):
    """Return everything that was said; None: it cannot be read any more."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True)) as connection:
            tables = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            ).fetchall()
            return [connection.execute(f'SELECT * FROM "{one}"').fetchall() for (one,) in tables]
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        return None


def is_structure_whole(store):
    """What SQLite alone would say."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True)) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def flip(golden, is_noticed):
    """Return how many of the flips changed what is read, and how many of these went unnoticed."""
    files = golden.copy()
    content, said = files.store.read_bytes(), rows(files.store)
    used = [place for place, byte in enumerate(content) if byte]
    chance = random.Random(N)
    changing = unnoticed = 0
    while changing < FLIPS:
        broken = bytearray(content)
        broken[chance.choice(used)] ^= 1 << chance.randrange(8)
        files.store.write_bytes(broken)
        if rows(files.store) != said:
            changing += 1
            unnoticed += not is_noticed(files.store)
    return changing, unnoticed


def test_no_flipped_bit_that_changes_what_was_said_stays_unnoticed(golden):
    changing, unnoticed = flip(golden, lambda store: verify(store, CURRENT))

    assert unnoticed == 0
    record("flipped bits in what was said", flips=changing, unnoticed=0)


def test_without_the_checksums_of_the_rows_flips_would_stay_unnoticed(golden):
    _changing, unnoticed = flip(golden, lambda store: not is_structure_whole(store))

    assert unnoticed > 10
