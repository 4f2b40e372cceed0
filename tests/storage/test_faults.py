import resource
import sqlite3
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import Engine, event

from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.errors import DamagedStoreError, StorageUnavailableError
from tests.storage.examples import INSTRUMENT, full_attempt, open_attempt
from tests.storage.examples import repository_over as over


def long_note(length):
    return EvidenceNote("x" * length, EvidenceGrade.NONE)


@contextmanager
def files_no_larger_than(limit):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_named_and_the_next_save_works(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    with database.saving() as saving:
        (pages,) = saving.select("PRAGMA page_count")
        saving.select(f"PRAGMA max_page_count = {pages['page_count']}")

    with pytest.raises(StorageUnavailableError, match="disk is full"):
        repository.save_evidence("a1", "i1", long_note(50_000))
    repository.save_response("a1", "i1", 4)

    assert repository.get("a1") == open_attempt(responses={"i1": 4})


def test_a_write_that_the_system_breaks_off_loses_nothing_else(database):
    repository = over(database)
    repository.add(open_attempt(responses={"i2": 2}), INSTRUMENT)

    with (
        files_no_larger_than(database.path.stat().st_size),
        pytest.raises(StorageUnavailableError, match="disk"),
    ):
        repository.save_evidence("a1", "i1", long_note(200_000))
    repository.save_response("a1", "i1", 4)

    assert repository.get("a1") == open_attempt(responses={"i1": 4, "i2": 2})


def test_a_locked_file_is_named_and_the_next_save_works(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    with database.saving() as saving:
        saving.select("PRAGMA busy_timeout = 0")

    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError, match="another program"):
            repository.save_response("a1", "i1", 4)
    repository.save_response("a1", "i1", 4)

    assert repository.get("a1").responses == {"i1": 4}


def test_a_reader_elsewhere_stops_the_commit_and_the_next_one_works(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    with database.saving() as saving:
        saving.select("PRAGMA busy_timeout = 0")

    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM attempt").fetchall()
        with pytest.raises(StorageUnavailableError, match="another program"):
            repository.save_response("a1", "i1", 4)
    repository.save_response("a1", "i1", 3)

    assert repository.get("a1").responses == {"i1": 3}


@pytest.mark.parametrize("happening", ["deleted", "renamed", "replaced"])
def test_nothing_is_saved_into_a_file_that_was_taken_away(database, happening, tmp_path):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    if happening == "deleted":
        database.path.unlink()
    else:
        copy = database.path.read_bytes()
        database.path.rename(tmp_path / "elsewhere.db")
        if happening == "replaced":
            database.path.write_bytes(copy)

    with pytest.raises(StorageUnavailableError, match="moved, deleted or replaced"):
        repository.save_response("a1", "i1", 4)


def test_the_file_is_never_made_anew_behind_the_back(database):
    over(database).add(open_attempt(), INSTRUMENT)
    database.close()
    database.path.unlink()

    with pytest.raises(StorageUnavailableError):
        over(database).all()

    assert not database.path.exists()


def test_a_flipped_bit_in_a_response_is_found_when_it_is_read(database):
    repository = over(database)
    repository.add(full_attempt(), INSTRUMENT)
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("UPDATE response SET level = 5 WHERE level = 4")
        other.commit()

    with pytest.raises(DamagedStoreError, match="response"):
        repository.get("a1")
    with pytest.raises(DamagedStoreError, match="response"):
        repository.all()


def test_a_flipped_bit_is_not_sealed_over_by_the_next_save(database):
    repository = over(database)
    repository.add(full_attempt(), INSTRUMENT)
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("UPDATE attempt SET profile_id = 'scale-uq'")
        other.commit()

    with pytest.raises(DamagedStoreError, match="attempt"):
        repository.save_response("a1", "i1", 2)


def test_a_note_with_a_byte_that_is_no_text_is_damage(database):
    over(database).add(full_attempt(), INSTRUMENT)
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("UPDATE evidence SET text = CAST(x'61ff62' AS TEXT)")
        other.commit()

    with pytest.raises(DamagedStoreError, match="no text"):
        over(database).all()


def test_a_file_that_was_taken_away_is_noticed_before_anything_is_sent_to_it(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    database.path.unlink()
    sent = []

    def watch(*arguments):
        sent.append(arguments)

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        with pytest.raises(StorageUnavailableError):
            repository.save_response("a1", "i1", 4)
    finally:
        event.remove(Engine, "before_cursor_execute", watch)

    assert sent == []


def test_a_save_takes_its_lock_before_it_reads(database):
    with (
        database.saving(),
        closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
