import subprocess
import sys
from contextlib import closing

import pytest

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage import inspection
from hop_desktop.storage.connection import open_existing
from hop_desktop.storage.database import Database
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verified import holder_of, remember
from tests.storage.examples import INSTRUMENT, full_attempt, repository_over

SAVE = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
"""


@pytest.fixture
def backed_up(tmp_path):
    with closing(Database(tmp_path / "hop.db")) as database:
        repository_over(database).add(full_attempt(), INSTRUMENT)
        database.back_up()
    return tmp_path / "hop.db"


@pytest.fixture
def reads(monkeypatch):
    """The stores that were read row by row."""
    seen = []
    verify = inspection.verify

    def watched(path, *arguments):
        seen.append(path)
        return verify(path, *arguments)

    monkeypatch.setattr(inspection, "verify", watched)
    return seen


def test_a_store_that_is_as_it_was_backed_up_is_not_read_through_again(backed_up, reads):
    assert inspect(backed_up, CURRENT) is StoreState.CURRENT
    assert reads == []


def test_a_changed_store_is_read_through(backed_up, reads):
    with closing(Database(backed_up)) as database:
        repository_over(database).delete("a1")
    reads.clear()

    inspect(backed_up, CURRENT)

    assert reads == [backed_up]


def test_a_flipped_bit_is_found_although_the_store_was_remembered(backed_up):
    content = bytearray(backed_up.read_bytes())
    place = content.index(b"scale-up")
    content[place] ^= 1
    backed_up.write_bytes(content)

    with pytest.raises(DamagedStoreError):
        inspect(backed_up, CURRENT)


def test_looking_at_the_bytes_of_a_store_lets_no_other_process_save(backed_up):
    backup = next((backed_up.parent / "backups").glob("*.db"))
    with closing(open_existing(backed_up)) as connection:
        connection.execute("BEGIN IMMEDIATE")

        remember(backed_up, backup)
        assert holder_of(backed_up) == backup.name

        other = [sys.executable, "-c", SAVE, backed_up]
        saved = subprocess.run(other, capture_output=True, text=True, check=False)
    assert "database is locked" in saved.stderr


def test_a_store_in_the_place_of_another_is_looked_at_itself(backed_up):
    holder = holder_of(backed_up)
    content = backed_up.read_bytes()
    backed_up.unlink()
    backed_up.write_bytes(content[:-1])

    assert holder is not None
    assert holder_of(backed_up) is None
