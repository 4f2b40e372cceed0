"""Bits of the schema's own bytes: whatever SQLite makes of them is damage, and is mended."""

import random
from contextlib import closing

import pytest

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.check import check_store
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden, backups_of
from tests.faults.scale import N, memory_folder, record
from tests.storage.examples import INSTRUMENT, finished_attempt, repository_over

FLIPS = 60 * N
WORDS = (b"REFERENCES", b"CHECK", b"CREATE TABLE", b"PRIMARY KEY", b"TRIGGER", b"checksum")


@pytest.fixture(scope="module")
def golden():
    with memory_folder() as folder:
        yield Golden(folder)


def schema_places(content):
    """Return where the bytes of the schema stand, in the words that it is written in."""
    found = []
    for word in WORDS:
        place = content.find(word)
        while place >= 0:
            found.append(range(place, place + 60))
            place = content.find(word, place + 1)
    return found


def flip(path, chance):
    content = bytearray(path.read_bytes())
    place = chance.choice(chance.choice(schema_places(bytes(content))))
    content[min(place, len(content) - 1)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def test_every_flipped_bit_of_the_schema_is_mended(golden):
    chance, rebuilt = random.Random(3), 0
    for _flip in range(FLIPS):
        files = golden.copy()
        flip(files.store, chance)

        report, attempts = golden.start(files)

        assert golden.missing(attempts) == 0
        assert verify(files.store, CURRENT) == ()
        rebuilt += report is not None
    assert rebuilt > FLIPS // 3
    record("flipped bits of the schema", flips=FLIPS, rebuilt=rebuilt, lost=0)


def test_a_check_says_what_it_found_and_a_restore_works(golden):
    chance = random.Random(4)
    for _flip in range(FLIPS // 3):
        files = golden.copy()
        flip(files.store, chance)
        is_damaged = bool(verify(files.store, CURRENT))

        findings = check_store(files.store, files.backups)
        kept = Backups(files, golden.clock, CURRENT).restore(backups_of(files)[-1])

        assert bool(findings) is is_damaged
        assert all("\n" not in one for one in findings)
        assert kept is not None
        assert verify(files.store, CURRENT) == ()


@pytest.mark.parametrize("name", [b"REFERENCES", b"attempt", b"(id)", b"DELETE"])
def test_a_name_in_a_reference_is_one_of_them(golden, name):
    files = golden.copy()
    content = bytearray(files.store.read_bytes())
    place = content.index(name, content.index(b"REFERENCES attempt")) + len(name) // 2
    content[place] ^= 1
    files.store.write_bytes(content)

    with pytest.raises(DamagedStoreError):
        Database(files.store)
    report, attempts = golden.start(files)

    assert report.is_complete
    assert golden.missing(attempts) == 0


def test_a_restore_needs_nothing_of_a_store_too_large_to_be_looked_through(golden, monkeypatch):
    from hop_desktop.storage import inspection

    monkeypatch.setattr(inspection, "_VERIFIED_UP_TO_BYTES", 0)
    files = golden.copy()
    flip(files.store, random.Random(5))
    content = bytearray(files.store.read_bytes())
    content[-4096:] = b"\7" * 4096
    files.store.write_bytes(content)

    Backups(files, golden.clock, CURRENT).restore(backups_of(files)[-1])

    with closing(Database(files.store, clock=golden.clock)) as database:
        repository_over(database).add(finished_attempt("new"), INSTRUMENT)
    assert verify(files.store, CURRENT) == ()
