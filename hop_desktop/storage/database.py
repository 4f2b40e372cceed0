"""The store file, opened: the only way to its rows."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hop_desktop.i18n import _
from hop_desktop.services.ports import Clock
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.connection import create_private, file_uri, prepare_to_write
from hop_desktop.storage.failures import damaged, moved, storage_error, translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.schema import CURRENT, Schema

if TYPE_CHECKING:  # SQLModel takes long to import and is not needed to refuse a file
    from sqlalchemy import Connection, Engine
    from sqlmodel import Session

_READING: Final = "hop_reading"


class Database:
    """One open store; may be opened in one thread and used in another, one at a time.

    Opening migrates an older file, after a verified backup. The opening and every block
    raise StorageUnavailableError when the environment refuses and DamagedStoreError when
    the file is not what was written; the opening also raises NewerStoreError.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path | None = None,
        clock: Clock | None = None,
        schema: Schema = CURRENT,
    ) -> None:
        """Open `path`; `backups` is the folder beside it unless said otherwise."""
        self.path = path.absolute()
        self.backups = Backups(
            self.path, backups or self.path.parent / "backups", clock or SystemClock(), schema
        )
        self._schema = schema
        self._lock = threading.RLock()
        self._session: Session | None = None
        self._changes = 0
        self._open()

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        with self._lock:
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator["Session"]:
        """A session that only reads and holds no lock once the block ends."""
        with self._lock, self._translated():
            if self._session is not None:
                yield self._session
                return
            from sqlmodel import Session

            with Session(self._engine.execution_options(**{_READING: True})) as session:
                yield session

    @contextmanager
    def saving(self) -> Iterator["Session"]:
        """A session whose changes are on disk when the block ends, or none of them are.

        A block inside another one of the same thread is a part of it.
        """
        with self._lock, self._translated():
            if self._session is not None:
                yield self._session
                return
            from sqlmodel import Session

            self._require_in_place()
            with Session(self._engine) as session:
                self._session = session
                try:
                    yield session
                    session.commit()
                finally:
                    self._session = None
                    self._changes += 1

    def content_mark(self, session: "Session") -> object:
        """Return a value that differs once anything may have been stored, by whomever.

        Inside a saving block it differs each time.
        """
        if self._session is not None:
            return object()
        version = session.connection().exec_driver_sql("PRAGMA data_version").scalar()
        return self._changes, version

    def restore(self, file: Path) -> Path | None:
        """Replace everything by the backup `file` and open it.

        Returns:
            The backup of what was there before; None: there was nothing.

        Raises:
            InvalidFileError: `file` is no whole backup; nothing was changed.
        """
        with self._lock:
            self._engine.dispose()
            try:
                return self.backups.restore(file)
            finally:
                self._open()

    def _open(self) -> None:
        self._changes += 1
        state = inspect(self.path, self._schema)
        with translated(self.path.name):
            create_private(self.path)
        if state is StoreState.OLDER:
            self.backups.make()
        self._engine = _make_engine(self.path)
        try:
            with self._translated():
                if state is not StoreState.CURRENT:
                    _migrate(self._engine, self._schema)
                self._identity = self._file_identity()
                self._engine.connect().close()
        except BaseException:
            self._engine.dispose()
            raise

    def _require_in_place(self) -> None:
        try:
            identity = self._file_identity()
        except FileNotFoundError:
            raise moved(self.path.name) from None
        if identity != self._identity:
            raise moved(self.path.name)

    def _file_identity(self) -> tuple[int, int]:
        status = self.path.stat()
        return status.st_dev, status.st_ino

    @contextmanager
    def _translated(self) -> Iterator[None]:
        from sqlalchemy.exc import DBAPIError

        with translated(self.path.name):
            try:
                yield
            except DBAPIError as error:
                refusal = storage_error(error.orig, self.path.name) if error.orig else None
                if refusal is None:
                    raise
                raise refusal from error


def _make_engine(path: Path) -> "Engine":
    from sqlalchemy import URL, create_engine, event

    # mode=rw: a file that has gone is never made anew.
    url = URL.create("sqlite", database=file_uri(path), query={"mode": "rw", "uri": "true"})
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=0)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        prepare_to_write(connection)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: "Connection") -> None:
        is_reading = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def _on_checkin(connection: sqlite3.Connection | None, _record: object) -> None:
        # SQLAlchemy takes a commit that was refused (a reader elsewhere) for an ended
        # transaction; SQLite still holds it, and its lock.
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine


def _migrate(engine: "Engine", schema: Schema) -> None:
    """Take every step to the newest schema in one transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        _set_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise damaged(schema.steps.name, _("a step left rows that belong to nothing"))
        finally:
            _set_foreign_keys(connection, "ON")


def _set_foreign_keys(connection: "Connection", state: str) -> None:
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {state}")  # ignored inside a transaction
