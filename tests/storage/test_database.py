import os
import sqlite3
import stat
import threading
from contextlib import closing, contextmanager

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.connection import open_to_read
from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, files_below, full_attempt, names_in, open_attempt
from tests.storage.examples import repository_over as over


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(mask):
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize(
    "name", ["a b.db", "what?.db", "no#1.db", "100%.db", "%20.db", "😀.db", "a&mode=ro.db", ":x.db"]
)
def test_any_name_is_only_a_name(tmp_path, name):
    folder = tmp_path / "odd ? # % 😀 ñ"
    with closing(Database(folder / name)) as database:
        over(database).add(full_attempt(), INSTRUMENT)

    with closing(Database(folder / name)) as again:
        assert over(again).get("a1") == full_attempt()
    assert names_in(tmp_path) == [folder.name]
    assert names_in(folder) == sorted([name, f"{name}-journal", "answers.log"])
    assert (folder / name).read_bytes().startswith(b"SQLite format 3")


def test_nobody_else_may_read_anything_whatever_the_umask(store, clock):
    with umask(0), closing(Database(store, clock=clock)) as database:
        repository = over(database)
        repository.add(open_attempt(), INSTRUMENT)
        with database.saving():
            repository.save_response("a1", "i1", 4)
            during = {path.name: mode_of(path) for path in store.parent.iterdir()}
        backup = database.backups.make()

    assert during == dict.fromkeys(("hop.db", "hop.db-journal", "answers.log"), 0o600)
    assert mode_of(store.parent) == 0o700
    assert (mode_of(backup.parent), mode_of(backup)) == (0o700, 0o600)


def test_a_file_that_others_could_read_is_taken_from_them(store):
    Database(store).close()
    store.chmod(0o644)

    Database(store).close()

    assert mode_of(store) == 0o600


@pytest.mark.parametrize("block", ["reading", "saving"])
def test_a_save_needs_the_disk_and_no_wal(database, block):
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "application_id": 0x484F5044,
    }

    with getattr(database, block)() as rows:
        found = {name: next(rows.select(f"PRAGMA {name}"))[name] for name in wanted}

    assert found == wanted


def test_what_reads_cannot_write(database):
    with database.reading() as reading, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reading.select("DELETE FROM attempt")


def test_a_save_sees_what_it_changed_and_nobody_else_does_before_it_ends(database):
    repository = over(database)
    repository.add(open_attempt(), INSTRUMENT)

    with database.saving(), closing(sqlite3.connect(database.path)) as other:
        repository.save_response("a1", "i1", 4)
        within = repository.get("a1").responses
        (elsewhere,) = other.execute("SELECT count(*) FROM response").fetchone()

    assert (within, elsewhere) == ({"i1": 4}, 0)
    assert repository.get("a1").responses == {"i1": 4}


def test_a_row_without_one_of_its_columns_is_never_stored(database):
    with pytest.raises(AssertionError, match="all columns"), database.saving() as saving:
        saving.put("response", {"attempt": 1, "item_id": "i1", "kind": "level", "level": 4})


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
    with database.reading() as reading:
        reading.select("SELECT * FROM attempt")
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


def test_a_look_changes_nothing(database):
    over(database).add(full_attempt(), INSTRUMENT)
    before = files_below(database.path.parent)

    with closing(open_to_read(database.path)) as connection:
        connection.execute("SELECT * FROM attempt").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM response")

    assert files_below(database.path.parent) == before
