import os
import resource
import sqlite3
import stat
import threading
from contextlib import closing, contextmanager

import pytest

from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.errors import DamagedStoreError, StorageUnavailableError
from hop_desktop.storage.connection import open_to_read
from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, files_below, full_attempt, open_attempt
from tests.storage.examples import repository_over as over


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def long_note(length):
    return EvidenceNote("x" * length, EvidenceGrade.NONE)


@contextmanager
def umask(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def files_no_larger_than(limit):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    "name", ["a b.db", "what?.db", "no#1.db", "100%.db", "%20.db", "😀.db", "a&mode=ro.db", ":x.db"]
)
def test_any_name_is_only_a_name(tmp_path, name):
    folder = tmp_path / "odd ? # % 😀 ñ"
    with closing(Database(folder / name)) as database:
        over(database).add(full_attempt(), INSTRUMENT)

    with closing(Database(folder / name)) as again:
        assert over(again).get("a1") == full_attempt()
    assert {path.name for path in folder.iterdir()} <= {name, f"{name}-journal"}


def test_nobody_else_may_read_anything_whatever_the_umask(store, clock):
    with umask(0), closing(Database(store, clock=clock)) as database:
        repository = over(database)
        repository.add(open_attempt(), INSTRUMENT)
        with database.saving() as session:
            repository.save_response("a1", "i1", 4)
            session.flush()
            during = {path.name: mode_of(path) for path in store.parent.iterdir()}
        backup = database.backups.make()

    assert during == {"hop.db": 0o600, "hop.db-journal": 0o600}
    assert mode_of(store.parent) == 0o700
    assert (mode_of(backup.parent), mode_of(backup)) == (0o700, 0o600)


def test_a_file_that_others_could_read_is_taken_from_them(store):
    Database(store).close()
    store.chmod(0o644)

    Database(store).close()

    assert mode_of(store) == 0o600


def test_a_save_needs_the_disk_and_no_wal(database):
    with database.reading() as session:
        found = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
                "cell_size_check",
                "mmap_size",
                "application_id",
            )
        }

    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "application_id": 0x484F5044,
    }


def test_after_a_read_and_a_save_another_process_can_have_the_file_at_once(database):
    repository = over(database)
    repository.add(full_attempt(), INSTRUMENT)
    repository.save_response("a1", "i1", 2)
    repository.all()
    repository.get("a1")
    repository.respondent_id()
    with pytest.raises(KeyError):
        raise_inside_a_read(database)

    with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")


def raise_inside_a_read(database):
    with database.reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM attempt")
        raise KeyError


def test_a_store_opened_in_one_thread_is_used_in_another(store):
    opened = []
    worker = threading.Thread(target=lambda: opened.append(Database(store)))
    worker.start()
    worker.join()

    with closing(opened[0]) as database:
        over(database).add(full_attempt(), INSTRUMENT)

        assert over(database).get("a1") == full_attempt()


def test_two_threads_take_turns(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    failures = []

    def answer(item_id):
        try:
            for level in (1, 2, 3, 4, 5):
                repository.save_response("a1", item_id, level)
                repository.get("a1")
        except StorageUnavailableError as error:
            failures.append(error)

    workers = [threading.Thread(target=answer, args=(f"i{n}",)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert failures == []
    assert repository.get("a1").responses == {f"i{n}": 5 for n in range(4)}


def test_a_block_of_several_saves_is_stored_whole_or_not_at_all(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)

    with pytest.raises(KeyError):
        save_twice_and_fail(database, repository)

    assert repository.get("a1").responses == {}
    repository.save_response("a1", "i1", 4)
    assert repository.get("a1").responses == {"i1": 4}


def save_twice_and_fail(database, repository):
    with database.saving():
        repository.save_response("a1", "i1", 1)
        repository.save_response("a1", "i2", 2)
        raise KeyError


def test_a_full_disk_is_named_and_the_next_save_works(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    with database.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")

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
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 0")

    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError, match="another program"):
            repository.save_response("a1", "i1", 4)
    repository.save_response("a1", "i1", 4)

    assert repository.get("a1").responses == {"i1": 4}


def test_a_reader_elsewhere_stops_the_commit_and_the_next_one_works(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)
    with database.reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 0")

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


def test_a_look_changes_nothing(database):
    over(database).add(full_attempt(), INSTRUMENT)
    before = files_below(database.path.parent)

    with closing(open_to_read(database.path)) as connection:
        connection.execute("SELECT * FROM attempt").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM response")

    assert files_below(database.path.parent) == before
