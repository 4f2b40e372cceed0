"""Two processes on one store: every save of both is there."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.storage.database import Database
from tests.faults.scale import N, record
from tests.faults.scripts import ROOT
from tests.storage.examples import INSTRUMENT, open_attempt, repository_over

SAVER = Path(__file__).with_name("second_saver.py")
EACH = 300 * N


@pytest.fixture
def store(tmp_path):
    store = tmp_path / "hop.db"
    with closing(Database(store)) as database:
        repository_over(database).add(open_attempt(shown_order=()), INSTRUMENT)
    return store


def save_together(store, count):
    """Return how many saves of two processes were refused."""
    command = [sys.executable, SAVER, store]
    savers = [
        subprocess.Popen(
            [*command, str(first), str(count)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for first in (0, count)
    ]
    return [int(saver.communicate(timeout=600)[0]) for saver in savers]


def rev_of(store):
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute("SELECT rev FROM attempt").fetchone()[0]


def test_no_save_of_two_processes_is_lost(store):
    before = rev_of(store)

    refused = save_together(store, EACH)

    with closing(Database(store)) as database:
        responses = repository_over(database).get("a1").responses
    assert sum(refused) <= EACH // 50  # refused is said and tried again; only a slow machine does
    assert responses == {f"q{one}": one % 5 + 1 for one in range(2 * EACH)}
    assert rev_of(store) == before + 2 * EACH
    record("two processes", saves=2 * EACH, refused=sum(refused), lost=0)


def test_savers_that_write_back_what_they_read_before_are_caught(store):
    before = rev_of(store)
    with (
        closing(sqlite3.connect(store, isolation_level=None)) as first,
        closing(sqlite3.connect(store, isolation_level=None)) as second,
    ):
        read = [one.execute("SELECT rev FROM attempt").fetchone()[0] for one in (first, second)]
        for one, rev in zip((first, second), read, strict=True):
            one.execute("UPDATE attempt SET rev = ?", [rev + 1])

    assert rev_of(store) < before + 2
