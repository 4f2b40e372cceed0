from datetime import timedelta

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.backup_schedule import LONGEST, MOST_CHANGES
from tests.storage.examples import INSTRUMENT, files_below, full_attempt, open_attempt
from tests.storage.examples import repository_over as over


@pytest.fixture
def backed_up(database):
    over(database).add(open_attempt(), INSTRUMENT)
    database.back_up()
    return database


def test_a_backup_is_due_after_twenty_answers(backed_up):
    for number in range(MOST_CHANGES):
        assert not backed_up.is_backup_due
        over(backed_up).save_response("a1", f"i{number}", 3)

    assert backed_up.is_backup_due


@pytest.mark.parametrize("jump", [LONGEST, -timedelta(days=1)])
def test_a_backup_is_due_some_minutes_after_a_change(backed_up, clock, jump):
    over(backed_up).save_response("a1", "i1", 3)
    assert not backed_up.is_backup_due

    clock.moment += jump

    assert backed_up.is_backup_due
    backed_up.back_up()
    assert not backed_up.is_backup_due
    assert len(backed_up.backups.all()) == 2


def test_time_alone_makes_no_backup_due(backed_up, clock):
    clock.moment += timedelta(days=30)
    backed_up.ask_for_backup()

    assert not backed_up.is_backup_due


def test_a_finished_attempt_is_backed_up_soon(backed_up, clock):
    over(backed_up).finish("a1", clock.moment)

    assert backed_up.is_backup_due


def test_before_an_attempt_is_deleted_it_is_backed_up(backed_up):
    over(backed_up).save_response("a1", "i1", 3)

    over(backed_up).delete("a1")

    assert backed_up.backups.listed()[0].holds[1] == 1


def test_erasing_leaves_nothing_of_what_was_written(backed_up):
    over(backed_up).save_evidence("a1", "i1", full_attempt().evidence["i1"])
    backed_up.back_up()

    backed_up.erase()

    folder = backed_up.path.parent
    assert over(backed_up).all() == ()
    assert not any(b"quoted" in content for content in files_below(folder).values())
    over(backed_up).add(full_attempt(), INSTRUMENT)
    assert over(backed_up).all() == (full_attempt(),)


def test_where_only_reading_is_allowed_the_store_opens_and_refuses_to_save(backed_up, monkeypatch):
    path = backed_up.path
    backed_up.close()
    before = files_below(path.parent)
    monkeypatch.setattr("hop_desktop.storage.database.is_writable", lambda _path: False)
    database = type(backed_up)(path)

    assert database.is_read_only
    assert over(database).get("a1") == open_attempt()
    with pytest.raises(StorageUnavailableError, match="may only be read"):
        over(database).save_response("a1", "i1", 3)
    database.back_up()
    database.close()
    assert files_below(path.parent) == before
