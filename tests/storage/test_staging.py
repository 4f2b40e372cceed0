"""An import is put together beside the store, and nobody waits for it."""

from contextlib import closing

import pytest

from hop_desktop.domain.errors import SavedMeanwhileError
from hop_desktop.storage import staging
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import INSTRUMENT, finished_attempt, open_attempt, repository_over

NEW = [finished_attempt(f"i{one}") for one in range(5)]


@pytest.fixture
def other(store, clock, attempts):
    """The store as another process has it open."""
    attempts.add(open_attempt("a1"), INSTRUMENT)
    with closing(Database(store, clock=clock)) as other:
        yield other


def bring_in(attempts, new=NEW):
    attempts.bulk_add(new, {one.fingerprint: INSTRUMENT for one in new})


def test_answers_of_others_get_through_while_an_import_is_put_together(database, attempts, other):
    with database.importing():
        bring_in(attempts)
        repository_over(other).save_response("a1", "i1", 4)
        assert len(repository_over(other).all()) == 1

    assert attempts.get("a1").responses["i1"] == 4
    assert [one.attempt_id for one in attempts.all()] == ["i0", "i1", "i2", "i3", "i4", "a1"]
    assert verify(database.path, CURRENT) == ()


def test_what_is_put_together_is_seen_by_who_puts_it(database, attempts, other):
    with database.importing():
        bring_in(attempts)
        assert len(attempts.all()) == 6

    assert len(repository_over(other).all()) == 6


def test_an_import_that_breaks_off_leaves_no_byte(database, attempts, other):
    before = database.path.read_bytes(), database.files.log.read_bytes()

    def break_off():
        with database.importing():
            bring_in(attempts)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()

    assert (database.path.read_bytes(), database.files.log.read_bytes()) == before


def test_an_attempt_begun_elsewhere_meanwhile_is_kept_and_the_import_refused(
    database, attempts, other
):
    def bring_in_meanwhile():
        with database.importing():
            bring_in(attempts)
            repository_over(other).add(finished_attempt("theirs"), INSTRUMENT)

    with pytest.raises(SavedMeanwhileError):
        bring_in_meanwhile()

    assert [one.attempt_id for one in attempts.all()] == ["theirs", "a1"]
    bring_in(attempts)
    assert len(attempts.all()) == 7
    assert AnswersLog(database.files).read().unreadable == 0


def test_what_was_there_before_is_not_written_over(database, other):
    SqlBackgroundRepository(database).save({"team": "3"})

    with pytest.raises(SavedMeanwhileError), database.importing():
        SqlBackgroundRepository(database).save({"team": "4"})

    assert SqlBackgroundRepository(other).load() == {"team": "3"}


def test_what_is_saved_elsewhere_stays_beside_what_is_new(database, other):
    SqlBackgroundRepository(database).save({"team": "3"})

    with database.importing():
        SqlBackgroundRepository(database).save({"team": "3", "years": "7"})
        SqlBackgroundRepository(other).save({"team": "5"})

    assert SqlBackgroundRepository(other).load() == {"team": "5", "years": "7"}


def test_the_record_tells_the_import_as_one_save(database, attempts, other, monkeypatch):
    monkeypatch.setattr(staging, "_LOGGED_AT_ONCE", 3)

    with database.importing():
        bring_in(attempts)

    record = AnswersLog(database.files).read()
    assert (record.unreadable, record.ends_readable) == (0, True)
    assert record.last_number == len(record.saves)
    told = {change.key for change in record.saves[-1].changes if change.table == "attempt"}
    assert told == {(2,), (3,), (4,), (5,), (6,)}


def test_a_save_with_a_damaged_portion_counts_as_one_that_cannot_be_read(
    database, attempts, other, monkeypatch
):
    monkeypatch.setattr(staging, "_LOGGED_AT_ONCE", 3)
    with database.importing():
        bring_in(attempts)
    log = database.files.log
    content = log.read_bytes()
    place = content.index(b'"portion"')
    log.write_bytes(content[:place] + b"X" + content[place + 1 :])

    record = AnswersLog(database.files).read()

    assert record.unreadable == 2  # the portion, and the save that it belongs to
    assert len(record.saves) == 1


def test_a_backup_in_the_middle_leaves_no_import_without_its_portions(
    database, attempts, other, monkeypatch
):
    monkeypatch.setattr(staging, "_LOGGED_AT_ONCE", 3)
    working, written = AnswersLog.write, []

    def write(log, line):
        working(log, line)
        written.append(line)

    def lock(session, _working=staging.Staging._lock):
        if len(written) == 1:
            written.append(b"")
            other.back_up()
        return _working(session)

    monkeypatch.setattr(AnswersLog, "write", write)
    monkeypatch.setattr(staging.Staging, "_lock", lock)

    with pytest.raises(SavedMeanwhileError), database.importing():
        bring_in(attempts)

    assert len(attempts.all()) == 1


def test_nothing_new_is_no_save(database, attempts, other):
    bring_in(attempts)
    before = database.files.log.read_bytes()

    with database.importing():
        bring_in(attempts)

    assert database.files.log.read_bytes() == before


def test_an_import_of_which_a_portion_cannot_be_read_is_told_as_missing(database, attempts, clock):
    with database.importing():
        bring_in(attempts)
    database.close()
    log = database.files.log
    lines = log.read_bytes().split(b"\n")
    portion = next(at for at, line in enumerate(lines) if b'"portion"' in line)
    lines[portion] = lines[portion].replace(b"portion", b"pxrtion")
    log.write_bytes(b"\n".join(lines))
    database.path.write_bytes(b"")

    report = recover_if_needed(database.files, clock, CURRENT)

    assert not report.is_complete
