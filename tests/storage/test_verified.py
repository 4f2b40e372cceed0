from contextlib import closing

import pytest

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage import inspection
from hop_desktop.storage.database import Database
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import INSTRUMENT, full_attempt, repository_over


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
