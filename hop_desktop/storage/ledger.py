"""The stored evidence ledger."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.i18n import _
from hop_desktop.storage.attempt_queries import columns_of
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import moment_text, sealed, storable, whole_values
from hop_desktop.storage.tables import LedgerRow


class SqlEvidenceRepository:
    """`EvidenceRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> Sequence[EvidenceEntry]:
        """Return every entry, in the order in which they were recorded."""
        with self._database.reading() as session:
            # Columns, not rows of the mapper: the whole ledger is read for each list.
            wanted = select_columns(*columns_of(LedgerRow)).order_by(col(LedgerRow.id))
            found = session.connection().execute(wanted)
            return tuple(_entry(whole_values(LedgerRow, row._asdict())) for row in found)

    def save_entry(self, entry: EvidenceEntry) -> None:
        """Store an entry, or replace the one with the same id."""
        with self._database.saving() as session:
            row = _find(session, entry.entry_id)
            last = session.exec(select(func.max(LedgerRow.id))).one()
            session.merge(_row(entry, (last or 0) + 1 if row is None else row.id))

    def delete_entry(self, entry_id: str) -> None:
        """Delete an entry.

        Raises:
            UnknownIdError: No entry has this id.
        """
        with self._database.saving() as session:
            row = _find(session, entry_id)
            if row is None:
                raise UnknownIdError(_("no evidence has the id {id}").format(id=entry_id))
            session.delete(row)


def _find(session: Session, entry_id: str) -> LedgerRow | None:
    return session.exec(select(LedgerRow).where(LedgerRow.entry_id == entry_id)).first()


def _row(entry: EvidenceEntry, row_id: int) -> LedgerRow:
    facets = [[one.competency_id, one.facet_id] for one in entry.facets]
    row = LedgerRow(
        id=row_id,
        entry_id=entry.entry_id,
        facets=json.dumps(facets, ensure_ascii=False, separators=(",", ":")),
        situation=storable(entry.situation),
        task=storable(entry.task),
        action=storable(entry.action),
        result=storable(entry.result),
        happened_on=entry.happened_on.isoformat(),
        scope=entry.scope.value,
        confirmer=storable(entry.confirmer),
        reference=storable(entry.reference),
        origin=entry.origin.value,
        origin_id=entry.origin_id,
        recorded_at=moment_text(entry.recorded_at),
    )
    return sealed(row)


def _entry(values: Mapping[str, Any]) -> EvidenceEntry:
    return EvidenceEntry(
        entry_id=values["entry_id"],
        facets=tuple(FacetRef(*facet) for facet in json.loads(values["facets"])),
        situation=values["situation"],
        task=values["task"],
        action=values["action"],
        result=values["result"],
        happened_on=date.fromisoformat(values["happened_on"]),
        scope=Scope(values["scope"]),
        confirmer=values["confirmer"],
        reference=values["reference"],
        origin=Origin(values["origin"]),
        origin_id=values["origin_id"],
        recorded_at=datetime.fromisoformat(values["recorded_at"]),
    )
