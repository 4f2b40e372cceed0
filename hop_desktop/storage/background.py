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
        texts = {field: storable(value) for field, value in record.items()}
        with self._database.saving() as saving:
            stored = {row["field"]: row["value"] for row in saving.rows("background")}
            for field in stored.keys() - texts.keys():
                saving.delete("background", field=field)
            changed = (pair for pair in texts.items() if pair not in stored.items())
            saving.put("background", *({"field": name, "value": text} for name, text in changed))
