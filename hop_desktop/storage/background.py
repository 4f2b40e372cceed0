"""What the person noted about themselves: printed in reports, never scored."""

from collections.abc import Mapping

from sqlalchemy import delete
from sqlmodel import select

from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import sealed, storable, whole
from hop_desktop.storage.tables import BackgroundRow


class SqlBackgroundRepository:
    """The background record, a text by field (content.md 4.9)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Mapping[str, str]:
        """Return the record; a field that was left out is absent."""
        with self._database.reading() as session:
            rows = session.exec(select(BackgroundRow)).all()
            return {row.field: row.value for row in map(whole, rows)}

    def save(self, record: Mapping[str, str]) -> None:
        """Store this record in the place of the one before."""
        with self._database.saving() as session:
            session.exec(delete(BackgroundRow))
            for field, value in record.items():
                session.add(sealed(BackgroundRow(field=field, value=storable(value))))
