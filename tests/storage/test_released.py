"""Stores of every released version open, and hold after that what they held before.

A release adds a store made by its own program, its content and the script that made it.
"""

import importlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from hop_desktop import __version__
from hop_desktop.content.instrument_document import (
    fingerprint as fingerprint_of,
)
from hop_desktop.content.instrument_document import (
    instrument_document,
    instrument_from_document,
)
from hop_desktop.domain.errors import NewerStoreError
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.database import Database
from hop_desktop.storage.ledger import SqlEvidenceRepository
from hop_desktop.storage.plans import SqlPlanRepository
from hop_desktop.storage.profiles import SqlProfileRepository
from hop_desktop.storage.retakes import SqlRetakeRepository
from hop_desktop.storage.schema import CURRENT, schema_digest
from hop_desktop.storage.verification import verify
from tests.storage.examples import files_below
from tests.storage.stopping import shape, stop_everywhere

FIXTURES = Path(__file__).with_name("fixtures")
# The schema of each released version. One that is about to be: when the schema or the instrument
# changes before its tag, make its store again.
RELEASED = {"0.1.0": 1, "1.0.0": 6}
OUTGROWN = [one for one, schema in RELEASED.items() if schema < CURRENT.version]
to_upgrade = pytest.mark.parametrize("version", OUTGROWN, indirect=True)


def content_of(version):
    return importlib.import_module(f"tests.storage.fixtures.content_{version.replace('.', '_')}")


@pytest.fixture(params=RELEASED)
def version(request):
    return request.param


@pytest.fixture
def released(version, store):
    """A copy of the store of a released version."""
    store.parent.mkdir()
    shutil.copyfile(FIXTURES / f"store-{version}.db", store)
    return store


def by_id(attempts):
    return tuple(sorted(attempts, key=lambda attempt: attempt.attempt_id))


def everything(database):
    """Return what the program reads out of a store."""
    attempts = SqlAttemptRepository(database, instrument_document, instrument_from_document)
    found = attempts.all()
    fingerprint = found[0].fingerprint
    plans, retakes = SqlPlanRepository(database), SqlRetakeRepository(database)
    return {
        "actions": plans.actions(),
        "arrangeable": plans.arrangeable(),
        "entries": SqlEvidenceRepository(database).entries(),
        "retakes": (retakes.reasons(), retakes.look_backs()),
        "attempts": by_id(found),
        "profiles": SqlProfileRepository(database).own_profiles(),
        "background": SqlBackgroundRepository(database).load(),
        "instrument": attempts.by_fingerprint(fingerprint),
        "fingerprint": fingerprint,
    }


def rows(path):
    """Return every row of every table, by column, without the bookkeeping of versions."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        ).fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY rowid")]
            for (name,) in names
        }


def test_an_upgrade_keeps_everything_that_was_written(released, version):
    wanted = content_of(version)

    with closing(Database(released)) as database:
        found = everything(database)

    instrument, fingerprint = found["instrument"], found["fingerprint"]
    assert found["attempts"] == by_id(wanted.attempts(instrument, fingerprint))
    assert found["profiles"] == wanted.profiles(instrument)
    assert found["background"] == wanted.BACKGROUND
    assert found["actions"] == getattr(wanted, "ACTIONS", ())
    assert found["arrangeable"] == getattr(wanted, "ARRANGEABLE", frozenset())
    assert found["entries"] == getattr(wanted, "ENTRIES", ())
    assert found["retakes"] == (wanted.retakes(instrument) if version != "0.1.0" else ((), ()))
    assert fingerprint_of(instrument) == fingerprint


def test_an_upgrade_changes_no_column_that_was_there(released):
    before = rows(released)

    Database(released).close()

    after = rows(released)
    assert sum(map(len, before.values())) > 200
    for table, old in before.items():
        columns = old[0].keys() - {"checksum"} if old else ()
        assert [{name: row[name] for name in columns} for row in after[table]] == [
            {name: row[name] for name in columns} for row in old
        ]


def test_a_changed_letter_would_be_noticed(released, version):
    with closing(Database(released)) as database:
        found = everything(database)

    attempts = by_id(content_of(version).attempts(found["instrument"], found["fingerprint"]))
    assert found["attempts"] != (replace(attempts[0], current_item_id="x"), *attempts[1:])


def test_an_upgraded_store_has_the_tables_of_a_new_one_and_is_whole(released, tmp_path):
    new = tmp_path / "new" / "hop.db"
    Database(new).close()

    Database(released).close()

    digests = []
    for path in (new, released):
        with closing(sqlite3.connect(path)) as connection:
            digests.append(schema_digest(connection))
    assert digests == [CURRENT.digests[CURRENT.version]] * 2
    assert shape(released) == shape(new)
    assert verify(released, CURRENT) == ()


@to_upgrade
def test_the_store_before_an_upgrade_is_kept_as_a_backup(released, version):
    before = rows(released)

    with closing(Database(released)) as database:
        (backup,) = database.backups.all()

    assert backup.schema == RELEASED[version]
    assert rows(backup.path) == before


@to_upgrade
def test_an_upgrade_stopped_at_any_statement_leaves_every_row_and_can_be_repeated(released):
    before = rows(released), shape(released)

    seen = stop_everywhere(released, CURRENT, lambda path: (rows(path), shape(path)))

    assert len(seen) > 10
    assert all(one == before for one in seen)
    assert shape(released)[0] == CURRENT.version
    assert verify(released, CURRENT) == ()


@to_upgrade
def test_an_older_program_refuses_the_upgraded_store_and_changes_no_byte(released, version):
    Database(released).close()
    older = replace(CURRENT, version=RELEASED[version])
    before = files_below(released.parent)

    with pytest.raises(NewerStoreError):
        Database(released, schema=older)

    assert files_below(released.parent) == before


def test_every_released_store_is_looked_at():
    kept = {path.stem.removeprefix("store-") for path in FIXTURES.glob("store-*.db")}

    assert kept == RELEASED.keys()


def test_the_store_of_the_version_to_be_released_is_of_its_schema():
    assert RELEASED.get(__version__, CURRENT.version) == CURRENT.version
