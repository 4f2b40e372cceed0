"""An import is put together in memory, and comes into the store in one short transaction.

Temporary tables with the names of the store's hide them from whoever writes here: rows are put
as anywhere else and noted. Nobody else waits meanwhile, and nothing of it is in the file. The
second record gets its lines in portions, each in a moment of its own. The rows that are new then
come into the store by one statement for each table.
"""

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, cast

from sqlmodel import Session

from hop_desktop.domain.errors import SavedMeanwhileError
from hop_desktop.i18n import _
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.changes import RowChange, key_columns, matching, tables_of
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import prepare_to_write
from hop_desktop.storage.engine import make_engine, unwrapped
from hop_desktop.storage.failures import sqlite_errors
from hop_desktop.storage.save_number import TABLE as NUMBER_TABLE
from hop_desktop.storage.save_number import last_save, numbered, put_last_save
from hop_desktop.storage.saving import WriteSession

_READ_AT_ONCE: Final = 5000  # rows, before a save elsewhere comes to its turn
_LOGGED_AT_ONCE: Final = 1000  # rows
_CACHE_KIB: Final = 200_000  # all that an import brings, so that it is written once, at the end
_PATIENCE_MS: Final = 10_000  # answers go first
_LAST: Final = "attempt"  # triggers refuse the parts of a finished attempt that stands
_EVENTS: Final = (("INSERT", "NEW", 1), ("UPDATE", "NEW", 0), ("DELETE", "OLD", 0))


class Staging(WriteSession):
    """Rows that are in the store once `move` returned, or never."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._staged = session

    def move(self, log: AnswersLog, schema: int) -> None:
        """Bring everything into the store and the record as one save.

        Raises:
            SavedMeanwhileError: Another process saved something that does not go with it;
                nothing was changed.
            OSError, sqlite3.Error: The environment refuses; nothing was changed.
        """
        self._staged.commit()
        for table, row in self._connection.execute(
            "SELECT name, place FROM temp.staged WHERE NOT is_new"
        ).fetchall():
            self._require_unchanged(table, row)
        if self._connection.execute("SELECT 1 FROM temp.staged WHERE is_new").fetchone():
            self._move_new(log, schema)

    def _move_new(self, log: AnswersLog, schema: int) -> None:
        tables = self._set_apart()
        name, count, place = uuid.uuid4().hex, 0, None
        for changes in self._portions(tables):
            line = log.line(schema, changes, portion=(name, count))
            count += 1
            with self._lock():
                log.write(line)
                place = place or log.place
        with self._lock():
            if log.place != place:  # a backup began the record anew
                raise _saved_meanwhile()
            self._copy(tables)
            number = last_save(self._connection) + 1
            put_last_save(self._connection, number)
            row = RowChange(NUMBER_TABLE, (1,), numbered(number))
            log.append(schema, [row], portions=(name, count))
            self._connection.execute("COMMIT")

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except sqlite_errors("IntegrityError") as error:
            raise _saved_meanwhile() from error
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _set_apart(self) -> Sequence[str]:
        """Keep the new rows alone, in the order in which they were put; return their tables."""
        self._connection.execute("PRAGMA foreign_keys = OFF").close()
        tables = []
        for table in sorted(_tables(self._connection), key=lambda table: table == _LAST):
            self._connection.execute(
                f'CREATE TEMP TABLE "new_{table}" AS SELECT new.* FROM temp.staged AS note'  # noqa: S608
                f' CROSS JOIN temp."{table}" AS new ON new.rowid = note.place'
                f" WHERE note.name = '{table}' AND note.is_new ORDER BY note.place"
            ).close()
            self._connection.execute(f'DROP TABLE temp."{table}"').close()
            if next(self.select(f'SELECT 1 FROM temp."new_{table}" LIMIT 1'), None):  # noqa: S608
                tables.append(table)
        self._connection.execute("PRAGMA foreign_keys = ON").close()
        return tables

    def _portions(self, tables: Sequence[str]) -> Iterator[Sequence[RowChange]]:
        for table in tables:
            keys = key_columns(self._connection, table)
            first = 0
            while rows := list(
                self.select(
                    f'SELECT * FROM temp."new_{table}" WHERE rowid > ? AND rowid <= ?',  # noqa: S608
                    first,
                    first + _LOGGED_AT_ONCE,
                )
            ):
                yield [RowChange(table, tuple(row[key] for key in keys), row) for row in rows]
                first += _LOGGED_AT_ONCE

    def _copy(self, tables: Sequence[str]) -> None:
        """Bring the rows in; what they are was checked when they were put."""
        self._connection.execute("PRAGMA ignore_check_constraints = ON").close()
        self._connection.execute("PRAGMA defer_foreign_keys = ON").close()
        for table in tables:
            rows = f'SELECT * FROM temp."new_{table}"'  # noqa: S608 - own names
            self._connection.execute(f'INSERT INTO main."{table}" {rows}').close()

    def _require_unchanged(self, table: str, place: int) -> None:
        """Rows that were there before are left to whoever saves them one by one."""
        staged = self._connection.execute(
            f'SELECT * FROM temp."{table}" WHERE rowid = ?',  # noqa: S608 - own names
            [place],
        )
        columns = [column[0] for column in staged.description]
        row = staged.fetchone()
        if row is None:
            raise _saved_meanwhile()
        values = dict(zip(columns, row, strict=True))
        keys = key_columns(self._connection, table)
        present = self._connection.execute(
            f'SELECT * FROM main."{table}" WHERE {matching(keys)}',  # noqa: S608
            [values[key] for key in keys],
        ).fetchone()
        if present != row:
            raise _saved_meanwhile()


@contextmanager
def staging(path: Path, cipher: Cipher) -> Iterator[Staging]:
    """Give rows of a store in which changes stay apart until they are moved."""
    engine = make_engine(path, _prepare, cipher, begin="BEGIN")
    try:
        with unwrapped(), Session(engine) as session:
            yield Staging(session)
    finally:
        engine.dispose()


def _prepare(connection: sqlite3.Connection) -> None:
    prepare_to_write(connection)
    connection.execute(f"PRAGMA main.cache_size = -{_CACHE_KIB}").close()
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}").close()
    connection.execute(
        "CREATE TEMP TABLE staged"
        " (name TEXT, place INTEGER, is_new INTEGER, PRIMARY KEY (name, place))"
    )
    connection.execute("PRAGMA foreign_keys = OFF").close()  # whole tables come, in any order
    for table in _tables(connection):
        _hide(connection, table)
        for event, row, is_new in _EVENTS:
            connection.execute(
                f'CREATE TEMP TRIGGER "stage_{table}_{event}" AFTER {event} ON temp."{table}"'  # noqa: S608
                f" BEGIN INSERT INTO staged VALUES ('{table}', {row}.rowid, {is_new})"
                " ON CONFLICT DO NOTHING; END"
            )
    connection.execute("PRAGMA foreign_keys = ON").close()


def _tables(connection: sqlite3.Connection) -> Sequence[str]:
    return [table for table in tables_of(connection) if table != NUMBER_TABLE]


def _hide(connection: sqlite3.Connection, table: str) -> None:
    """Let a temporary table with the same rows stand for a table of the store."""
    which = "SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = ?"
    (made,) = connection.execute(which, [table]).fetchone()
    connection.execute(cast("str", made).replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    first = 0
    while True:
        (last,) = connection.execute(
            f'SELECT max(rowid) FROM (SELECT rowid FROM main."{table}"'  # noqa: S608 - own names
            " WHERE rowid > ? ORDER BY rowid LIMIT ?)",
            [first, _READ_AT_ONCE],
        ).fetchone()
        if last is None:
            return
        connection.execute(
            f'INSERT INTO temp."{table}" SELECT * FROM main."{table}"'  # noqa: S608
            " WHERE rowid > ? AND rowid <= ? ORDER BY rowid",
            [first, last],
        )
        first = last


def _saved_meanwhile() -> SavedMeanwhileError:
    return SavedMeanwhileError(_("something else was saved in the middle of the import"))
