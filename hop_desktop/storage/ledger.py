"""The stored evidence ledger."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import moment_text, storable
from hop_desktop.storage.reading import Reading
from hop_desktop.storage.row_types import LEDGER_ENTRY, LedgerRow


class SqlEvidenceRepository:
    """`EvidenceRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> Sequence[EvidenceEntry]:
        """Return every entry, in the order in which they were recorded."""
        with self._database.reading() as reading:
            return tuple(map(_entry, reading.rows(LEDGER_ENTRY, "ORDER BY id")))

    def save_entry(self, entry: EvidenceEntry) -> None:
        """Store an entry, or replace the one with the same id."""
        with self._database.saving() as saving:
            row = _find(saving, entry.entry_id)
            row_id = saving.next_id(LEDGER_ENTRY) if row is None else row["id"]
            saving.put(LEDGER_ENTRY, _row(entry, row_id))

    def delete_entry(self, entry_id: str) -> None:
        """Delete an entry.

        Raises:
            UnknownIdError: No entry has this id.
        """
        with self._database.saving() as saving:
            row = _find(saving, entry_id)
            if row is None:
                raise UnknownIdError(_("no evidence has the id {id}").format(id=entry_id))
            saving.delete(LEDGER_ENTRY, id=row["id"])


def _find(reading: Reading, entry_id: str) -> LedgerRow | None:
    return reading.row(LEDGER_ENTRY, "WHERE entry_id = ?", entry_id)


def _row(entry: EvidenceEntry, row_id: int) -> LedgerRow:
    facets = [[facet.competency_id, facet.facet_id] for facet in entry.facets]
    return {
        "id": row_id,
        "entry_id": entry.entry_id,
        "facets": json.dumps(facets, ensure_ascii=False, separators=(",", ":")),
        "situation": storable(entry.situation),
        "task": storable(entry.task),
        "action": storable(entry.action),
        "result": storable(entry.result),
        "happened_on": entry.happened_on.isoformat(),
        "scope": entry.scope.value,
        "confirmer": storable(entry.confirmer),
        "reference": storable(entry.reference),
        "origin": entry.origin.value,
        "origin_id": entry.origin_id,
        "recorded_at": moment_text(entry.recorded_at),
    }


def _entry(row: LedgerRow) -> EvidenceEntry:
    return EvidenceEntry(
        entry_id=row["entry_id"],
        facets=tuple(FacetRef(*facet) for facet in json.loads(row["facets"])),
        situation=row["situation"],
        task=row["task"],
        action=row["action"],
        result=row["result"],
        happened_on=date.fromisoformat(row["happened_on"]),
        scope=Scope(row["scope"]),
        confirmer=row["confirmer"],
        reference=row["reference"],
        origin=Origin(row["origin"]),
        origin_id=row["origin_id"],
        recorded_at=datetime.fromisoformat(row["recorded_at"]),
    )
