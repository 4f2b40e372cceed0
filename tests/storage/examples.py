"""Values and stand-ins that the storage tests share."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hop_desktop.domain.attempt import (
    NO_CHANCE,
    Attempt,
    BestWorst,
    CompanySize,
    Confidence,
    Context,
    EvidenceGrade,
    EvidenceNote,
)
from hop_desktop.domain.instrument import Form, Instrument
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.database import Database

START = datetime(2026, 6, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
INSTRUMENT = Instrument("head-of-product", "1", "Head of Product", (), (), ())
CODE = "0123A-BCDEF-45678-GHJKM-NPQRS-TVWXY"  # a recovery code
FIRST, SECOND = "a passphrase", "another passphrase"
OTHER_CODE = "ZZZZZ-BCDEF-45678-GHJKM-NPQRS-TVWXY"
SECRET = "Ünïcode 😀 \0 'quoted' -- note"


class FixedClock:
    def __init__(self):
        self.moment = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)

    def now(self):
        return self.moment


def instrument_document(instrument):
    return json.dumps([instrument.instrument_id, instrument.version, instrument.name])


def instrument_from_document(text):
    return Instrument(*json.loads(text), (), (), ())


def open_attempt(attempt_id="a1", **changes):
    attempt = Attempt(
        attempt_id=attempt_id,
        instrument_id="head-of-product",
        fingerprint="f1",
        form=Form.FULL,
        profile_id="scale-up",
        started_at=START,
        shown_order=("i2", "i1", "i3"),
        current_item_id="i2",
    )
    return replace(attempt, **changes)


def full_attempt(attempt_id="a1", **changes):
    """An attempt with something in every field, still open."""
    return open_attempt(
        attempt_id,
        **{
            "responses": {"i1": 4, "i2": NO_CHANCE, "i3": BestWorst("a", "d")},
            "confidence": {"strategy": Confidence.HIGH},
            "evidence": {"i1": EvidenceNote(SECRET, EvidenceGrade.DOCUMENTED)},
            "seconds": {"i1": 12.25, "i2": 0.1 + 0.2},
            "reviewed": True,
            "context": Context(CompanySize.MIDDLE, 2, 5),
            "language": "de",
            **changes,
        },
    )


def finished_attempt(attempt_id="a1", **changes):
    return full_attempt(attempt_id, **{"finished_at": START + timedelta(minutes=20), **changes})


class OneByOne(SqlAttemptRepository):
    """Stores one thing at a time, whatever else the attempt holds."""

    def save_response(self, attempt_id, item_id, response):
        answered = open_attempt(attempt_id).with_response(item_id, response or 1)
        self.save_changes(
            *(open_attempt(attempt_id), answered)
            if response is not None
            else (answered, open_attempt(attempt_id))
        )

    def save_evidence(self, attempt_id, item_id, note):
        kept = note or EvidenceNote("", EvidenceGrade.NONE)
        noted = open_attempt(attempt_id).with_evidence(item_id, kept)
        self.save_changes(
            *(open_attempt(attempt_id), noted)
            if note is not None
            else (noted, open_attempt(attempt_id))
        )

    def save_confidence(self, attempt_id, competency_id, confidence):
        rated = open_attempt(attempt_id).with_confidence(competency_id, confidence)
        self.save_changes(open_attempt(attempt_id), rated)

    def save_place(self, attempt):
        self.save_changes(open_attempt(attempt.attempt_id, current_item_id=None), attempt)


def repository_over(database: Database) -> OneByOne:
    return OneByOne(database, instrument_document, instrument_from_document)


def ids(database: Database) -> list[str]:
    return [attempt.attempt_id for attempt in repository_over(database).all()]


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def answers(database):
    return repository_over(database).get("a1").responses


def save(database, *numbers):
    for number in numbers:
        repository_over(database).save_response("a1", f"i{number}", number % 5 + 1)


def put_back(copy, store):
    """Let an older copy lie in the place of the store, as a synchronised folder does."""
    store.with_name("hop.db.verified").unlink(missing_ok=True)
    shutil.copy(copy, store)
