"""What the person noted about themselves: printed in reports, never scored."""

from collections.abc import Mapping

from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import storable


class SqlBackgroundRepository:
    """The background record, a text by field (docs/instrument.md, Framing)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Mapping[str, str]:
        """Return the record; a field that was left out is absent."""
        with self._database.reading() as reading:
            return {row["field"]: row["value"] for row in reading.rows("background")}

    def save(self, record: Mapping[str, str]) -> None:
        """Store this record in the place of the one before."""
        rows = [{"field": field, "value": storable(value)} for field, value in record.items()]
        with self._database.saving() as saving:
            saving.delete("background")
            saving.put("background", *rows)
