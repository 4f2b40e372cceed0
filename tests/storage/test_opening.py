import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from hop_desktop.domain.errors import (
    DamagedStoreError,
    NewerStoreError,
    StorageUnavailableError,
)
from hop_desktop.storage.cipher import PLAIN
from hop_desktop.storage.connection import open_existing, open_to_read
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import (
    INSTRUMENT,
    files_below,
    finished_attempt,
    full_attempt,
    open_attempt,
)
from tests.storage.examples import repository_over as over

ROOT = Path(__file__).parents[2]
REFUSE_WITHOUT_THE_SLOW_LIBRARIES = """
import sys
from pathlib import Path
import hop_desktop.storage
from hop_desktop.domain.errors import NewerStoreError
from hop_desktop.storage import backup, check, clock, database, files
try:
    database.Database(Path(sys.argv[1]))
except NewerStoreError:
    print(sorted({"alembic", "sqlalchemy", "sqlmodel"} & set(sys.modules)))
"""


@pytest.fixture
def filled(store):
    """A closed store with a finished and an open attempt."""
    with closing(Database(store)) as database:
        over(database).add(finished_attempt("a1"), INSTRUMENT)
        over(database).add(full_attempt("a2"), INSTRUMENT)
    return store


def change(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def make_newer(path):
    change(path, "PRAGMA user_version = 7", "UPDATE alembic_version SET version_num = '0007'")


def test_a_newer_file_is_refused_with_both_versions_and_not_a_byte_changed(filled):
    make_newer(filled)
    before = files_below(filled.parent)

    with pytest.raises(NewerStoreError, match=rf"format 7.* formats up to {CURRENT.version}"):
        Database(filled)

    assert files_below(filled.parent) == before


def test_a_file_that_only_says_it_is_newer_is_refused_too(filled):
    change(filled, "PRAGMA user_version = 99")

    with pytest.raises(NewerStoreError, match="99"):
        Database(filled)


def test_a_newer_file_keeps_its_rights(filled):
    make_newer(filled)
    filled.chmod(0o644)

    with pytest.raises(NewerStoreError):
        Database(filled)

    assert filled.stat().st_mode & 0o777 == 0o644


def test_one_flipped_bit_in_the_version_is_damage_and_not_a_newer_program(filled):
    change(filled, f"PRAGMA user_version = {CURRENT.version ^ 64}")  # one bit more

    with pytest.raises(DamagedStoreError, match="two different versions"):
        Database(filled)


def test_a_newer_file_is_refused_before_the_slow_libraries_are_loaded(filled):
    make_newer(filled)

    done = subprocess.run(
        [sys.executable, "-c", REFUSE_WITHOUT_THE_SLOW_LIBRARIES, str(filled)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout == "[]\n"


def test_an_open_store_of_the_present_format_needs_no_migration_library(filled):
    script = "import sys; from pathlib import Path; from hop_desktop.storage.database import "
    script += "Database; Database(Path(sys.argv[1])); print('alembic' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", script, str(filled)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary, today I wrote a text file.\n" * 100,
        b"SQLite format 3\0" + b"\xff" * 5000,
        b"\0" * 8192,
    ],
    ids=["text", "garbage after the magic", "zeros"],
)
def test_what_is_no_database_is_damage_and_stays(store, content):
    store.parent.mkdir()
    store.write_bytes(content)

    with pytest.raises(DamagedStoreError, match=r"hop\.db is damaged"):
        Database(store)

    assert files_below(store.parent) == {"hop.db": content}


def test_the_database_of_another_program_is_not_ours(store):
    store.parent.mkdir()
    change(store, "CREATE TABLE bookmarks (url TEXT)")
    before = files_below(store.parent)

    with pytest.raises(DamagedStoreError, match="not written by this program"):
        Database(store)

    assert files_below(store.parent) == before


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE evidence SET text = replace(text, 'note', 'note!')", "evidence: a row"),
        ("UPDATE seconds SET seconds = seconds * 2", "seconds: a row"),
        ("UPDATE instrument_snapshot SET document = '[1]'", "instrument_snapshot: a row"),
        ("DROP TRIGGER finished_response_insert_refused", "tables are not the ones"),
        ("CREATE VIEW spy AS SELECT * FROM evidence", "tables are not the ones"),
        ("PRAGMA application_id = 1", "not written by this program"),
    ],
)
def test_what_is_not_as_it_was_written_is_found_at_the_opening(store, statement, reason):
    with closing(Database(store)) as database:
        over(database).add(full_attempt(), INSTRUMENT)
    change(store, statement)

    with pytest.raises(DamagedStoreError, match=reason):
        Database(store)


def test_each_single_flipped_bit_of_an_answer_is_found(store):
    with closing(Database(store)) as database:
        over(database).add(open_attempt(responses={"i1": 1}), INSTRUMENT)
    whole = store.read_bytes()
    at = whole.index(b"i1level")
    opened = []

    for bit in range(8 * len(b"i1level")):
        flipped = bytearray(whole)
        flipped[at + bit // 8] ^= 1 << bit % 8
        store.write_bytes(flipped)
        try:
            Database(store).close()
        except DamagedStoreError:
            continue
        opened.append(bit)

    assert opened == []


def test_a_torn_file_is_damage(filled):
    filled.write_bytes(filled.read_bytes()[:-5000])

    with pytest.raises(DamagedStoreError):
        Database(filled)


def test_a_folder_in_the_place_of_the_file_is_refused(store):
    store.mkdir(parents=True)

    with pytest.raises((DamagedStoreError, StorageUnavailableError)):
        Database(store)


def test_a_place_that_cannot_hold_a_folder_is_unavailable(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageUnavailableError, match=r"hop\.db"):
        Database(tmp_path / "file" / "data" / "hop.db")


def test_a_locked_file_is_unavailable_and_not_damaged(filled, monkeypatch):
    monkeypatch.setattr("hop_desktop.storage.connection._GUARDS", ("busy_timeout = 0",))

    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageUnavailableError, match="another program"):
            Database(filled)


def broken_off_in_the_middle_of_a_save(store, folder, *statements):
    """Copy a store and its journal as a crash leaves them: pages changed, commit not reached."""
    folder.mkdir()
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        connection.execute("CREATE TABLE spill AS SELECT randomblob(100000)")
        for path in (store, store.with_name("hop.db-journal")):
            (folder / path.name).write_bytes(path.read_bytes())
        connection.execute("ROLLBACK")
    return folder / "hop.db"


def test_a_save_that_was_broken_off_is_undone_at_the_opening(filled, tmp_path):
    torn = broken_off_in_the_middle_of_a_save(
        filled, tmp_path / "crashed", "DELETE FROM attempt", "PRAGMA user_version = 0"
    )
    assert torn.read_bytes() != filled.read_bytes()

    with closing(Database(torn)) as database:
        assert over(database).all() == (finished_attempt("a1"), full_attempt("a2"))


def test_a_newer_file_is_untouched_even_when_its_save_was_broken_off(filled, tmp_path):
    make_newer(filled)
    torn = broken_off_in_the_middle_of_a_save(
        filled, tmp_path / "crashed", "DELETE FROM alembic_version"
    )
    before = files_below(torn.parent)

    with pytest.raises(NewerStoreError):
        Database(torn)

    assert files_below(torn.parent) == before


@pytest.mark.parametrize("open_file", [open_to_read, open_existing])
def test_a_connection_that_is_refused_is_closed(tmp_path, monkeypatch, open_file):
    made = []

    class Watched(sqlite3.Connection):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            made.append(self)

        def execute(self, *_arguments):
            raise sqlite3.DatabaseError("file is not a database")

    monkeypatch.setattr(PLAIN.driver, "connect", partial(sqlite3.connect, factory=Watched))
    (tmp_path / "hop.db").write_bytes(b"")

    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        open_file(tmp_path / "hop.db")

    (connection,) = made
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.cursor()
