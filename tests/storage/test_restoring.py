"""A backup takes the place of the store; what was there is set aside."""

import os
import sqlite3
from contextlib import closing

import pytest

from hop_desktop.domain.errors import (
    InvalidFileError,
    NewerStoreError,
    StorageUnavailableError,
)
from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, full_attempt, open_attempt
from tests.storage.examples import repository_over as over
from tests.storage.test_backup import attempts_in, damage


def test_restoring_brings_back_the_past_and_keeps_the_present(database, repository):
    past = database.backups.make()
    repository.save_response("a1", "i1", 1)

    kept = database.restore(past)

    assert repository.get("a1") == full_attempt()
    repository.save_response("a1", "i9", 5)
    assert attempts_in(kept)[0].responses["i1"] == 1


def test_a_store_that_is_gone_can_be_restored(closed, store):
    past = closed.make()
    store.unlink()

    kept = closed.restore(past)

    assert kept is None
    assert attempts_in(store) == (full_attempt(),)


def test_a_damaged_store_is_replaced_and_set_aside_byte_for_byte(closed, store):
    past = closed.make()
    store.write_bytes(store.read_bytes()[:5000])
    store.with_name("hop.db-journal").write_bytes(b"\0 a journal of other times")
    damaged = store.read_bytes()

    kept = closed.restore(past)

    assert attempts_in(store) == (full_attempt(),)
    assert kept.read_bytes() == damaged
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"\0 a journal of other times"
    assert closed.all()[-1].path == past
    assert len(closed.all()) == 2  # the second record goes on from the restored state


def test_a_newer_store_is_set_aside_when_a_backup_is_restored(closed, store):
    past = closed.make()
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 99")
    newer = store.read_bytes()

    kept = closed.restore(past)

    assert kept.read_bytes() == newer
    assert attempts_in(store) == (full_attempt(),)


def test_a_journal_of_the_old_store_never_reaches_the_restored_one(closed, store):
    past = closed.make()
    store.unlink()
    store.with_name("hop.db-journal").write_bytes(b"stale")

    closed.restore(past)

    assert not store.with_name("hop.db-journal").exists()


def spoil(past, kind, tmp_path):
    if kind == "missing":
        return tmp_path / "missing.db"
    if kind == "a folder":
        return tmp_path
    if kind == "a pipe":
        os.mkfifo(tmp_path / "pipe")
        return tmp_path / "pipe"
    if kind == "empty":
        past.write_bytes(b"")
    if kind == "text":
        past.write_bytes(b"hello" * 1000)
    if kind == "torn":
        past.write_bytes(past.read_bytes()[:9000])
    if kind == "a changed answer":
        damage(past)
    if kind == "a trigger of someone else":
        with closing(sqlite3.connect(past)) as connection:
            connection.execute(
                "CREATE TRIGGER t AFTER INSERT ON response BEGIN DELETE FROM evidence; END"
            )
    return past


@pytest.mark.parametrize(
    "kind",
    [
        "missing",
        "a folder",
        "a pipe",
        "empty",
        "text",
        "torn",
        "a changed answer",
        "a trigger of someone else",
    ],
)
def test_a_file_that_is_no_whole_backup_is_refused_and_nothing_changed(
    database, repository, tmp_path, kind
):
    file = spoil(database.backups.make(), kind, tmp_path)
    before = database.path.read_bytes()

    with pytest.raises(InvalidFileError):
        database.restore(file)

    assert database.path.read_bytes() == before
    assert not list(tmp_path.rglob("*.part"))
    repository.save_response("a1", "i9", 5)


def test_a_backup_of_a_newer_version_is_refused(closed, store):
    past = closed.make()
    before = store.read_bytes()
    with closing(sqlite3.connect(past)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(NewerStoreError, match="format 99"):
        closed.restore(past)

    assert store.read_bytes() == before


def test_a_store_that_is_in_use_is_not_replaced(closed, store, monkeypatch):
    past = closed.make()
    with closing(Database(store)) as database:
        over(database).delete("a1")
        over(database).add(open_attempt("a2"), INSTRUMENT)
    monkeypatch.setattr("hop_desktop.storage.connection._GUARDS", ("busy_timeout = 0",))

    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError, match="another program"):
            closed.restore(past)

    assert attempts_in(store) == (open_attempt("a2"),)
