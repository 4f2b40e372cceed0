"""While a copy is read through, which takes as long as there are answers, nobody waits."""

from contextlib import closing
from threading import Thread

import pytest

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage import backup
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verified import holder_of
from tests.storage.examples import INSTRUMENT, open_attempt
from tests.storage.examples import repository_over as over


@pytest.fixture
def meanwhile(monkeypatch):
    """Do something at the moment when a copy stands and is about to be read through."""
    waiting = []
    verify = backup.verify

    def verify_later(*arguments):
        while waiting:
            waiting.pop()()
        return verify(*arguments)

    monkeypatch.setattr(backup, "verify", verify_later)
    return waiting.append


@pytest.fixture
def answering(database):
    over(database).add(open_attempt(), INSTRUMENT)
    over(database).save_response("a1", "i1", 1)
    database.back_up()
    return database


def save_in_another_thread(database, item_id):
    thread = Thread(target=over(database).save_response, args=("a1", item_id, 5))
    thread.start()
    thread.join(timeout=2)
    assert not thread.is_alive(), "the save waits for the backup"


def test_an_answer_does_not_wait_for_a_backup(answering, meanwhile):
    over(answering).save_response("a1", "i2", 2)
    meanwhile(lambda: save_in_another_thread(answering, "i3"))

    answering.back_up()

    assert over(answering).get("a1").responses == {"i1": 1, "i2": 2, "i3": 5}
    assert answering.backups.listed()[0].holds[1] == 2


def test_an_answer_given_during_a_backup_outlives_the_store(answering, meanwhile, clock):
    over(answering).save_response("a1", "i2", 2)
    meanwhile(lambda: save_in_another_thread(answering, "i3"))
    answering.back_up()
    answering.close()
    answering.path.write_bytes(b"damaged")

    report = recover_if_needed(answering.files, clock, CURRENT)

    assert report.is_complete
    assert report.replayed == 1
    with closing(Database(answering.path, clock=clock)) as rebuilt:
        assert over(rebuilt).get("a1").responses == {"i1": 1, "i2": 2, "i3": 5}


def test_it_outlives_that_backup_and_the_next_one_too(answering, meanwhile, clock):
    over(answering).save_response("a1", "i2", 2)
    meanwhile(lambda: save_in_another_thread(answering, "i3"))
    answering.back_up()
    over(answering).save_response("a1", "i4", 4)
    answering.back_up()
    over(answering).save_response("a1", "i5", 5)
    answering.close()
    answering.path.write_bytes(b"damaged")
    answering.backups.all()[0].path.write_bytes(b"damaged, too")

    report = recover_if_needed(answering.files, clock, CURRENT)

    assert report.is_complete
    with closing(Database(answering.path, clock=clock)) as rebuilt:
        assert set(over(rebuilt).get("a1").responses) == {"i1", "i2", "i3", "i4", "i5"}


def test_a_store_that_went_on_is_not_called_the_same_as_its_backup(answering, meanwhile):
    over(answering).save_response("a1", "i2", 2)
    meanwhile(lambda: save_in_another_thread(answering, "i3"))

    answering.back_up()

    assert holder_of(answering.path) is None
    assert answering.is_backup_due is False
    assert answering.backups.make_if_changed() is not None


def test_an_answer_given_during_a_backup_that_fails_is_in_the_record(answering, meanwhile):
    def answer_and_fail():
        save_in_another_thread(answering, "i3")
        raise DamagedStoreError("not whole")

    over(answering).save_response("a1", "i2", 2)
    meanwhile(answer_and_fail)

    with pytest.raises(DamagedStoreError):
        answering.back_up()

    last = AnswersLog(answering.files).read().saves[-1]
    assert (1, "i3") in [change.key for change in last.changes]
    assert answering.is_backup_due


def test_two_backups_at_once_are_made_in_turn(answering, meanwhile):
    over(answering).save_response("a1", "i2", 2)
    second = Thread(target=answering.backups.make)
    meanwhile(second.start)

    answering.backups.make()
    second.join(timeout=5)

    assert [one.counter for one in answering.backups.all()] == [3, 2, 1]
