"""Saves have numbers: what is newer than the store is offered back, and nothing else is."""

import shutil

import pytest

from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.changes import RowChange
from hop_desktop.storage.check import check_store
from hop_desktop.storage.newer_saves import decline
from hop_desktop.storage.save_number import last_save_of, numbered
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import INSTRUMENT, answers, finished_attempt, put_back, save
from tests.storage.examples import repository_over as over


def test_every_save_has_the_next_number(older, store):
    database, _copy = older
    before = last_save_of(store, database.files.cipher)
    save(database, 2, 3)

    assert last_save_of(store, database.files.cipher) == before + 2
    assert [one.number for one in AnswersLog(database.files).read().saves] == [1, 2, 3, 4]


@pytest.mark.parametrize("backups", [0, 1, 2, 3])
def test_an_older_store_in_its_place_is_noticed_and_the_newer_answers_come_back(
    older, restart, store, backups
):
    database, copy = older
    for number in range(2, 6):
        save(database, number)
        if number < 2 + backups:
            database.back_up()
    database.close()
    put_back(copy, store)

    again = restart()

    assert again.report is None
    assert answers(again) == {"i1": 2}  # the person decides
    (newer,) = newer_kept(again.files.backups)
    again.restore(newer)
    assert answers(again) == {f"i{number}": number % 5 + 1 for number in range(1, 6)}
    assert newer_kept(again.files.backups) == ()
    assert newer_kept(restart().files.backups) == ()


def test_it_is_offered_until_it_is_decided_whatever_is_answered_meanwhile(older, restart, store):
    database, copy = older
    save(database, 2, 3, 4)
    database.close()
    put_back(copy, store)

    for number in range(5, 9):
        again = restart()
        save(again, number)
        again.back_up()

    (newer,) = newer_kept(again.files.backups)
    assert not verify(newer, CURRENT)
    assert check_store(store, again.files.backups)
    decline(newer)
    assert newer_kept(again.files.backups) == ()
    assert check_store(store, again.files.backups) == ()
    assert newer_kept(restart().files.backups) == ()
    assert list(again.files.backups.glob("*newer*"))  # declined is not deleted


def test_a_save_that_was_cut_off_before_its_commit_is_finished(older, restart, store):
    database, _copy = older
    save(database, 2)
    database.close()
    before = store.with_name("before")
    shutil.copy(store, before)
    again = restart()
    save(again, 3)
    again.close()
    put_back(before, store)

    finished = restart()

    assert answers(finished) == {"i1": 2, "i2": 3, "i3": 4}
    assert newer_kept(finished.files.backups) == ()
    assert not verify(store, CURRENT)


def test_a_restore_that_was_asked_for_is_never_offered_back(older, restart):
    database, _copy = older
    database.back_up()
    backup = database.backups.all()[0].path
    save(database, 2, 3, 4)

    database.restore(backup)

    again = restart()
    assert answers(again) == {"i1": 2}
    assert newer_kept(again.files.backups) == ()
    save(again, 7)
    assert newer_kept(restart().files.backups) == ()


def test_a_restored_backup_of_an_older_format_is_never_offered_back_either(older, restart):
    from pathlib import Path

    database, _copy = older
    save(database, 2, 3, 4)

    database.restore(Path(__file__).with_name("fixtures") / "store-0.1.0.db")

    assert newer_kept(restart().files.backups) == ()


def test_a_deletion_that_was_asked_for_is_never_offered_back(older, restart):
    database, _copy = older
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    over(database).delete("f1")

    again = restart()

    assert newer_kept(again.files.backups) == ()
    assert [one.attempt_id for one in over(again).all()] == ["a1"]


@pytest.mark.parametrize("number", [2**62 + 1, 2**63 - 2, 2**63 - 1])
def test_a_forged_number_stops_no_later_save(older, restart, number):
    database, _copy = older
    log = AnswersLog(database.files)
    forged = RowChange("save_number", (1,), numbered(number))
    log.write(log.line(CURRENT.version, [forged], 0))

    for answer in (2, 3):
        save(restart(), answer)

    assert answers(restart()) == {"i1": 2, "i2": 3, "i3": 4}


def test_deleting_everything_leaves_nothing_to_offer(older, restart, store):
    database, copy = older
    save(database, 2, 3, 4)
    put_back(copy, store)

    database.erase()

    assert newer_kept(restart().files.backups) == ()


def test_a_save_that_was_refused_leaves_no_line(older, restart, monkeypatch):
    from sqlmodel import Session

    database, _copy = older
    with monkeypatch.context() as patch:
        patch.setattr(Session, "commit", lambda _self: (_ for _ in ()).throw(OSError(28, "full")))
        for number in (2, 3, 4):
            with pytest.raises(Exception, match="full"):
                save(database, number)

    again = restart()

    assert answers(again) == {"i1": 2}
    assert newer_kept(again.files.backups) == ()
