import sqlite3
from contextlib import closing

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.check import check_store
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import INSTRUMENT, files_below, full_attempt
from tests.storage.examples import repository_over as over

FIRST = f"000001-20260601T120000Z-s{CURRENT.version}.db"


@pytest.fixture
def filled(store, clock):
    with closing(Database(store, clock=clock)) as database:
        over(database).add(full_attempt(), INSTRUMENT)
        database.backups.make()
    return store


def change(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_nothing_is_wrong_with_a_whole_store_or_with_none(store, filled, tmp_path):
    assert check_store(filled) == ()
    assert check_store(tmp_path / "nothing" / "hop.db") == ()
    assert not (tmp_path / "nothing").exists()


def test_a_store_in_use_can_be_checked(database):
    over(database).add(full_attempt(), INSTRUMENT)

    assert check_store(database.path) == ()


def test_a_check_changes_nothing(filled):
    before = files_below(filled.parent)

    check_store(filled)

    assert files_below(filled.parent) == before


def test_a_changed_answer_is_named(filled):
    change(filled, "UPDATE response SET level = 1 WHERE item_id = 'i1'")

    (finding,) = check_store(filled)

    assert "response" in finding
    assert "i1" in finding


def test_a_damaged_backup_is_named(filled):
    change(filled.parent / "backups" / FIRST, "DELETE FROM attempt")

    findings = check_store(filled)

    assert findings
    assert all(finding.startswith(f"backup {FIRST}: ") for finding in findings)


def test_a_newer_store_is_named_and_not_called_damaged(filled):
    change(filled, "PRAGMA user_version = 99")

    (finding,) = check_store(filled)

    assert "format 99" in finding


def test_a_file_that_others_can_read_is_named(filled):
    filled.chmod(0o644)
    filled.parent.chmod(0o755)

    findings = check_store(filled)

    assert len(findings) == 2
    assert all("other people" in finding for finding in findings)


def test_a_broken_off_backup_is_named(filled):
    part = filled.parent / "backups/000002-20260601T120000Z.db.part"
    part.touch(mode=0o600)

    (finding,) = check_store(filled)

    assert part.name in finding


def test_a_store_that_cannot_be_read_now_is_not_called_damaged(filled, monkeypatch):
    monkeypatch.setattr("hop_desktop.storage.connection._GUARDS", ("busy_timeout = 0",))

    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError):
            check_store(filled)
