"""Values and stand-ins that the storage tests share."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hop_desktop.domain.attempt import (
    NO_CHANCE,
    Attempt,
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
)
from hop_desktop.domain.instrument import Form, Instrument
from hop_desktop.storage.attempts import SqlAttemptRepository
from hop_desktop.storage.database import Database

START = datetime(2026, 6, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
INSTRUMENT = Instrument("head-of-product", "1", "Head of Product", (), (), ())
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
            **changes,
        },
    )


def finished_attempt(attempt_id="a1", **changes):
    return full_attempt(attempt_id, **{"finished_at": START + timedelta(minutes=20), **changes})


def repository_over(database: Database) -> SqlAttemptRepository:
    return SqlAttemptRepository(database, instrument_document, instrument_from_document)


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
