"""The open attempt as it is on screen, and what of it is not on disk yet."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from hop_desktop.domain.attempt import Attempt, Confidence, EvidenceNote, Response
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.instrument import Option
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.order import shown_options
from hop_desktop.domain.responses import is_acceptable
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.attempt_file import attempt_document
from hop_desktop.services.fitting import require_fitting

UNSAVED_DRAFT: Final = "answers"
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class UnsavedAnswers:
    """What the store refused: by id what it holds, and what is to take its place; None: nothing."""

    responses: dict[str, tuple[Response | None, Response | None]]
    confidence: dict[str, tuple[Confidence | None, Confidence | None]]
    evidence: dict[str, tuple[EvidenceNote | None, EvidenceNote | None]]


class OpenAttempt:
    """Takes every change at once and stores the difference when asked.

    Everything that the screen needs is read at the beginning: the store may be gone later.
    """

    def __init__(self, assessment: AssessmentService, attempt: Attempt) -> None:
        self._assessment = assessment
        self._stored = self._attempt = attempt
        self._respondent_id = assessment.respondent_id()
        self.instrument = assessment.instrument_of(attempt)

    @property
    def attempt(self) -> Attempt:
        """The attempt with every change, stored or not."""
        return self._attempt

    @property
    def has_unsaved(self) -> bool:
        """Whether a change is not on disk."""
        return self._attempt != self._stored

    def options_of(self, item_id: str) -> tuple[Option, ...]:
        """Return an item's options in this person's order."""
        return shown_options(self.instrument.item(item_id), self._respondent_id)

    def answer(self, item_id: str, response: Response | None) -> None:
        """Set one response, or (None) take it back."""
        self._attempt = self._attempt.with_response(item_id, response)

    def note_evidence(self, item_id: str, note: EvidenceNote) -> None:
        """Set the example of one item; its text is made harmless.

        Raises:
            TextTooLongError: It is; nothing was changed.
        """
        require_fitting(LIMITS["EvidenceNote.text"], note.text)
        clean = EvidenceNote(clean_text(note.text), note.grade)
        self._attempt = self._attempt.with_evidence(item_id, clean)

    def rate_confidence(self, competency_id: str, confidence: Confidence) -> None:
        """Set how sure the respondent is of one competency."""
        self._attempt = self._attempt.with_confidence(competency_id, confidence)

    def spend(self, spent_s: float) -> None:
        """Add time to the shown item's page."""
        item_id = self._attempt.current_item_id
        if item_id is not None and not self._attempt.reviewed and spent_s > 0:
            self._attempt = self._attempt.with_seconds(item_id, spent_s)

    def move_to(self, item_id: str) -> None:
        """Show another item."""
        self._attempt = self._attempt.at_item(item_id)

    def move_to_review(self) -> None:
        """Show the review."""
        self._attempt = self._attempt.at_review()

    def go_on_in(self, language: str) -> None:
        """Ask in another language from now on; the answers stay."""
        self._attempt = replace(self._attempt, language=language)
        self.instrument = self._assessment.instrument_of(self._attempt)

    def save(self) -> None:
        """Store what is not on disk, all of it or nothing.

        Raises:
            HopError: It could not be stored and still waits.
        """
        if self.has_unsaved:
            self._stored = self._assessment.save(self._stored, self._attempt)

    @property
    def unsaved(self) -> UnsavedAnswers:
        """What the person said that is not on disk."""
        stored, attempt = self._stored, self._attempt
        return UnsavedAnswers(
            _changed(stored.responses, attempt.responses),
            _changed(stored.confidence, attempt.confidence),
            _changed(stored.evidence, attempt.evidence),
        )

    def take_up(self, unsaved: UnsavedAnswers) -> None:
        """Say again what was not on disk, but for what was said anew and stored since."""
        items, attempt = self.instrument.items_by_id, self._attempt
        for item_id, response in _still_open(unsaved.responses, attempt.responses).items():
            if item_id in items and (response is None or is_acceptable(items[item_id], response)):
                attempt = attempt.with_response(item_id, response)
        for item_id, note in _still_open(unsaved.evidence, attempt.evidence).items():
            if item_id in items:
                attempt = attempt.with_evidence(item_id, note)
        for competency_id, confidence in _still_open(
            unsaved.confidence, attempt.confidence
        ).items():
            if confidence and competency_id in self.instrument.competencies_by_id:
                attempt = attempt.with_confidence(competency_id, confidence)
        self._attempt = attempt

    def document(self) -> bytes:
        """Return the attempt as an attempt file, to be kept elsewhere."""
        document = attempt_document(self._attempt, self.instrument.version)
        return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _changed(
    before: Mapping[str, K], after: Mapping[str, K]
) -> dict[str, tuple[K | None, K | None]]:
    return {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


def _still_open(
    unsaved: Mapping[str, tuple[K | None, K | None]], present: Mapping[str, K]
) -> dict[str, K | None]:
    return {key: new for key, (old, new) in unsaved.items() if present.get(key) == old}
