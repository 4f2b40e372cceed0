import sqlite3
import stat
from contextlib import closing
from datetime import timedelta

import pytest

from hop_desktop.domain.errors import (
    DamagedStoreError,
    OutputError,
    StorageUnavailableError,
)
from hop_desktop.storage.database import Database
from hop_desktop.storage.retention import LATEST
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import files_below, full_attempt, names_in
from tests.storage.examples import repository_over as over


@pytest.fixture
def backups(database, repository):
    return database.backups


def attempts_in(path):
    with closing(Database(path)) as database:
        return over(database).all()


def damage(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE response SET level = 1 WHERE level = 4")
        connection.commit()


def test_a_backup_is_one_private_file_that_holds_everything(backups, tmp_path):
    path = backups.make()

    assert path.name == f"000001-20260601T120000Z-s{CURRENT.version}.db"
    assert names_in(path.parent) == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    moved = path.rename(tmp_path / "moved.db")
    assert attempts_in(moved) == (full_attempt(),)


def test_the_order_of_backups_survives_a_clock_that_jumps_back(backups, clock):
    first = backups.make()
    clock.moment -= timedelta(days=400)
    second = backups.make()

    assert [backup.path for backup in backups.all()] == [second, first]
    assert backups.all()[0].made_at == clock.moment


def test_the_latest_twenty_are_kept_and_other_files_left_alone(backups):
    first = backups.make()
    (first.parent / "notes.txt").write_text("mine")
    for _ in range(LATEST + 2):
        backups.make()

    assert LATEST == 20
    assert [one.counter for one in backups.all()] == list(range(23, 3, -1))
    assert (first.parent / "notes.txt").exists()


@pytest.mark.parametrize("content", [b"", b"no database" * 100, b"SQLite format 3\0" * 100])
def test_what_cannot_be_read_takes_no_place_of_a_good_copy(backups, content):
    good = backups.make()
    for number in range(2, 2 * LATEST):
        (good.parent / f"{number:06d}-20260601T120000Z-s5.db").write_bytes(content)

    latest = backups.make()

    assert good.exists()
    assert latest.exists()
    assert len(backups.all()) == LATEST + 2


def test_no_second_backup_is_made_of_the_same_content(backups, repository):
    backups.make()

    assert backups.make_if_changed() is None
    repository.save_response("a1", "i1", 1)
    assert backups.make_if_changed() is not None
    assert len(backups.all()) == 2


def test_no_backup_is_kept_of_a_damaged_store(closed, store):
    good = closed.make()
    damage(store)

    with pytest.raises(DamagedStoreError):
        closed.make()

    assert names_in(good.parent) == [good.name]


def test_what_a_broken_off_backup_left_is_cleared_away(backups):
    folder = backups.make().parent
    (folder / "000009-20260601T120000Z.db.part").write_bytes(b"half")

    backups.make()

    assert not list(folder.glob("*.part"))


def test_a_backup_of_a_locked_store_gives_up_instead_of_waiting_for_ever(
    closed, store, monkeypatch
):
    monkeypatch.setattr("hop_desktop.storage.connection._GUARDS", ("busy_timeout = 0",))

    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError, match="another program"):
            closed.make()

    assert files_below(store.parent / "backups") == {}


def test_a_copy_can_be_written_anywhere_else(backups, tmp_path):
    target = tmp_path / "my copy.db"
    target.write_bytes(b"an older copy")

    backups.copy_to(target)

    assert attempts_in(target) == (full_attempt(),)


@pytest.mark.parametrize("place", ["hop.db", "link", "missing/copy.db", "folder"])
def test_a_copy_is_refused_where_it_cannot_or_must_not_go(backups, store, tmp_path, place):
    (tmp_path / "link").symlink_to(store)
    (tmp_path / "folder").mkdir()
    target = store if place == "hop.db" else tmp_path / place
    before = store.read_bytes()

    with pytest.raises(OutputError):
        backups.copy_to(target)

    assert store.read_bytes() == before
    assert not list(tmp_path.rglob("*.part"))


def test_a_person_finds_the_right_backup_by_date_and_content(backups, repository, clock):
    backups.make()
    repository.save_response("a1", "i9", 3)
    latest = backups.make()

    listed = backups.listed()

    assert [one.holds for one in listed] == [(1, 4), (1, 3)]
    assert listed[0].backup.path == latest
    assert listed[0].backup.made_at == clock.moment


@pytest.mark.parametrize("name", ["x" * 300, "nul\0", "half\ud83d"])
def test_a_name_that_no_file_can_have_is_told(backups, tmp_path, name):
    backups.make()

    with pytest.raises(OutputError, match="could not be written"):
        backups.copy_to(tmp_path / name)
