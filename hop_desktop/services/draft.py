"""The open attempt as it is on screen, and what of it is not on disk yet."""

import json
from collections.abc import Callable

from hop_desktop.domain.attempt import Attempt, Confidence, EvidenceNote, Response
from hop_desktop.domain.instrument import Option
from hop_desktop.domain.order import shown_options
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.attempt_file import attempt_document
from hop_desktop.services.clean_text import clean_text


class Draft:
    """Takes every change at once and stores it when asked; what fails waits for the next time.

    A later change of the same thing takes the place of the earlier one. Everything that
    the screen needs is read at the beginning: the store may be gone later.
    """

    def __init__(self, assessment: AssessmentService, attempt: Attempt) -> None:
        self._assessment = assessment
        self._attempt = attempt
        self._respondent_id = assessment.respondent_id()
        self.instrument = assessment.instrument_of(attempt)
        self._waiting: dict[tuple[str, str], Callable[[], object]] = {}

    @property
    def attempt(self) -> Attempt:
        """The attempt with every change, stored or not."""
        return self._attempt

    @property
    def has_unsaved(self) -> bool:
        """Whether a change is not on disk."""
        return bool(self._waiting)

    def options_of(self, item_id: str) -> tuple[Option, ...]:
        """Return an item's options in this person's order."""
        return shown_options(self.instrument.item(item_id), self._respondent_id)

    def answer(self, item_id: str, response: Response | None) -> None:
        """Set one response, or (None) take it back."""
        before = self._attempt
        self._attempt = before.with_response(item_id, response)
        self._waiting["response", item_id] = lambda: self._assessment.answer(
            before, item_id, response
        )

    def note_evidence(self, item_id: str, note: EvidenceNote) -> None:
        """Set the example of one item; its text is made harmless."""
        before, clean = self._attempt, EvidenceNote(clean_text(note.text), note.grade)
        self._attempt = before.with_evidence(item_id, clean)
        self._waiting["evidence", item_id] = lambda: self._assessment.note_evidence(
            before, item_id, clean
        )

    def rate_confidence(self, competency_id: str, confidence: Confidence) -> None:
        """Set how sure the respondent is of one competency."""
        before = self._attempt
        self._attempt = before.with_confidence(competency_id, confidence)
        self._waiting["confidence", competency_id] = lambda: self._assessment.rate_confidence(
            before, competency_id, confidence
        )

    def spend(self, spent_s: float) -> None:
        """Add time to the shown item's page."""
        item_id = self._attempt.current_item_id
        if item_id is not None and not self._attempt.reviewed and spent_s > 0:
            self._place(self._attempt.with_seconds(item_id, spent_s))

    def move_to(self, item_id: str) -> None:
        """Show another item."""
        self._place(self._attempt.at_item(item_id))

    def move_to_review(self) -> None:
        """Show the review."""
        self._place(self._attempt.at_review())

    def save(self) -> None:
        """Store what waits, in the order in which it came.

        Raises:
            HopError: One part could not be stored; it and what follows it still wait.
        """
        for key, store in tuple(self._waiting.items()):
            store()
            del self._waiting[key]

    def document(self) -> bytes:
        """Return the attempt as an attempt file, to be kept elsewhere."""
        return json.dumps(attempt_document(self._attempt), ensure_ascii=False, indent=1).encode()

    def _place(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._waiting["place", ""] = lambda: self._assessment.save_place(attempt)
