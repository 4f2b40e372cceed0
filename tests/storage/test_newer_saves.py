"""Saves have numbers: what is newer than the store is offered back, and nothing else is."""

import shutil
from contextlib import closing

import pytest

from hop_desktop.presentation.recovery import recovery_lines
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.check import check_store
from hop_desktop.storage.database import Database
from hop_desktop.storage.newer_saves import decline
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.save_number import last_save_of
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import INSTRUMENT, finished_attempt, open_attempt
from tests.storage.examples import repository_over as over

NOTHING = "Nothing is missing."


@pytest.fixture
def start(store, clock):
    """Open as the program does at its start."""
    opened = []

    def open_store():
        for earlier in opened:
            earlier.close()
        if not opened:
            with closing(Database(store, clock=clock)) as first:
                opened.append(first)
        report = recover_if_needed(opened[0].files, clock, CURRENT)
        database = Database(store, clock=clock)
        database.report = report
        opened.append(database)
        return database

    yield open_store
    for database in opened:
        database.close()


def answers(database):
    return over(database).get("a1").responses


def save(database, *numbers):
    for number in numbers:
        over(database).save_response("a1", f"i{number}", number % 5 + 1)


@pytest.fixture
def older(start, store):
    """An open store with two answers, and a copy of it as it was after one."""
    database = start()
    over(database).add(open_attempt("a1"), INSTRUMENT)
    save(database, 1)
    copy = store.with_name("copy")
    shutil.copy(store, copy)
    return database, copy


def put_back(copy, store):
    store.with_name("hop.db.verified").unlink(missing_ok=True)
    shutil.copy(copy, store)


def test_every_save_has_the_next_number(older, store):
    database, _copy = older
    before = last_save_of(store, database.files.cipher)
    save(database, 2, 3)

    assert last_save_of(store, database.files.cipher) == before + 2
    assert [one.number for one in AnswersLog(database.files).read().saves] == [1, 2, 3, 4]


@pytest.mark.parametrize("backups", [0, 1, 2, 3])
def test_an_older_store_in_its_place_is_noticed_and_the_newer_answers_come_back(
    older, start, store, backups
):
    database, copy = older
    for number in range(2, 6):
        save(database, number)
        if number < 2 + backups:
            database.back_up()
    database.close()
    put_back(copy, store)

    again = start()

    assert again.report is None
    assert answers(again) == {"i1": 2}  # the person decides
    (newer,) = newer_kept(again.files.backups)
    again.restore(newer)
    assert answers(again) == {f"i{number}": number % 5 + 1 for number in range(1, 6)}
    assert newer_kept(again.files.backups) == ()
    assert newer_kept(start().files.backups) == ()


def test_it_is_offered_until_it_is_decided_whatever_is_answered_meanwhile(older, start, store):
    database, copy = older
    save(database, 2, 3, 4)
    database.close()
    put_back(copy, store)

    for number in range(5, 9):
        again = start()
        save(again, number)
        again.back_up()

    (newer,) = newer_kept(again.files.backups)
    assert not verify(newer, CURRENT)
    assert check_store(store, again.files.backups)
    decline(newer)
    assert newer_kept(again.files.backups) == ()
    assert check_store(store, again.files.backups) == ()
    assert newer_kept(start().files.backups) == ()
    assert list(again.files.backups.glob("*newer*"))  # declined is not deleted


def test_a_save_that_was_cut_off_before_its_commit_is_finished(older, start, store):
    database, _copy = older
    save(database, 2)
    database.close()
    before = store.with_name("before")
    shutil.copy(store, before)
    again = start()
    save(again, 3)
    again.close()
    put_back(before, store)

    finished = start()

    assert answers(finished) == {"i1": 2, "i2": 3, "i3": 4}
    assert newer_kept(finished.files.backups) == ()
    assert not verify(store, CURRENT)


def test_a_restore_that_was_asked_for_is_never_offered_back(older, start):
    database, _copy = older
    database.back_up()
    backup = database.backups.all()[0].path
    save(database, 2, 3, 4)

    database.restore(backup)

    again = start()
    assert answers(again) == {"i1": 2}
    assert newer_kept(again.files.backups) == ()
    save(again, 7)
    assert newer_kept(start().files.backups) == ()


def test_a_restored_backup_of_an_older_format_is_never_offered_back_either(older, start):
    from pathlib import Path

    database, _copy = older
    save(database, 2, 3, 4)

    database.restore(Path(__file__).with_name("fixtures") / "store-0.1.0.db")

    assert newer_kept(start().files.backups) == ()


def test_a_deletion_that_was_asked_for_is_never_offered_back(older, start):
    database, _copy = older
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    over(database).delete("f1")

    again = start()

    assert newer_kept(again.files.backups) == ()
    assert [one.attempt_id for one in over(again).all()] == ["a1"]


def test_deleting_everything_leaves_nothing_to_offer(older, start, store):
    database, copy = older
    save(database, 2, 3, 4)
    put_back(copy, store)

    database.erase()

    assert newer_kept(start().files.backups) == ()


def test_a_save_that_was_refused_leaves_no_line(older, start, monkeypatch):
    from sqlmodel import Session

    database, _copy = older
    with monkeypatch.context() as patch:
        patch.setattr(Session, "commit", lambda _self: (_ for _ in ()).throw(OSError(28, "full")))
        for number in (2, 3, 4):
            with pytest.raises(Exception, match="full"):
                save(database, number)

    again = start()

    assert answers(again) == {"i1": 2}
    assert newer_kept(again.files.backups) == ()


def test_nothing_is_missing_is_said_when_the_store_itself_shows_it(older, start, store):
    database, _copy = older
    save(database, 2, 3)
    database.close()
    content = bytearray(store.read_bytes())
    content[content.rindex(b"head-of-product")] ^= 1
    store.write_bytes(content)

    again = start()

    assert NOTHING in recovery_lines(again.report)
    assert len(answers(again)) == 3


def cut(store):
    store.write_bytes(store.read_bytes()[:5000])


def empty(store):
    store.write_bytes(b"")


@pytest.mark.parametrize("ruin", [cut, empty])
def test_it_is_not_said_when_the_later_record_is_gone(older, start, store, ruin):
    database, _copy = older
    database.back_up()
    save(database, 2)
    database.back_up()
    save(database, 3, 4)
    database.close()
    database.files.log.unlink()
    ruin(store)

    again = start()

    assert NOTHING not in recovery_lines(again.report)
    assert not again.report.is_complete


@pytest.mark.parametrize("ruin", [cut, empty])
@pytest.mark.parametrize("lines", [0, 1, 2])
def test_it_is_not_said_when_an_older_record_lies_there(older, start, store, ruin, lines):
    database, _copy = older
    database.back_up()
    log = database.files.log
    kept = [log.read_bytes()]
    for number in (2, 3):
        save(database, number)
        kept.append(log.read_bytes())
    save(database, 4)
    database.close()
    log.write_bytes(kept[lines])
    ruin(store)

    again = start()

    assert len(answers(again)) == lines + 1
    assert NOTHING not in recovery_lines(again.report)


def test_a_gap_in_the_record_is_noticed(older, start, store):
    database, _copy = older
    save(database, 2, 3, 4)
    database.close()
    lines = database.files.log.read_bytes().split(b"\n")
    kept = [line for line in lines if line]
    database.files.log.write_bytes(b"\n".join([*kept[:2], *kept[3:], b""]))
    empty(store)

    again = start()

    assert not again.report.is_complete
    assert NOTHING not in recovery_lines(again.report)


def test_whole_records_say_how_far_they_reach(older, start, store):
    database, _copy = older
    database.back_up()
    save(database, 2, 3)
    database.close()
    empty(store)

    again = start()

    assert len(answers(again)) == 3
    lines = " ".join(recovery_lines(again.report))
    assert "Everything that the second record holds is back" in lines
    assert NOTHING not in lines


def test_a_store_that_is_missing_while_another_is_open_elsewhere_counts_on(older, clock, tmp_path):
    database, _copy = older
    with closing(Database(tmp_path / "other" / "hop.db", clock=clock)) as other:
        other.restore(database.backups.make())
        assert last_save_of(other.path, other.files.cipher) > 0


@pytest.mark.parametrize("record", [b"", b"\0" * 300, b"not a line\n"])
@pytest.mark.parametrize("is_gone", [False, True])
def test_an_empty_store_beside_a_record_that_cannot_be_read_is_no_first_start(
    start, store, record, is_gone
):
    database = start()
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.close()
    database.files.log.write_bytes(record)
    store.unlink() if is_gone else store.write_bytes(b"")

    report = start().report

    assert report is not None
    assert "some of them may be missing" in " ".join(recovery_lines(report))
    assert start().report is None
