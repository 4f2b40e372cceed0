"""Damaged stores: the next start opens, keeps the evidence, and shows every saved answer."""

import random
import sqlite3
from contextlib import closing

import pytest

from hop_desktop.domain.errors import DamagedStoreError, NewerStoreError
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import (
    SAVED_BEFORE_FIRST,
    SAVED_BEFORE_SECOND,
    Golden,
    backups_of,
    damage,
    put_another_programs_database,
)
from tests.faults.scale import N, memory_folder, record
from tests.storage.examples import INSTRUMENT, files_below, full_attempt, repository_over

KINDS = ("bit", "eight bytes", "sector", "zeroed page", "cut off", "header", "emptied", "text")
TRIALS = 20 * N


@pytest.fixture(scope="module")
def golden():
    with memory_folder() as folder:
        yield Golden(folder)


def damage_file(path, kind, chance):
    path.write_bytes(damage(path.read_bytes(), kind, chance))


def require_evidence(files, report, content):
    """A file that was not used any more is kept as it was."""
    assert report.kept_in is not None
    assert (report.kept_in / "hop.db").read_bytes() == content


def test_an_undamaged_store_is_left_alone(golden):
    files = golden.copy()

    report, attempts = golden.start(files)

    assert report is None
    assert attempts == golden.attempts
    assert not files.damaged.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_every_saved_answer_survives_damage_of_the_store(golden, kind):
    chance = random.Random(kind)
    rebuilt = 0
    for _trial in range(TRIALS):
        files = golden.copy()
        damage_file(files.store, kind, chance)
        content = files.store.read_bytes()

        report, attempts = golden.start(files)

        assert golden.missing(attempts) == 0
        assert verify(files.store, CURRENT) == ()
        if report is not None:
            rebuilt += 1
            require_evidence(files, report, content)
            assert report.is_complete
    assert rebuilt > 0
    record(f"damaged store: {kind}", trials=TRIALS, rebuilt=rebuilt, lost=0)


@pytest.mark.parametrize("kind", KINDS[:6])
def test_every_saved_answer_survives_a_damaged_newest_backup_too(golden, kind):
    chance = random.Random(kind)
    for _trial in range(TRIALS // 2):
        files = golden.copy()
        damage_file(files.store, "sector", chance)
        damage_file(backups_of(files)[-1], kind, chance)

        _report, attempts = golden.start(files)

        assert golden.missing(attempts) == 0
    record(f"damaged store and newest backup: {kind}", trials=TRIALS // 2, lost=0)


@pytest.mark.parametrize("kind", ["bit", "sector", "cut off"])
def test_every_saved_answer_survives_damage_of_the_second_record(golden, kind):
    chance = random.Random(kind)
    for _trial in range(TRIALS // 2):
        files = golden.copy()
        damage_file(files.log, kind, chance)

        report, attempts = golden.start(files)

        assert (report, golden.missing(attempts)) == (None, 0)
    record(f"damaged second record: {kind}", trials=TRIALS // 2, lost=0)


def test_without_the_second_record_and_the_store_the_newest_backup_is_there(golden):
    files = golden.copy()
    files.store.write_bytes(b"")
    files.log.unlink()
    files.older_log.unlink()

    report, attempts = golden.start(files)

    assert golden.missing(attempts, SAVED_BEFORE_SECOND) == 0
    assert golden.missing(attempts) > 0  # the control: without it later answers are gone
    assert not report.is_complete


def test_a_flipped_bit_in_both_says_that_something_may_be_missing(golden):
    chance = random.Random(1)
    for _trial in range(TRIALS):
        files = golden.copy()
        damage_file(files.store, "zeroed page", chance)
        damage_file(files.log, "bit", chance)

        report, attempts = golden.start(files)

        assert golden.missing(attempts, SAVED_BEFORE_SECOND) == 0
        assert golden.missing(attempts) == 0 or not report.is_complete


def test_with_every_backup_damaged_the_rows_of_all_files_are_collected(golden):
    chance = random.Random(2)
    for _trial in range(TRIALS // 2):
        files = golden.copy()
        for backup in backups_of(files):
            damage_file(backup, "zeroed page", chance)
        damage_file(files.store, "bit", chance)

        report, attempts = golden.start(files)

        assert verify(files.store, CURRENT) == ()
        assert report is None or not report.is_complete or golden.missing(attempts) == 0
        assert attempts or report


def test_a_store_that_is_gone_comes_back(golden):
    files = golden.copy()
    files.store.unlink()

    report, attempts = golden.start(files)

    assert golden.missing(attempts) == 0
    assert report.is_complete
    assert report.kept_in is not None  # the second record as it was


def test_another_programs_database_is_kept_and_the_answers_come_back(golden):
    files = golden.copy()
    put_another_programs_database(files.store)
    content = files.store.read_bytes()

    report, attempts = golden.start(files)

    assert golden.missing(attempts) == 0
    require_evidence(files, report, content)


def test_the_journal_of_another_database_beside_the_store_costs_no_answer(golden):
    files = golden.copy()
    other = files.store.with_name("other.db")
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("CREATE TABLE t AS SELECT zeroblob(200000) AS x")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE t SET x = randomblob(200000)")
        journal = other.with_name("other.db-journal").read_bytes()
    files.sides[0].write_bytes(journal)

    report, attempts = golden.start(files)

    assert len(journal) > 100_000
    assert report is not None
    assert golden.missing(attempts) == 0


def test_a_newer_store_is_no_damage_and_not_a_byte_is_changed(golden):
    files = golden.copy()
    newer = CURRENT.version + 1
    with closing(sqlite3.connect(files.store, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {newer}")
        connection.execute(f"UPDATE alembic_version SET version_num = '{newer:04d}'")
    before = files_below(files.store.parent)

    with pytest.raises(NewerStoreError):
        golden.start(files)

    assert files_below(files.store.parent) == before


def test_a_foreign_file_where_nothing_of_ours_ever_was_is_refused_and_kept(golden, tmp_path):
    files = golden.copy()
    for path in (files.log, files.older_log, *backups_of(files)):
        path.unlink()
    files.store.write_bytes(b"Dear diary\n" * 500)
    before = files_below(files.store.parent)

    with pytest.raises(DamagedStoreError):
        golden.start(files)

    assert files_below(files.store.parent) == before


def test_before_the_first_backup_the_second_record_alone_brings_everything_back(golden):
    files = golden.copy()
    folder = files.store.parent / "young"
    with closing(Database(folder / "hop.db", clock=golden.clock)) as database:
        repository_over(database).add(full_attempt(), INSTRUMENT)
        young = database.files
    young.store.write_bytes(young.store.read_bytes()[:3000])

    report, attempts = golden.start(young)

    assert attempts == (full_attempt(),)
    assert report.is_complete


def test_at_most_five_damaged_copies_are_kept(golden):
    files = golden.copy()
    for _time in range(7):
        files.store.write_bytes(b"broken")
        golden.start(files)

    assert sorted(path.name for path in files.damaged.iterdir()) == ["3", "4", "5", "6", "7"]


def test_answers_given_after_a_recovery_survive_the_next_one(golden):
    files = golden.copy()
    files.store.write_bytes(b"broken")
    golden.start(files)
    with closing(Database(files.store, clock=golden.clock)) as database:
        repository_over(database).save_response("a1", "later", 5)
    files.store.write_bytes(b"broken again")

    report, attempts = golden.start(files)

    assert report.is_complete
    assert golden.missing(attempts) == 0
    assert attempts[-1].responses["later"] == 5


def test_a_deleted_attempt_does_not_come_back(golden):
    files = golden.copy()
    with closing(Database(files.store, clock=golden.clock)) as database:
        repository_over(database).delete("f1")
    files.store.write_bytes(b"broken")

    _report, attempts = golden.start(files)

    assert [one.attempt_id for one in attempts] == ["f2", "a1"]


def test_a_restored_state_is_what_the_next_recovery_brings_back(golden):
    files = golden.copy()
    with closing(Database(files.store, clock=golden.clock)) as database:
        database.restore(backups_of(files)[0])
        restored = repository_over(database).all()
        repository_over(database).save_response("a1", "later", 5)
    files.store.write_bytes(b"broken")

    _report, attempts = golden.start(files)

    assert len(restored[-1].responses) == SAVED_BEFORE_FIRST
    assert attempts[-1].responses == {**restored[-1].responses, "later": 5}


def test_the_reason_names_the_file_once_and_nothing_half_built_is_left(golden):
    files = golden.copy()
    files.store.write_bytes(files.store.read_bytes()[:9000])

    report, _attempts = golden.start(files)

    assert report.reason.count("is damaged") == 1
    assert not any(path.exists() for path in (files.rebuilt, *files.rebuilt_sides))


def test_erasing_deletes_what_a_broken_off_recovery_was_building(golden):
    files = golden.copy()
    for path in (files.rebuilt, *files.rebuilt_sides):
        path.write_bytes(b"half an answer")

    files.erase()

    assert files_below(files.store.parent) == {}
