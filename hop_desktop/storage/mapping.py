"""Rows, as values by column, from domain values and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

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
from hop_desktop.storage.checksum import Value, Values

Part: TypeAlias = tuple[str, Values]  # the name of a table and one row of it

LEVEL = "level"
BEST_WORST = "best-worst"


def attempt_row(attempt: Attempt, row_id: int) -> Values:
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


def part_rows(attempt: Attempt, row_id: int) -> Mapping[str, Sequence[Values]]:
    """Return the rows of everything said in an attempt, by table."""
    return {
        "response": [response_row(row_id, *pair) for pair in attempt.responses.items()],
        "evidence": [evidence_row(row_id, *pair) for pair in attempt.evidence.items()],
        "confidence": [confidence_row(row_id, *pair) for pair in attempt.confidence.items()],
        "seconds": [seconds_row(row_id, *pair) for pair in attempt.seconds.items()],
        "circumstances": _circumstances_rows(attempt, row_id),
    }


def attempt_from_rows(row: Values, parts: Iterable[Part]) -> Attempt:
    """Return the attempt that its row and those of its parts hold."""
    responses: dict[str, Response] = {}
    evidence: dict[str, EvidenceNote] = {}
    confidence: dict[str, Confidence] = {}
    seconds: dict[str, float] = {}
    context, language = None, DEFAULT_LANGUAGE
    for table, part in parts:
        if table == "response":
            responses[part["item_id"]] = _response(part)
        elif table == "evidence":
            evidence[part["item_id"]] = EvidenceNote(part["text"], EvidenceGrade(part["grade"]))
        elif table == "confidence":
            confidence[part["competency_id"]] = Confidence(part["confidence"])
        elif table == "seconds":
            seconds[part["item_id"]] = part["seconds"]
        elif table == "circumstances":
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
        responses=responses,
        confidence=confidence,
        evidence=evidence,
        seconds=seconds,
        shown_order=summary.shown_order,
        current_item_id=row["current_item_id"],
        reviewed=bool(row["reviewed"]),
        context=context,
        language=language,
    )


def summary_from_row(row: Values) -> AttemptSummary:
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


def _circumstances_rows(attempt: Attempt, row_id: int) -> Sequence[Values]:
    """Return one row, or none where it would say what its absence says."""
    context = attempt.context
    if context is None and attempt.language == DEFAULT_LANGUAGE:
        return []
    told = {
        "size": context and context.size.value,
        "products": context and context.products,
        "product_people": context and context.product_people,
    }
    return [{"attempt": row_id, "language": attempt.language, **told}]


def _context(row: Values) -> Context | None:
    if row["size"] is None:
        return None
    return Context(CompanySize(row["size"]), row["products"], row["product_people"])


def response_row(row_id: int, item_id: str, response: Response) -> Values:
    row: dict[str, Value] = {
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


def evidence_row(row_id: int, item_id: str, note: EvidenceNote) -> Values:
    return {
        "attempt": row_id,
        "item_id": item_id,
        "text": storable(note.text),
        "grade": int(note.grade),
    }


def confidence_row(row_id: int, competency_id: str, confidence: Confidence) -> Values:
    return {"attempt": row_id, "competency_id": competency_id, "confidence": confidence.value}


def seconds_row(row_id: int, item_id: str, spent_s: float) -> Values:
    return {"attempt": row_id, "item_id": item_id, "seconds": float(spent_s)}


def profile_row(profile: Profile, row_id: int) -> Values:
    return {
        "id": row_id,
        "profile_id": profile.profile_id,
        "document": _profile_document(profile),
    }


def profile_from_row(row: Values) -> Profile:
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


def _response(row: Values) -> Response:
    if row["kind"] == BEST_WORST:
        return BestWorst(best=row["best"], worst=row["worst"])
    level: int | None = row["level"]
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
