"""An entry of the evidence ledger that is being written, and the text that it is kept as."""

import json
from dataclasses import asdict, dataclass
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


def writing_text(writing: EvidenceWriting | None) -> str:
    """Return it as a text that can be kept; empty: nothing is being written."""
    if writing is None:
        return ""
    fields = asdict(writing.draft)
    fields["happened_on"] = writing.draft.happened_on.isoformat()
    return json.dumps({"entry_id": writing.entry_id, "draft": fields})


def writing_from(text: str) -> EvidenceWriting | None:
    """Return what was kept; None: nothing, or it is not what this version keeps."""
    if not text:
        return None
    try:
        kept = json.loads(text)
        fields = kept["draft"]
        fields["facets"] = tuple(FacetRef(**field) for field in fields["facets"])
        fields["happened_on"] = date.fromisoformat(fields["happened_on"])
        fields["scope"], fields["origin"] = Scope(fields["scope"]), Origin(fields["origin"])
        return EvidenceWriting(EvidenceDraft(**fields), str(kept["entry_id"]))
    except (ValueError, KeyError, TypeError):
        return None
