"""What was said about the change between two attempts, as stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.storage.attempt_queries import require
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import storable
from hop_desktop.storage.reading import Reading
from hop_desktop.storage.row_types import (
    CHANGE_REASON,
    LOOK_BACK,
    LookBackRow,
    ReasonRow,
)


class SqlRetakeRepository:
    """`RetakeRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def reasons(self) -> Sequence[ChangeReason]:
        """Return every reason, by attempt as stored and by item."""
        with self._database.reading() as reading:
            ids = _attempt_ids(reading)
            return tuple(
                ChangeReason(ids[row["attempt"]], row["item_id"], row["text"])
                for row in reading.rows(CHANGE_REASON, "ORDER BY attempt, item_id")
            )

    def save_reasons(self, reasons: Sequence[ChangeReason]) -> None:
        """Store or replace reasons, all of them or none.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        with self._database.saving() as saving:
            named = dict.fromkeys(reason.attempt_id for reason in reasons)
            ids = {attempt_id: require(saving, attempt_id)["id"] for attempt_id in named}
            rows: list[ReasonRow] = [
                {
                    "attempt": ids[reason.attempt_id],
                    "item_id": reason.item_id,
                    "text": storable(reason.text),
                }
                for reason in reasons
            ]
            saving.put(CHANGE_REASON, *rows)

    def look_backs(self) -> Sequence[LookBack]:
        """Return every look back, by attempt as stored."""
        levels: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
        with self._database.reading() as reading:
            ids = _attempt_ids(reading)
            for row in reading.rows(LOOK_BACK, "ORDER BY attempt, earlier, item_id"):
                levels[row["attempt"], row["earlier"]][row["item_id"]] = row["level"]
        return tuple(
            LookBack(ids[later], ids[earlier], found) for (later, earlier), found in levels.items()
        )

    def save_look_back(self, look_back: LookBack) -> None:
        """Store the levels of a look back, in place of those of the same two attempts.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        with self._database.saving() as saving:
            later = require(saving, look_back.attempt_id)["id"]
            earlier = require(saving, look_back.earlier_id)["id"]
            rows: list[LookBackRow] = [
                {"attempt": later, "earlier": earlier, "item_id": item, "level": level}
                for item, level in look_back.levels.items()
            ]
            saving.delete(LOOK_BACK, attempt=later, earlier=earlier)
            saving.put(LOOK_BACK, *rows)


def _attempt_ids(reading: Reading) -> Mapping[int, str]:
    rows = reading.select("SELECT id, attempt_id FROM attempt")
    return {row["id"]: row["attempt_id"] for row in rows}
