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
from hop_desktop.storage.backup_schedule import BackupSchedule
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.connection import (
    create_private,
    file_uri,
    is_writable,
    prepare_to_read,
    prepare_to_write,
)
from hop_desktop.storage.failures import damaged, moved, read_only, storage_error, translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.schema import CURRENT, Schema
from hop_desktop.storage.store_files import StoreFiles

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
        self.files = StoreFiles(self.path, backups or self.path.parent / "backups")
        self.backups = Backups(self.path, self.files.backups, clock or SystemClock(), schema)
        self.is_read_only = False  # the place may only be read; every saving block raises
        self._schema = schema
        self._lock = threading.RLock()
        self._session: Session | None = None
        self._schedule = BackupSchedule(clock or SystemClock())
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
                    self._schedule.changed()

    @property
    def is_backup_due(self) -> bool:
        """Whether so much changed since the last backup that the next one should be made."""
        return not self.is_read_only and self._schedule.is_due

    def ask_for_backup(self) -> None:
        """Let the next backup be due as soon as anything changed, as after a finished attempt."""
        self._schedule.ask()

    def back_up(self) -> None:
        """Make a verified backup unless the latest one holds the same. Not inside a saving block.

        Raises:
            DamagedStoreError: The store is not whole; no copy was kept.
            StorageUnavailableError: The environment refuses.
        """
        with self._lock:
            assert self._session is None, "a backup waits for the save that asks for it"
            if not self.is_read_only:
                self.backups.make_if_changed()
                self._schedule.made()

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

    def erase(self) -> None:
        """Delete everything that was ever stored here, every copy included, and begin anew."""
        with self._lock, translated(self.path.name):
            self._engine.dispose()
            try:
                self.files.erase()
            finally:
                self._open()
            self._schedule.made()

    def _open(self) -> None:
        state = inspect(self.path, self._schema)
        self.is_read_only = state is StoreState.CURRENT and not is_writable(self.path)
        if not self.is_read_only:
            with translated(self.path.name):
                create_private(self.path)
        if state is StoreState.OLDER:
            self.backups.make()
        self._engine = _make_engine(self.path, is_read_only=self.is_read_only)
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
        if self.is_read_only:
            raise read_only(self.path.name)
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


def _make_engine(path: Path, *, is_read_only: bool) -> "Engine":
    from sqlalchemy import URL, create_engine, event

    # mode=rw: a file that has gone is never made anew.
    query = {"mode": "ro" if is_read_only else "rw", "uri": "true"}
    url = URL.create("sqlite", database=file_uri(path), query=query)
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=0)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        (prepare_to_read if is_read_only else prepare_to_write)(connection)

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
