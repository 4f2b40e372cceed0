import shutil
from contextlib import closing

import pytest

from hop_desktop.bootstrap import store_files
from hop_desktop.paths import AppPaths
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from tests.storage.examples import (
    CODE,
    FIRST,
    INSTRUMENT,
    OTHER_CODE,
    SECOND,
    FixedClock,
    finished_attempt,
    full_attempt,
    open_attempt,
    repository_over,
)


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store(tmp_path):
    return tmp_path / "data" / "hop.db"


@pytest.fixture
def database(store, clock):
    database = Database(store, clock=clock)
    yield database
    database.close()


@pytest.fixture
def attempts(database):
    return repository_over(database)


@pytest.fixture
def paths(store):
    return AppPaths.at(store.parent)


@pytest.fixture
def start(paths, clock):
    """Open the store as the program does at its start; what that tells is the database's."""
    opened = []

    def open_store(secret=None):
        notes = []
        files, _mended = store_files(paths, secret, notes.append)
        report = recover_if_needed(files, clock, CURRENT)
        database = Database(files.store, clock=clock, cipher=files.cipher)
        database.notes, database.report = notes, report
        opened.append(database)
        return database

    yield open_store
    for database in opened:
        database.close()


@pytest.fixture
def two_periods(start, store):
    """A store that had a passphrase, had none, and has another one; the first key file."""
    database = start()
    repository_over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    database.encrypt(FIRST, CODE)
    first_key = database.files.key.read_bytes()
    database.decrypt(FIRST)
    database.encrypt(SECOND, OTHER_CODE)
    repository_over(database).add(open_attempt("a1"), INSTRUMENT)
    database.back_up()
    database.close()
    return database.files, first_key


@pytest.fixture
def repository(database):
    """The open store with the attempt "a1"."""
    repository = repository_over(database)
    repository.add(full_attempt(), INSTRUMENT)
    return repository


@pytest.fixture
def closed(store, clock):
    """The backups of a store that is not open; it holds the attempt "a1"."""
    with closing(Database(store)) as database:
        repository_over(database).add(full_attempt(), INSTRUMENT)
    return Backups(StoreFiles(store, store.parent / "backups"), clock, CURRENT)


@pytest.fixture
def restart(store, clock):
    """Open as the program does at its start, after what was open before was closed."""
    opened = []

    def open_store():
        for earlier in opened:
            earlier.close()
        if not opened:
            with closing(Database(store, clock=clock)) as first:
                opened.append(first)
        report = recover_if_needed(opened[0].files, clock, CURRENT)
        database = Database(store, clock=clock)
        database.report = report
        opened.append(database)
        return database

    yield open_store
    for database in opened:
        database.close()


@pytest.fixture
def older(restart, store):
    """An open store with two answers, and a copy of it as it was after one."""
    database = restart()
    repository_over(database).add(open_attempt("a1"), INSTRUMENT)
    repository_over(database).save_response("a1", "i1", 2)
    copy = store.with_name("copy")
    shutil.copy(store, copy)
    return database, copy
