"""Rows, as values by column, from domain values and back."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar, cast

from hop_desktop.domain.attempt import (
    DEFAULT_LANGUAGE,
    NO_CHANCE,
    Attempt,
    AttemptSummary,
    BestWorst,
    CompanySize,
    Confidence,
    Context,
    EvidenceGrade,
    EvidenceNote,
    NoChance,
    Response,
)
from hop_desktop.domain.clean_text import clean_id
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.profile import FIRST_VERSION, Mark, Profile, Provenance
from hop_desktop.storage.reading import Table
from hop_desktop.storage.row_types import (
    CIRCUMSTANCES,
    CONFIDENCE,
    EVIDENCE,
    RESPONSE,
    SECONDS,
    AttemptRow,
    CircumstancesRow,
    ConfidenceRow,
    EvidenceRow,
    PartRow,
    ProfileRow,
    ResponseRow,
    SecondsRow,
)

P = TypeVar("P", bound=PartRow)
PartRows: TypeAlias = tuple[Table[PartRow], Sequence[PartRow]]  # of one table

LEVEL = "level"
BEST_WORST = "best-worst"


class AttemptParts(NamedTuple):
    """The rows of what was said in attempts, by the id of the attempt's row."""

    responses: Mapping[int, Sequence[ResponseRow]]
    evidence: Mapping[int, Sequence[EvidenceRow]]
    confidence: Mapping[int, Sequence[ConfidenceRow]]
    seconds: Mapping[int, Sequence[SecondsRow]]
    circumstances: Mapping[int, Sequence[CircumstancesRow]]  # at most one


def attempt_row(attempt: Attempt, row_id: int) -> AttemptRow:
    """Return the row of an attempt without its parts."""
    return {
        "id": row_id,
        "attempt_id": attempt.attempt_id,
        "instrument_id": attempt.instrument_id,
        "fingerprint": attempt.fingerprint,
        "form": attempt.form.value,
        "profile_id": attempt.profile_id,
        "started_at": moment_text(attempt.started_at),
        "finished_at": None if attempt.finished_at is None else moment_text(attempt.finished_at),
        "shown_order": _json(list(attempt.shown_order)),
        "current_item_id": attempt.current_item_id,
        "reviewed": int(attempt.reviewed),
        "rev": 1,
    }


def part_rows(attempt: Attempt, row_id: int) -> Sequence[PartRows]:
    """Return the rows of everything said in an attempt, a pair for each table."""
    return (
        _part(RESPONSE, [response_row(row_id, *pair) for pair in attempt.responses.items()]),
        _part(EVIDENCE, [evidence_row(row_id, *pair) for pair in attempt.evidence.items()]),
        _part(CONFIDENCE, [confidence_row(row_id, *pair) for pair in attempt.confidence.items()]),
        _part(SECONDS, [seconds_row(row_id, *pair) for pair in attempt.seconds.items()]),
        _part(CIRCUMSTANCES, _circumstances_rows(attempt, row_id)),
    )


def _part(table: Table[P], rows: Sequence[P]) -> PartRows:
    """Return both as what all parts have in common, now that they are known to fit."""
    return cast("PartRows", (table, rows))


def attempt_from_rows(row: AttemptRow, parts: AttemptParts) -> Attempt:
    """Return the attempt that its row and those of its parts hold."""
    row_id = row["id"]
    context, language = None, DEFAULT_LANGUAGE
    for part in parts.circumstances.get(row_id, ()):
        context, language = _context(part), part["language"]
    summary = summary_from_row(row)
    return Attempt(
        attempt_id=summary.attempt_id,
        instrument_id=summary.instrument_id,
        fingerprint=summary.fingerprint,
        form=summary.form,
        profile_id=summary.profile_id,
        started_at=summary.started_at,
        finished_at=summary.finished_at,
        responses={given["item_id"]: _response(given) for given in parts.responses.get(row_id, ())},
        confidence={
            given["competency_id"]: Confidence(given["confidence"])
            for given in parts.confidence.get(row_id, ())
        },
        evidence={
            note["item_id"]: EvidenceNote(note["text"], EvidenceGrade(note["grade"]))
            for note in parts.evidence.get(row_id, ())
        },
        seconds={spent["item_id"]: spent["seconds"] for spent in parts.seconds.get(row_id, ())},
        shown_order=summary.shown_order,
        current_item_id=row["current_item_id"],
        reviewed=bool(row["reviewed"]),
        context=context,
        language=language,
    )


def summary_from_row(row: AttemptRow) -> AttemptSummary:
    """Return what the row of an attempt says of it."""
    finished_at = row["finished_at"]
    return AttemptSummary(
        attempt_id=row["attempt_id"],
        instrument_id=row["instrument_id"],
        fingerprint=row["fingerprint"],
        form=Form(row["form"]),
        profile_id=clean_id(row["profile_id"]),  # once stored as it came, unlike the profile's own
        started_at=datetime.fromisoformat(row["started_at"]),
        finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
        shown_order=_order(row["shown_order"]),
    )


def _circumstances_rows(attempt: Attempt, row_id: int) -> Sequence[CircumstancesRow]:
    """Return one row, or none where it would say what its absence says."""
    context = attempt.context
    if context is None and attempt.language == DEFAULT_LANGUAGE:
        return []
    told: CircumstancesRow = {
        "attempt": row_id,
        "language": attempt.language,
        "size": context.size.value if context else None,
        "products": context.products if context else None,
        "product_people": context.product_people if context else None,
    }
    return [told]


def _context(row: CircumstancesRow) -> Context | None:
    size, products, people = row["size"], row["products"], row["product_people"]
    if size is None or products is None or people is None:
        return None
    return Context(CompanySize(size), products, people)


def response_row(row_id: int, item_id: str, response: Response) -> ResponseRow:
    row: ResponseRow = {
        "attempt": row_id,
        "item_id": item_id,
        "kind": LEVEL,
        "level": None,
        "best": None,
        "worst": None,
    }
    if isinstance(response, NoChance):
        return {**row, "kind": response.value}
    if isinstance(response, BestWorst):
        return {**row, "kind": BEST_WORST, "best": response.best, "worst": response.worst}
    return {**row, "level": response}


def evidence_row(row_id: int, item_id: str, note: EvidenceNote) -> EvidenceRow:
    return {
        "attempt": row_id,
        "item_id": item_id,
        "text": storable(note.text),
        "grade": int(note.grade),
    }


def confidence_row(row_id: int, competency_id: str, confidence: Confidence) -> ConfidenceRow:
    return {"attempt": row_id, "competency_id": competency_id, "confidence": confidence.value}


def seconds_row(row_id: int, item_id: str, spent_s: float) -> SecondsRow:
    return {"attempt": row_id, "item_id": item_id, "seconds": float(spent_s)}


def profile_row(profile: Profile, row_id: int) -> ProfileRow:
    return {
        "id": row_id,
        "profile_id": profile.profile_id,
        "document": _profile_document(profile),
    }


def profile_from_row(row: ProfileRow) -> Profile:
    document = json.loads(row["document"])
    return Profile(
        profile_id=row["profile_id"],
        name=document["name"],
        role_id=document["role_id"],
        description=document["description"],
        levels={key: float(level) for key, level in document["levels"].items()},
        weights=document["weights"],
        provenance={
            key: Provenance(Mark(given["mark"]), given["reason"], tuple(given["sources"]))
            for key, given in document["provenance"].items()
        },
        is_own=True,
        instrument_version=document.get("instrument_version", FIRST_VERSION),
    )


def moment_text(moment: datetime) -> str:
    """Return an aware moment with its offset, so that it can be shown as it was then."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.isoformat()


def storable(text: str) -> str:
    """Return the text with halves of characters, which no file can hold, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _response(row: ResponseRow) -> Response:
    best, worst, level = row["best"], row["worst"], row["level"]
    if best is not None and worst is not None:
        return BestWorst(best, worst)
    return NO_CHANCE if level is None else level


@lru_cache(maxsize=64)
def _order(document: str) -> tuple[str, ...]:
    """Read an order of items; one person has few, in however many attempts."""
    return tuple(json.loads(document))


def _profile_document(profile: Profile) -> str:
    provenance = {
        key: {
            "mark": given.mark.value,
            "reason": storable(given.reason),
            "sources": list(given.sources),
        }
        for key, given in profile.provenance.items()
    }
    return _json(
        {
            "name": storable(profile.name),
            "role_id": profile.role_id,
            "description": storable(profile.description),
            "levels": dict(profile.levels),
            "weights": dict(profile.weights),
            "provenance": provenance,
            "instrument_version": profile.instrument_version,
        }
    )


def _json(value: Mapping[str, object] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
