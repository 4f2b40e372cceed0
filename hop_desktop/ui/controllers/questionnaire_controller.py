"""The questionnaire: where the page meets the use-cases."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from hop_desktop.domain.attempt import (
    Attempt,
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
    Response,
)
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import StorageError
from hop_desktop.domain.pace import seconds_left
from hop_desktop.presentation.questionnaire import (
    QuestionnaireState,
    SaveStatus,
    make_questionnaire_state,
    response_from,
    with_half_response,
    with_save_status,
)
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.questionnaire_page import QuestionnairePage

RETRY_MS: Final = 5_000
LONGEST_PAGE_S: Final = 600.0  # a longer stay is a break, not reading

logger = logging.getLogger(__name__)


class QuestionnaireController(QObject):
    """Takes answers, stores each at once, and moves through the items."""

    def __init__(
        self,
        catalogue: Catalogue,
        assessment: AssessmentService,
        navigator: Navigator,
        parent: QObject,
        *,
        single_keys: bool,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._assessment = assessment
        self._navigator = navigator
        self._attempt: Attempt | None = None
        self._halves: dict[str, str] = {}  # of a situation: role to option id
        self._unsaved: Callable[[], Attempt] | None = None
        self._clock = QElapsedTimer()
        self._retry_timer = QTimer(self, interval=RETRY_MS)
        self._retry_timer.timeout.connect(self._on_retry)
        self.page = QuestionnairePage(single_keys=single_keys)
        self.page.chosen.connect(self._on_chosen)
        self.page.evidence_changed.connect(self._on_evidence)
        self.page.confidence_chosen.connect(self._on_confidence)
        self.page.next_requested.connect(lambda: self._step(1))
        self.page.skip_requested.connect(self._on_skip)
        self.page.back_requested.connect(lambda: self._step(-1))
        self.page.jump_requested.connect(self._go)
        self.page.retry_requested.connect(self._on_retry)

    @property
    def has_unsaved(self) -> bool:
        """Whether an answer on screen is not on disk."""
        return self._unsaved is not None

    def open(self, arguments: Arguments) -> None:
        """Show `arguments["item"]`, or the item where the person left."""
        if self._unsaved is None or self._attempt is None:
            self._attempt = self._assessment.open_attempt()
        if self._attempt is None:
            self._navigator.go(Route.HOME)
            return
        if self._attempt.reviewed and "item" not in arguments:
            self._navigator.go(Route.REVIEW)
            return
        item_id = arguments.get("item") or self._attempt.current_item_id
        if item_id not in self._attempt.shown_order:
            item_id = self._attempt.shown_order[0]
        self._clock.start()
        if item_id != self._attempt.current_item_id or self._attempt.reviewed:
            self._go(item_id)
        else:
            self._show_item()

    def flush(self) -> None:
        """Store what waits: typed text, an answer that could not be saved, and the place."""
        self.page.flush()
        if self._unsaved is not None:
            self._on_retry()
        elif self._attempt is not None and self.page.isVisible():
            attempt, item_id = self._attempt, self._item_id()
            spent_s = self._spent_s()
            self._store(lambda: self._assessment.move_to(attempt, item_id, spent_s=spent_s))

    def _state(self) -> QuestionnaireState:
        attempt = self._require_attempt()
        instrument = self._assessment.instrument_of(attempt)
        item_id = attempt.current_item_id or attempt.shown_order[0]
        return make_questionnaire_state(
            instrument,
            attempt,
            item_id,
            self._assessment.options_of(instrument.item(item_id)),
            seconds_left(instrument, attempt, self._catalogue.constants),
        )

    def _show_item(self) -> None:
        self._halves = {}
        response = self._require_attempt().responses.get(self._item_id())
        if isinstance(response, BestWorst):
            self._halves = {"best": response.best, "worst": response.worst}
        self.page.show_state(self._state())

    def _on_chosen(self, role: str, choice_id: str) -> None:
        attempt, item_id = self._require_attempt(), self._item_id()
        item = self._assessment.instrument_of(attempt).item(item_id)
        other_role = {"best": "worst", "worst": "best"}.get(role, "")
        other = self._halves.get(other_role)
        if other == choice_id:  # the same option cannot be both
            self._halves.pop(other_role)
            other = None
        if role != "response":
            self._halves[role] = choice_id
        response = response_from(item, role, choice_id, other)
        if response is not None or item_id in attempt.responses:
            self._answer(response)
        if response is None:
            self._show_half()

    def _answer(self, response: Response | None) -> None:
        attempt, item_id = self._require_attempt(), self._item_id()
        # On screen at once, whatever the disk says.
        self._attempt = attempt.with_response(item_id, response)
        if self._store(lambda: self._assessment.answer(attempt, item_id, response)):
            self.page.show_state(self._state())

    def _show_half(self) -> None:
        halves = self._halves
        if self._unsaved is None:
            state = with_half_response(self._state(), halves.get("best"), halves.get("worst"))
            self.page.show_state(state)

    def _on_evidence(self, text: str, grade: int) -> None:
        attempt, item_id = self._require_attempt(), self._item_id()
        note = EvidenceNote(text, EvidenceGrade(grade))
        self._attempt = attempt.with_evidence(item_id, note)
        if self._store(lambda: self._assessment.note_evidence(attempt, item_id, note)):
            self.page.show_state(self._state())

    def _on_confidence(self, competency_id: str, confidence: str) -> None:
        attempt, sure = self._require_attempt(), Confidence(confidence)
        self._store(lambda: self._assessment.rate_confidence(attempt, competency_id, sure))

    def _on_skip(self) -> None:
        self.page.flush()
        self._step(1)

    def _step(self, steps: int) -> None:
        order = self._require_attempt().shown_order
        target = order.index(self._item_id()) + steps
        if target >= len(order):
            self._go_to_review()
        elif target >= 0:
            self._go(order[target])

    def _go(self, item_id: str) -> None:
        self.page.flush()
        if not self._retried():
            return
        attempt, spent_s = self._require_attempt(), self._spent_s()
        if self._store(lambda: self._assessment.move_to(attempt, item_id, spent_s=spent_s)):
            self._show_item()

    def _go_to_review(self) -> None:
        self.page.flush()
        if not self._retried():
            return
        attempt, spent_s = self._require_attempt(), self._spent_s()
        if self._store(lambda: self._assessment.move_to_review(attempt, spent_s=spent_s)):
            self._navigator.go(Route.REVIEW)

    def _store(self, write: Callable[[], Attempt]) -> bool:
        """Write; on failure keep everything on screen, say so and try again later."""
        if not self._retried():
            return False
        try:
            self._attempt = write()
        except StorageError as error:
            logger.warning("an answer was not saved: %s", type(error).__name__)
            self._unsaved = write
            self._show_unsaved(str(error))
            return False
        return True

    def _retried(self) -> bool:
        """Whether nothing is unsaved, after one more try."""
        if self._unsaved is not None:
            self._on_retry()
        return self._unsaved is None

    def _on_retry(self) -> None:
        if self._unsaved is None:
            return
        try:
            self._attempt = self._unsaved()
        except StorageError as error:
            self._show_unsaved(str(error))
            return
        self._unsaved = None
        self._retry_timer.stop()
        self.page.show_state(self._state())

    def _show_unsaved(self, reason: str) -> None:
        self._retry_timer.start()
        self.page.show_state(with_save_status(self._state(), SaveStatus.NOT_SAVED, reason))

    def _spent_s(self) -> float:
        spent_s = self._clock.restart() / 1000 if self._clock.isValid() else 0.0
        return min(spent_s, LONGEST_PAGE_S)

    def _item_id(self) -> str:
        attempt = self._require_attempt()
        return attempt.current_item_id or attempt.shown_order[0]

    def _require_attempt(self) -> Attempt:
        assert self._attempt is not None, "the page is shown only for an open attempt"
        return self._attempt
