"""What the person noted about themselves: printed in reports, never scored."""

from collections.abc import Mapping

from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import storable
from hop_desktop.storage.row_types import BACKGROUND, BackgroundRow


class SqlBackgroundRepository:
    """The background record, a text by field (docs/instrument.md, Framing)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Mapping[str, str]:
        """Return the record; a field that was left out is absent."""
        with self._database.reading() as reading:
            return {row["field"]: row["value"] for row in reading.rows(BACKGROUND)}

    def save(self, record: Mapping[str, str]) -> None:
        """Store this record in the place of the one before."""
        texts = {field: storable(value) for field, value in record.items()}
        with self._database.saving() as saving:
            stored = {row["field"]: row["value"] for row in saving.rows(BACKGROUND)}
            for field in stored.keys() - texts.keys():
                saving.delete(BACKGROUND, field=field)
            changed: list[BackgroundRow] = [
                {"field": field, "value": text}
                for field, text in texts.items()
                if stored.get(field) != text
            ]
            saving.put(BACKGROUND, *changed)
