"""Opens a store, stopped before each statement of its migration in turn."""

import sqlite3
from contextlib import closing, contextmanager

from sqlalchemy import Engine, event

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.database import Database

MOST_STATEMENTS = 1000


@contextmanager
def stopped_before_statement(number):
    """Raise before the statement of that number; tell whether it was reached."""
    seen = []

    def stop(*_arguments):
        seen.append(1)
        if len(seen) == number:
            raise InterruptedError("stopped by the test")

    event.listen(Engine, "before_cursor_execute", stop)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", stop)


def shape(path):
    """Return the version that the header names and what the schema holds."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = connection.execute("SELECT type, name FROM sqlite_master ORDER BY 1, 2").fetchall()
        return version, names


def stop_everywhere(store, schema, look=shape):
    """Open, stopped before each statement in turn; return what `look` saw after each stop."""
    seen_after = []
    for number in range(1, MOST_STATEMENTS):
        with stopped_before_statement(number) as seen:
            try:
                Database(store, schema=schema).close()
            except (InterruptedError, StorageUnavailableError):
                seen_after.append(look(store))
        if len(seen) < number:
            return seen_after
    raise AssertionError("the migration does not end")
