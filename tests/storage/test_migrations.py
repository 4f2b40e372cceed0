import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.storage import tables
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT, Schema, schema_digest
from hop_desktop.storage.verification import verify
from tests.storage.examples import INSTRUMENT, finished_attempt, full_attempt
from tests.storage.examples import repository_over as over
from tests.storage.stopping import shape, stop_everywhere

NEXT = CURRENT.version + 1
NEXT_STEP = f"""
from alembic import op
revision = "{NEXT:04}"
down_revision = "{CURRENT.version:04}"
def upgrade():
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, goal TEXT NOT NULL) STRICT")
    op.execute("INSERT INTO later VALUES (1, 'from the step')")
    op.execute("DROP INDEX attempt_fingerprint")
    op.execute("PRAGMA user_version = {NEXT}")
"""
KILLER = Path(__file__).with_name("killed_migration.py")


@pytest.fixture
def next_schema(tmp_path):
    """The present schema and a step after it."""
    steps = tmp_path / "steps 100% ?#"
    shutil.copytree(CURRENT.steps, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / f"{NEXT:04}_later.py").write_text(NEXT_STEP)
    return Schema(version=NEXT, steps=steps, digests=CURRENT.digests)


def test_the_first_migration_stopped_at_any_statement_leaves_an_empty_file(store):
    shapes = stop_everywhere(store, CURRENT)

    assert len(shapes) > 30
    assert set(map(str, shapes)) == {str((0, []))}
    assert shape(store)[0] == CURRENT.version


def test_a_migration_stopped_at_any_statement_leaves_schema_and_rows(store, next_schema):
    with closing(Database(store)) as database:
        over(database).add(finished_attempt("a1"), INSTRUMENT)
    before = shape(store)

    shapes = stop_everywhere(store, next_schema)

    assert len(shapes) > 5
    assert all(one == before for one in shapes)
    assert shape(store)[0] == NEXT
    with closing(Database(store, schema=next_schema)) as database:
        assert over(database).all() == (finished_attempt("a1"),)


def test_a_migration_killed_at_any_statement_leaves_schema_and_version(store, next_schema):
    with closing(Database(store)) as database:
        over(database).add(finished_attempt("a1"), INSTRUMENT)
    before = shape(store)

    done = subprocess.run(
        [sys.executable, KILLER, store, next_schema.steps],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )

    shapes = json.loads(done.stdout)
    assert len(shapes) > 5
    assert all(one == json.loads(json.dumps(before)) for one in shapes)
    assert shape(store)[0] == NEXT


def test_an_older_store_is_backed_up_before_it_is_migrated(store, next_schema, clock):
    with closing(Database(store)) as database:
        over(database).add(full_attempt("a1"), INSTRUMENT)

    with closing(Database(store, schema=next_schema, clock=clock)) as database:
        (backup,) = database.backups.all()

        assert over(database).all() == (full_attempt("a1"),)
        assert verify(store, next_schema) == ()
    assert backup.path.name == f"000001-20260601T120000Z-s{CURRENT.version}.db"
    assert shape(backup.path)[0] == CURRENT.version
    assert verify(backup.path, CURRENT) == ()


def test_a_new_store_has_nothing_to_back_up(database):
    assert database.backups.all() == ()


def test_a_damaged_older_store_is_not_migrated(store, next_schema):
    with closing(Database(store)) as database:
        over(database).add(full_attempt("a1"), INSTRUMENT)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE confidence SET confidence = 'low'")
        connection.commit()

    with pytest.raises(DamagedStoreError):
        Database(store, schema=next_schema)

    assert shape(store)[0] == CURRENT.version


def test_the_released_schema_is_never_edited(database):
    with closing(sqlite3.connect(database.path)) as connection:
        digest = schema_digest(connection)

    assert CURRENT.digests[1] == "c675a642f0e8c365"
    assert CURRENT.digests[CURRENT.version] == digest
    assert list(CURRENT.digests) == list(range(1, NEXT))


def test_every_table_is_strict_and_carries_what_its_rows_say(database):
    found = {}
    with closing(sqlite3.connect(database.path)) as connection:
        for table in SQLModel.metadata.tables.values():
            sql = connection.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", [table.name]
            ).fetchone()[0]
            columns = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert sql.rstrip().endswith("STRICT")
            found[table.name] = {column[1] for column in columns}

    assert found == {
        name: set(table.columns.keys()) for name, table in SQLModel.metadata.tables.items()
    }
    assert len(found) >= 12
    assert tables.Row.model_fields.keys() == {"checksum"}


def test_the_steps_never_import_the_live_tables():
    sources = [path.read_text() for path in CURRENT.steps.rglob("*.py")]

    assert len(sources) >= 4
    assert not any(re.search(r"hop_desktop|sqlmodel", source) for source in sources)
