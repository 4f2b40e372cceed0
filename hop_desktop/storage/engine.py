"""SQLAlchemy over a store file: how it connects, begins and lets go."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from hop_desktop.i18n import _
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.connection import file_uri, prepared
from hop_desktop.storage.failures import damaged
from hop_desktop.storage.schema import Schema

Prepare = Callable[[sqlite3.Connection], None]


def make_engine(
    path: Path, prepare: Prepare, cipher: Cipher = PLAIN, *, begin: str = "BEGIN IMMEDIATE"
) -> Engine:
    """Return an engine with one connection that never makes a file that has gone."""
    url = URL.create("sqlite", database=file_uri(path), query={"mode": "rw", "uri": "true"})
    engine = create_engine(url, module=cipher.driver, pool_size=1, max_overflow=0, pool_timeout=0)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        prepared(connection, cipher.unlock)
        prepared(connection, prepare)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "checkin")
    def _on_checkin(connection: sqlite3.Connection | None, _record: object) -> None:
        # SQLAlchemy takes a commit that was refused (a reader elsewhere) for an ended
        # transaction; SQLite still holds it, and its lock.
        if connection is not None and connection.in_transaction:
            connection.rollback()

    return engine


@contextmanager
def unwrapped() -> Iterator[None]:
    """Raise what the driver raised inside as itself, not in SQLAlchemy's wrapping."""
    try:
        yield
    except DBAPIError as error:
        if error.orig is None:
            raise
        raise error.orig from None


def upgrade(path: Path, prepare: Prepare, schema: Schema, cipher: Cipher = PLAIN) -> None:
    """Take every step to the newest schema in one transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(schema.steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = make_engine(path, prepare, cipher)
    try:
        with unwrapped(), engine.connect() as connection:
            _without_foreign_keys(connection)
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise damaged(schema.steps.name, _("a step left rows that belong to nothing"))
    finally:
        engine.dispose()


def _without_foreign_keys(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("PRAGMA foreign_keys = OFF")  # ignored inside a transaction
