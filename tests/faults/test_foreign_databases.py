"""A database that somebody made to do harm is refused by *Restore*, soon and in little memory."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.connection import OLDEST_SQLITE
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import INSTRUMENT, FixedClock, files_below, finished_attempt
from tests.storage.examples import repository_over as over

MOST_MB = 200
HARM = {
    "an index over a huge expression": [
        "CREATE INDEX harm ON respondent (hex(zeroblob(length(respondent_id) * 5000000)))"
    ],
    "an index with a name of SQLite": [
        "CREATE INDEX harm ON respondent (hex(zeroblob(length(respondent_id) * 5000000)))",
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET name = 'sqlite_harm',"
            " sql = replace(sql, 'harm', 'sqlite_harm') WHERE name = 'harm'"
        ),
    ],
    "a generated column": [
        "ALTER TABLE respondent ADD COLUMN harm TEXT AS (hex(zeroblob(900000000))) VIRTUAL"
    ],
    "a check over a huge expression": [
        "PRAGMA writable_schema = ON",
        (
            "UPDATE sqlite_master SET sql = replace(sql, ') STRICT',"
            " ', CHECK (length(hex(zeroblob(400000000))) > 0)) STRICT') WHERE name = 'respondent'"
        ),
    ],
    "a view in the place of a table": [
        "DROP TABLE alembic_version",
        "CREATE VIEW alembic_version AS SELECT hex(zeroblob(400000000)) AS version_num",
    ],
    "an endless view": [
        "DROP TABLE alembic_version",
        (
            "CREATE VIEW alembic_version AS WITH RECURSIVE n(x) AS"
            " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) AS version_num FROM n"
        ),
    ],
}
RESTORE = """
import resource, sys
from pathlib import Path
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.storage.backup_content import require_backup
from hop_desktop.storage.cipher import PLAIN
from hop_desktop.storage.schema import CURRENT
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    require_backup(Path(sys.argv[1]), CURRENT, PLAIN)
except InvalidFileError as error:
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, error)
"""


@pytest.fixture
def backup(tmp_path):
    with closing(Database(tmp_path / "data" / "hop.db", clock=FixedClock())) as database:
        over(database).add(finished_attempt("f1"), INSTRUMENT)
        over(database).respondent_id()
        database.backups.copy_to(tmp_path / "foreign.db")
    return tmp_path / "foreign.db"


@pytest.mark.parametrize("harm", HARM)
def test_what_it_would_evaluate_is_refused_in_little_memory(backup, harm):
    with closing(sqlite3.connect(backup)) as connection:
        for statement in HARM[harm]:
            connection.execute(statement)
        connection.commit()

    done = subprocess.run(
        [sys.executable, "-c", RESTORE, backup],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )

    taken, _space, refusal = done.stdout.partition(" ")
    assert int(taken) < MOST_MB
    assert str(backup) in refusal


@pytest.mark.parametrize("harm", ["a generated column", "an index with a name of SQLite"])
def test_nothing_is_changed_by_it(backup, harm, tmp_path):
    with closing(sqlite3.connect(backup)) as connection:
        for statement in HARM[harm]:
            connection.execute(statement)
        connection.commit()
    with closing(Database(tmp_path / "data" / "hop.db")) as database:
        files = database.files
    before = files_below(tmp_path / "data")

    with pytest.raises(InvalidFileError):
        Backups(files, FixedClock(), CURRENT).restore(backup)

    assert files_below(tmp_path / "data") == before


def test_a_backup_of_ours_is_taken(backup, tmp_path):
    with closing(Database(tmp_path / "other" / "hop.db", clock=FixedClock())) as other:
        other.restore(backup)
        assert [one.attempt_id for one in over(other).all()] == ["f1"]


def test_the_interpreters_sqlite_is_not_older_than_the_oldest_that_works():
    assert sqlite3.sqlite_version_info >= OLDEST_SQLITE
