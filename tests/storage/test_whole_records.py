"""What the record of saves tells: that nothing is missing, that it has a gap, that it is gone."""

from contextlib import closing

import pytest

from hop_desktop.presentation.recovery import recovery_lines
from hop_desktop.storage.database import Database
from hop_desktop.storage.save_number import last_save_of
from tests.storage.examples import INSTRUMENT, answers, open_attempt, save
from tests.storage.examples import repository_over as over

NOTHING = "Nothing is missing."


def test_nothing_is_missing_is_said_when_the_store_itself_shows_it(older, restart, store):
    database, _copy = older
    save(database, 2, 3)
    database.close()
    content = bytearray(store.read_bytes())
    content[content.rindex(b"head-of-product")] ^= 1
    store.write_bytes(content)

    again = restart()

    assert NOTHING in recovery_lines(again.report)
    assert len(answers(again)) == 3


def cut(store):
    store.write_bytes(store.read_bytes()[:5000])


def empty(store):
    store.write_bytes(b"")


@pytest.mark.parametrize("ruin", [cut, empty])
def test_it_is_not_said_when_the_later_record_is_gone(older, restart, store, ruin):
    database, _copy = older
    database.back_up()
    save(database, 2)
    database.back_up()
    save(database, 3, 4)
    database.close()
    database.files.log.unlink()
    ruin(store)

    again = restart()

    assert NOTHING not in recovery_lines(again.report)
    assert not again.report.is_complete


@pytest.mark.parametrize("ruin", [cut, empty])
@pytest.mark.parametrize("lines", [0, 1, 2])
def test_it_is_not_said_when_an_older_record_lies_there(older, restart, store, ruin, lines):
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

    again = restart()

    assert len(answers(again)) == lines + 1
    assert NOTHING not in recovery_lines(again.report)


def test_a_gap_in_the_record_is_noticed(older, restart, store):
    database, _copy = older
    save(database, 2, 3, 4)
    database.close()
    lines = database.files.log.read_bytes().split(b"\n")
    kept = [line for line in lines if line]
    database.files.log.write_bytes(b"\n".join([*kept[:2], *kept[3:], b""]))
    empty(store)

    again = restart()

    assert not again.report.is_complete
    assert NOTHING not in recovery_lines(again.report)


def test_whole_records_say_how_far_they_reach(older, restart, store):
    database, _copy = older
    database.back_up()
    save(database, 2, 3)
    database.close()
    empty(store)

    again = restart()

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
    restart, store, record, is_gone
):
    database = restart()
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.close()
    database.files.log.write_bytes(record)
    store.unlink() if is_gone else store.write_bytes(b"")

    report = restart().report

    assert report is not None
    assert "some of them may be missing" in " ".join(recovery_lines(report))
    assert restart().report is None
