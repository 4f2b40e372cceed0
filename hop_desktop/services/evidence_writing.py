"""An entry of the evidence ledger that is being written."""

from dataclasses import dataclass
from datetime import date

from hop_desktop.domain.evidence import FacetRef, Origin, Scope


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """What the person fills in; an entry without what the ledger adds."""

    facets: tuple[FacetRef, ...]
    happened_on: date
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    scope: Scope = Scope.TEAM
    confirmer: str = ""
    reference: str = ""
    origin: Origin = Origin.HAND
    origin_id: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceWriting:
    """An entry that is being written and is not stored yet."""

    draft: EvidenceDraft
    entry_id: str = ""  # the entry that it changes; empty: a new one
