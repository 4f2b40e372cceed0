"""The evidence ledger as a part of the export file."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.services.documents import ENTRY_TEXTS, entry_document
from hop_desktop.services.ports import EvidenceRepository
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record

_FIELDS: Final = (
    *("id", "facets", *ENTRY_TEXTS, "happened_on", "scope", "origin", "origin_id"),
    "recorded_at",
)


class EvidencePart:
    """`evidence`; an entry that is stored already stays as it is."""

    name = "evidence"
    more_fields = ()

    def __init__(self, catalogue: Catalogue, ledger: EvidenceRepository) -> None:
        self._catalogue = catalogue
        self._ledger = ledger

    def write(self) -> Mapping[str, object]:
        return {self.name: [entry_document(entry) for entry in self._ledger.entries()]}

    def read(self, incoming: Incoming) -> Store:
        entries = incoming.each(self.name, self._entry)
        return lambda: self._store(entries)

    def _store(self, entries: Sequence[EvidenceEntry]) -> int:
        stored = {present.entry_id for present in self._ledger.entries()}
        new = {found.entry_id: found for found in entries if found.entry_id not in stored}
        for entry in new.values():
            self._ledger.save_entry(entry)
        return len(new)

    def _entry(self, record: Record) -> EvidenceEntry:
        record.require_exactly(*_FIELDS)
        texts = {
            field: partial(record.text, field, at_most=LIMITS[f"EvidenceEntry.{field}"])
            for field in ENTRY_TEXTS
        }
        texts["action"] = partial(record.name, "action", at_most=LIMITS["EvidenceEntry.action"])
        return EvidenceEntry(
            **record.gather(
                entry_id=lambda: record.id("id"),
                facets=lambda: self._facets(record),
                happened_on=lambda: record.day("happened_on"),
                scope=lambda: record.choice("scope", Scope),
                origin=lambda: record.choice("origin", Origin),
                origin_id=lambda: record.id_or_empty("origin_id"),
                recorded_at=lambda: record.moment("recorded_at"),
                **texts,
            )
        )

    def _facets(self, record: Record) -> tuple[FacetRef, ...]:
        known = {
            f"{competency.competency_id}/{facet.facet_id}": FacetRef(
                competency.competency_id, facet.facet_id
            )
            for competency in self._catalogue.instrument.competencies
            for facet in competency.facets
        }
        named = record.ids("facets")
        for facet_name in named:
            if facet_name not in known:
                raise record.refusal("facets", _("{value} is not known"), value=facet_name)
        if not named:
            raise record.refusal("facets", _("is empty"))
        return tuple(known[facet_name] for facet_name in named)
