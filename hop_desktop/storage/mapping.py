"""Rows from domain values and back; a row that is not what was written never gets through."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from hop_desktop.domain.attempt import (
    NO_CHANCE,
    Attempt,
    AttemptSummary,
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
    NoChance,
    Response,
)
from hop_desktop.domain.errors import DamagedStoreError
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.profile import Mark, Profile, Provenance
from hop_desktop.i18n import _
from hop_desktop.storage.checksum import CHECKSUM_COLUMN, row_checksum
from hop_desktop.storage.tables import (
    AttemptRow,
    ConfidenceRow,
    EvidenceRow,
    PartRow,
    ProfileRow,
    ResponseRow,
    Row,
    SecondsRow,
)

R = TypeVar("R", bound=Row)
Part: TypeAlias = tuple[type[PartRow], Mapping[str, Any]]  # a table and one row's columns

LEVEL = "level"
BEST_WORST = "best-worst"


def sealed(row: R) -> R:
    """Return the row with its checksum set; the last thing done before it is stored."""
    row.checksum = row.sealed_checksum()
    return row


def whole(row: R) -> R:
    """Return the row if it is what was written.

    Raises:
        DamagedStoreError: It is not.
    """
    if not row.is_whole:
        raise _not_as_written(type(row))
    return row


def attempt_row(attempt: Attempt, row_id: int) -> AttemptRow:
    """Return the row of an attempt without its parts."""
    row = AttemptRow(
        id=row_id,
        attempt_id=attempt.attempt_id,
        instrument_id=attempt.instrument_id,
        fingerprint=attempt.fingerprint,
        form=attempt.form.value,
        profile_id=attempt.profile_id,
        started_at=moment_text(attempt.started_at),
        finished_at=None if attempt.finished_at is None else moment_text(attempt.finished_at),
        shown_order=_json(list(attempt.shown_order)),
        current_item_id=attempt.current_item_id,
        reviewed=int(attempt.reviewed),
        rev=1,
    )
    return sealed(row)


def part_rows(attempt: Attempt, row_id: int) -> list[PartRow]:
    """Return the rows of everything said in an attempt."""
    return [
        *(response_row(row_id, item, given) for item, given in attempt.responses.items()),
        *(evidence_row(row_id, item, note) for item, note in attempt.evidence.items()),
        *(confidence_row(row_id, key, sure) for key, sure in attempt.confidence.items()),
        *(seconds_row(row_id, item, spent_s) for item, spent_s in attempt.seconds.items()),
    ]


def whole_values(table: type[Row], values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the columns of a row if they are what was written.

    Raises:
        DamagedStoreError: They are not.
    """
    if row_checksum(values) != values[CHECKSUM_COLUMN]:
        raise _not_as_written(table)
    return values


def attempt_from_rows(row: AttemptRow, parts: Iterable[Part]) -> Attempt:
    """Return the attempt that a row and the checked columns of its parts hold.

    Raises:
        DamagedStoreError: The row is not what was written.
    """
    responses: dict[str, Response] = {}
    evidence: dict[str, EvidenceNote] = {}
    confidence: dict[str, Confidence] = {}
    seconds: dict[str, float] = {}
    for table, part in parts:
        if table is ResponseRow:
            responses[part["item_id"]] = _response(part)
        elif table is EvidenceRow:
            evidence[part["item_id"]] = EvidenceNote(part["text"], EvidenceGrade(part["grade"]))
        elif table is ConfidenceRow:
            confidence[part["competency_id"]] = Confidence(part["confidence"])
        elif table is SecondsRow:
            seconds[part["item_id"]] = part["seconds"]
    summary = summary_from_values(whole(row).model_dump())
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
        current_item_id=row.current_item_id,
        reviewed=bool(row.reviewed),
    )


def summary_from_values(values: Mapping[str, Any]) -> AttemptSummary:
    """Return the summary that the columns of an attempt's row hold."""
    finished_at = values["finished_at"]
    return AttemptSummary(
        attempt_id=values["attempt_id"],
        instrument_id=values["instrument_id"],
        fingerprint=values["fingerprint"],
        form=Form(values["form"]),
        profile_id=values["profile_id"],
        started_at=datetime.fromisoformat(values["started_at"]),
        finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
        shown_order=_order(values["shown_order"]),
    )


def response_row(row_id: int, item_id: str, response: Response) -> ResponseRow:
    if isinstance(response, NoChance):
        row = ResponseRow(attempt=row_id, item_id=item_id, kind=response.value)
    elif isinstance(response, BestWorst):
        row = ResponseRow(
            attempt=row_id,
            item_id=item_id,
            kind=BEST_WORST,
            best=response.best,
            worst=response.worst,
        )
    else:
        row = ResponseRow(attempt=row_id, item_id=item_id, kind=LEVEL, level=response)
    return sealed(row)


def evidence_row(row_id: int, item_id: str, note: EvidenceNote) -> EvidenceRow:
    return sealed(
        EvidenceRow(
            attempt=row_id, item_id=item_id, text=storable(note.text), grade=int(note.grade)
        )
    )


def confidence_row(row_id: int, competency_id: str, confidence: Confidence) -> ConfidenceRow:
    return sealed(
        ConfidenceRow(attempt=row_id, competency_id=competency_id, confidence=confidence.value)
    )


def seconds_row(row_id: int, item_id: str, spent_s: float) -> SecondsRow:
    return sealed(SecondsRow(attempt=row_id, item_id=item_id, seconds=float(spent_s)))


def profile_row(profile: Profile, row_id: int) -> ProfileRow:
    return sealed(
        ProfileRow(id=row_id, profile_id=profile.profile_id, document=_profile_document(profile))
    )


def profile_from_row(row: ProfileRow) -> Profile:
    """Return the profile that a row holds.

    Raises:
        DamagedStoreError: It is not what was written.
    """
    document = json.loads(whole(row).document)
    return Profile(
        profile_id=row.profile_id,
        name=document["name"],
        role_id=document["role_id"],
        description=document["description"],
        levels={key: float(level) for key, level in document["levels"].items()},
        weights=document["weights"],
        provenance={
            key: Provenance(Mark(one["mark"]), one["reason"], tuple(one["sources"]))
            for key, one in document["provenance"].items()
        },
        is_own=True,
    )


def moment_text(moment: datetime) -> str:
    """Return an aware moment with its offset, so that it can be shown as it was then."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.isoformat()


def storable(text: str) -> str:
    """Return the text with halves of characters, which no file can hold, replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _response(values: Mapping[str, Any]) -> Response:
    if values["kind"] == BEST_WORST:
        return BestWorst(best=values["best"], worst=values["worst"])
    level: int | None = values["level"]
    return NO_CHANCE if level is None else level


@lru_cache(maxsize=64)
def _order(document: str) -> tuple[str, ...]:
    """Read an order of items; one person has few, in however many attempts."""
    return tuple(json.loads(document))


def _not_as_written(table: type[Row]) -> DamagedStoreError:
    return DamagedStoreError(
        _("the store is damaged: a row of “{table}” is not what was written").format(
            table=table.__tablename__
        )
    )


def _profile_document(profile: Profile) -> str:
    provenance = {
        key: {"mark": one.mark.value, "reason": storable(one.reason), "sources": list(one.sources)}
        for key, one in profile.provenance.items()
    }
    return _json(
        {
            "name": storable(profile.name),
            "role_id": profile.role_id,
            "description": storable(profile.description),
            "levels": dict(profile.levels),
            "weights": dict(profile.weights),
            "provenance": provenance,
        }
    )


def _json(value: Mapping[str, object] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
