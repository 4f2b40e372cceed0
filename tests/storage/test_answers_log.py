import json
import stat
from contextlib import closing

import pytest

from hop_desktop.domain.attempt import EvidenceNote
from hop_desktop.domain.errors import AttemptStateError, StorageUnavailableError
from hop_desktop.storage.answers_log import AnswersLog, _line
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.changes import tables_of
from hop_desktop.storage.connection import open_to_read
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import INSTRUMENT, finished_attempt, full_attempt, open_attempt
from tests.storage.examples import repository_over as over


@pytest.fixture
def log(database):
    return AnswersLog(database.files)


def logged(log):
    return [(one.table, one.key, one.row) for save in log.read().saves for one in save.changes]


def replayed(log):
    """What the log says that each row became, gone ones left out."""
    rows = {(table, key): row for table, key, row in logged(log)}
    return {place: row for place, row in rows.items() if row is not None}


def stored(path):
    rows = set()
    with closing(open_to_read(path)) as connection:
        for table in tables_of(connection):
            found = connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in found.description]
            rows |= {(table, json.dumps(dict(zip(names, row, strict=True)))) for row in found}
    return rows


def test_each_answer_is_a_line_with_the_values_that_were_stored(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    over(database).save_response("a1", "i1", 4)

    row = replayed(log)["response", (1, "i1")]
    assert (row["level"], row["kind"]) == (4, "level")
    assert len(log.read().saves) == 2


def test_the_log_alone_tells_everything_that_the_store_holds(database, log):
    over(database).add(finished_attempt("a1"), INSTRUMENT)
    over(database).add(full_attempt("a2"), INSTRUMENT)
    over(database).save_response("a2", "i1", None)
    over(database).save_evidence("a2", "i1", full_attempt().evidence["i1"])
    over(database).respondent_id()
    SqlBackgroundRepository(database).save({"years": "7 = many"})
    SqlBackgroundRepository(database).save({"team": "≥ 3"})

    told = {(table, json.dumps(row)) for (table, _key), row in replayed(log).items()}

    assert told == stored(database.path)
    assert len(told) > 10


def test_what_a_whole_table_statement_or_a_cascade_deletes_is_told_too(database, log):
    over(database).add(full_attempt("a1"), INSTRUMENT)

    with database.saving() as saving:
        saving.delete("attempt")

    gone = {(table, key) for table, key, row in logged(log) if row is None}
    assert {("attempt", (1,)), ("response", (1, "i1")), ("evidence", (1, "i1"))} <= gone


def test_a_save_that_is_refused_is_not_told(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    before = log.read()

    with pytest.raises(AttemptStateError):
        over(database).bulk_add([full_attempt("a2"), full_attempt("a3")], {"f1": INSTRUMENT})

    assert log.read() == before


def test_reading_writes_no_line(database, log):
    over(database).all()
    over(database).open_attempt()

    assert not database.files.log.exists()


def test_the_log_is_private_from_its_first_byte(database):
    over(database).add(open_attempt(), INSTRUMENT)

    assert stat.S_IMODE(database.files.log.stat().st_mode) == 0o600


def test_two_generations_are_kept(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    for number in range(3):
        over(database).save_response("a1", f"i{number}", 1)
        database.back_up()
    over(database).save_response("a1", "i9", 1)

    assert [one.after for one in log.read().saves] == [2, 3]
    assert log.read().last_backup == 3


def test_a_flipped_bit_costs_one_line_and_is_counted(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    over(database).save_response("a1", "i1", 1)
    over(database).save_response("a1", "i2", 1)
    content = bytearray(database.files.log.read_bytes())
    content[content.index(b'"i1"') + 1] ^= 1
    database.files.log.write_bytes(content)

    assert (len(log.read().saves), log.read().unreadable) == (2, 1)


def test_a_torn_line_does_not_swallow_the_next(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    with database.files.log.open("ab") as file:
        file.write(b"\n0123 {half")
    over(database).save_response("a1", "i1", 1)

    assert (len(log.read().saves), log.read().unreadable) == (2, 1)


def test_an_emptied_log_is_known_to_be_wrong(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    database.files.log.write_bytes(b"")

    assert log.read().unreadable == 1


def test_without_the_second_record_nothing_is_called_saved(database, log):
    over(database).add(open_attempt(), INSTRUMENT)
    database.files.log.unlink()
    database.files.log.mkdir()

    with pytest.raises(StorageUnavailableError):
        over(database).save_response("a1", "i1", 1)
    database.files.log.rmdir()
    over(database).save_response("a1", "i1", 2)

    assert over(database).get("a1").responses == {"i1": 2}


def test_any_text_survives_the_log(store, clock):
    text = "\0 \u2028 \x85 \n ' \" \\ 😀 ٣"
    with closing(Database(store, clock=clock)) as database:
        over(database).add(open_attempt(), INSTRUMENT)
        over(database).save_evidence(
            "a1", "i1", EvidenceNote(text, full_attempt().evidence["i1"].grade)
        )
        row = replayed(AnswersLog(database.files))["evidence", (1, "i1")]

    assert row["text"] == text


NUMBERED = ["save_number", [1], {"id": 1, "number": 7}]


@pytest.mark.parametrize(
    "document",
    [
        *(b"{", b"{}", b"[]", b"\xff{", b"{" * 3000, b'{"a":' * 3000),
        *({"after": -1}, {"after": True}, {"after": "1"}, {"schema": 10**400}, {"changes": 3}),
        *({"portion": ["a"]}, {"portions": ["a", 10**15]}, {"portions": ["a", -1]}),
        *({"changes": [[table, [1], None]]} for table in ("a b", 'x"; DROP', "", 3, None)),
        *({"changes": [["note", key, None]]} for key in ("1", {"a": 1}, [[1]], [10**30], 7)),
        *({"changes": [["note", [1], row]]} for row in ({'a"': 1}, {"a": [1]}, {"a": 2**70}, [1])),
        *({"changes": [["note", [1], {"a": value}]]} for value in ("\ud800", float("nan"))),
        *({"changes": change} for change in ([[]], [["note"]], [["note", [1], None, 4]])),
    ],
    ids=str,
)
def test_a_whole_line_that_no_save_was_ever_written_as_cannot_be_read(database, log, document):
    """A right checksum says that a line was not damaged, not that this program wrote it."""
    over(database).add(open_attempt(), INSTRUMENT)
    good = {"after": 0, "schema": 1, "changes": [NUMBERED]}
    if isinstance(document, dict):
        document = json.dumps({**good, **document}).encode()
    before = log.read()

    log.write(_line(document))

    record = log.read()
    assert record.saves == before.saves
    assert record.unreadable == before.unreadable + 1
    assert not record.ends_readable


def test_a_record_that_names_a_save_far_away_is_judged_at_once(database, clock):
    over(database).add(open_attempt(), INSTRUMENT)
    far = [["save_number", [1], {"id": 1, "number": 10**15}]]
    database.close()
    line = json.dumps({"after": 0, "schema": CURRENT.version, "changes": far}).encode()
    AnswersLog(database.files).write(_line(line))
    database.files.store.write_bytes(b"")

    report = recover_if_needed(database.files, clock, CURRENT)

    assert not report.is_complete
