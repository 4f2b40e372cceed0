"""Competencies on which another person's view would say most."""

from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt, Confidence, EvidenceGrade, EvidenceNote
from hop_desktop.domain.instrument import Instrument


@dataclass(frozen=True, slots=True)
class FeedbackCandidates:
    """Competency ids in framework order; never part of a score."""

    unsupported: tuple[str, ...]  # sure that a colleague would agree, with no example named
    unsure: tuple[str, ...]


def feedback_candidates(instrument: Instrument, attempt: Attempt) -> FeedbackCandidates:
    """Read the confidence taps against the examples. Source: docs/instrument.md, Confidence."""
    supported = {
        instrument.item(item_id).competency_id
        for item_id, note in attempt.evidence.items()
        if _is_example(note) and item_id in instrument.items_by_id
    }
    told = attempt.confidence
    ids = tuple(instrument.competencies_by_id)
    return FeedbackCandidates(
        unsupported=tuple(
            competency_id
            for competency_id in ids
            if told.get(competency_id) is Confidence.HIGH and competency_id not in supported
        ),
        unsure=tuple(
            competency_id for competency_id in ids if told.get(competency_id) is Confidence.LOW
        ),
    )


def _is_example(note: EvidenceNote) -> bool:
    return bool(note.text.strip()) or note.grade is not EvidenceGrade.NONE
