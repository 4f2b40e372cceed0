"""The two connections to an open store: one that reads, one that saves."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.storage.changes import watch
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import open_existing, open_to_read, prepare_to_write
from hop_desktop.storage.reading import Reading

if TYPE_CHECKING:  # SQLModel takes long to import and is not needed to read
    from sqlalchemy import Engine

    from hop_desktop.storage.saving import WriteSession


class StoreConnections:
    """Each is made when it is first needed, and anew after `close`; one is used at a time."""

    def __init__(self, path: Path, cipher: Cipher, *, is_read_only: bool) -> None:
        self._path = path
        self._cipher = cipher
        self._is_read_only = is_read_only
        self._reader: sqlite3.Connection | None = None
        self._engine: Engine | None = None

    def open_reader(self) -> sqlite3.Connection:
        """Return the connection that only reads; a file that has gone is not made anew."""
        if self._reader is None:
            if self._is_read_only:
                self._reader = open_to_read(self._path, self._cipher)
            else:  # it may have to undo a save that another process did not live to finish
                self._reader = open_existing(self._path, self._cipher)
                self._reader.execute("PRAGMA query_only = ON").close()
        return self._reader

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """See one state of the file for the length of the block, and hold no lock afterwards."""
        reader = self.open_reader()
        reader.execute("BEGIN").close()
        try:
            yield Reading(reader)
        finally:
            reader.rollback()

    @contextmanager
    def saving(self) -> Iterator["WriteSession"]:
        """Commit when the block ends, or change nothing if it raises."""
        from sqlmodel import Session

        from hop_desktop.storage.engine import make_engine, unwrapped
        from hop_desktop.storage.saving import WriteSession

        if self._engine is None:
            self._engine = make_engine(self._path, _prepare_to_save, self._cipher)
        with unwrapped(), Session(self._engine) as session:
            try:
                yield WriteSession(session)
                session.commit()
            except BaseException:
                # A rollback that the disk refuses would keep the only connection for ever.
                session.invalidate()
                raise

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        if self._engine is not None:
            self._engine.dispose()


def _prepare_to_save(connection: sqlite3.Connection) -> None:
    prepare_to_write(connection)
    watch(connection)
