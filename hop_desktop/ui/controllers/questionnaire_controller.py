"""Takes each answer, has it saved, and goes from item to item."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject

from hop_desktop.domain.attempt import (
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
)
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import StorageError
from hop_desktop.domain.pace import seconds_left
from hop_desktop.presentation.questionnaire import (
    QuestionnaireState,
    SaveStatus,
    advance_tip,
    make_questionnaire_state,
    response_from,
    with_half_response,
    with_save_status,
)
from hop_desktop.services.open_attempt import OpenAttempt
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.questionnaire_page import QuestionnairePage
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.saver import AnswerSaver

TIP_AT: Final = 3  # the item at which one has seen how it goes
LONGEST_PAGE_S: Final = 600.0  # a longer stay is a break, not reading


class QuestionnaireController(QObject):
    """Takes answers, has each stored at once, and moves through the items."""

    def __init__(
        self,
        catalogue: Catalogue,
        saver: AnswerSaver,
        save_elsewhere: Callable[[], bool],
        preferences: Preferences,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._saver = saver
        self._save_elsewhere = save_elsewhere
        self._preferences = preferences
        self._navigator = context.navigator
        self._halves: dict[str, str] = {}  # of a situation: role to option id
        self._clock = QElapsedTimer()
        saver.tried.connect(self._on_tried)
        self.page = QuestionnairePage(single_keys=preferences.single_keys)
        self._connect_page()

    def open(self, arguments: Arguments) -> None:
        """Show `arguments["item"]`, or the item where the person left."""
        try:
            opened = self._saver.open_attempt()
        except StorageError:
            if self._saver.current is None:  # what the page shows can no longer be answered
                self._navigator.go(Route.HOME)
            raise
        if opened is None:
            self._navigator.go(Route.HOME)
            return
        self.page.goes_on = self._preferences.auto_advance
        attempt = opened.attempt
        if attempt.reviewed and "item" not in arguments:
            self._navigator.go(Route.REVIEW)
            return
        item_id = arguments.get("item") or attempt.current_item_id
        if item_id not in attempt.shown_order:
            item_id = attempt.shown_order[0]
        self._clock.start()
        if item_id != attempt.current_item_id or attempt.reviewed:
            self._go(item_id)
        else:
            self._show_item()

    def flush(self) -> None:
        """Store what waits: typed text, an answer that could not be saved, and the time."""
        opened = self._saver.current
        if opened is None:
            return
        self.page.flush()
        if self.page.isVisible():
            opened.spend(self._spent_s())
        if opened.has_unsaved:
            self._save()

    def _connect_page(self) -> None:
        page = self.page
        page.chosen.connect(self._on_chosen)
        page.typing.connect(self._on_typing)
        page.evidence_changed.connect(self._on_evidence)
        page.confidence_chosen.connect(self._on_confidence)
        page.next_requested.connect(lambda: self._step(1))
        page.skip_requested.connect(lambda: self._step(1))
        page.back_requested.connect(lambda: self._step(-1))
        page.jump_requested.connect(self._go)
        page.retry_requested.connect(self._save)
        page.save_elsewhere_requested.connect(self._save_elsewhere)

    def _state(self) -> QuestionnaireState:
        opened, item_id = self._require_open(), self._item_id()
        attempt = opened.attempt
        state = make_questionnaire_state(
            opened.instrument,
            attempt,
            item_id,
            opened.options_of(item_id),
            seconds_left(opened.instrument, attempt, self._catalogue.constants),
        )
        if self._halves and item_id not in attempt.responses:
            state = with_half_response(state, self._halves.get("best"), self._halves.get("worst"))
        if self._saver.has_unsaved:
            return with_save_status(state, SaveStatus.NOT_SAVED, self._saver.reason)
        return state

    def _show_item(self) -> None:
        self._halves = {}
        if self._saver.current is None:
            self._on_tried()
            return
        response = self._require_open().attempt.responses.get(self._item_id())
        if isinstance(response, BestWorst):
            self._halves = {"best": response.best, "worst": response.worst}
        state = self._state()
        self.page.show_state(state)
        if state.position == TIP_AT and not self._preferences.is_advance_told:
            self._preferences.is_advance_told = True
            self.page.show_tip(advance_tip())

    def _on_chosen(self, role: str, choice_id: str) -> None:
        opened, item_id = self._require_open(), self._item_id()
        item = opened.instrument.item(item_id)
        other_role = {"best": "worst", "worst": "best"}.get(role, "")
        other = self._halves.get(other_role)
        if other == choice_id:  # the same option cannot be both
            self._halves.pop(other_role)
            other = None
        if role != "response":
            self._halves[role] = choice_id
        response = response_from(item, role, choice_id, other)
        if response is not None or item_id in opened.attempt.responses:
            opened.answer(item_id, response)
            self._save()
        else:
            self.page.show_state(self._state())

    def _on_typing(self) -> None:
        if not self._saver.has_unsaved:
            self.page.show_save_state(with_save_status(self._state(), SaveStatus.SAVING))

    def _on_evidence(self, text: str, grade: int) -> None:
        note = EvidenceNote(text, EvidenceGrade(grade))
        self._require_open().note_evidence(self._item_id(), note)
        self._save()

    def _on_confidence(self, competency_id: str, confidence: str) -> None:
        self._require_open().rate_confidence(competency_id, Confidence(confidence))
        self._save()

    def _step(self, steps: int) -> None:
        order = self._require_open().attempt.shown_order
        target = order.index(self._item_id()) + steps
        if target >= len(order):
            self._go_to_review()
        elif target >= 0:
            self._go(order[target])

    def _go(self, item_id: str) -> None:
        opened = self._leave_item()
        if opened is not None:
            opened.move_to(item_id)
            self._saver.save()
            self._show_item()

    def _go_to_review(self) -> None:
        opened = self._leave_item()
        if opened is None:
            return
        opened.move_to_review()
        if self._saver.save():  # the review shows what is stored
            self._navigator.go(Route.REVIEW)
        else:
            opened.move_to(self._item_id())
            self.page.show_state(self._state())

    def _leave_item(self) -> OpenAttempt | None:
        self.page.flush()
        opened = self._saver.current
        if opened is not None:
            opened.spend(self._spent_s())
        return opened

    def _save(self) -> bool:
        """Store what waits and say how it went; a failure keeps everything on screen."""
        is_saved = self._saver.save()
        self._on_tried()
        return is_saved

    def _on_tried(self) -> None:
        if self._saver.current is not None:
            self.page.show_state(self._state())
        elif self.page.isVisible():  # the attempt was deleted meanwhile
            self._navigator.go(Route.HOME)

    def _spent_s(self) -> float:
        spent_s = self._clock.restart() / 1000 if self._clock.isValid() else 0.0
        return min(spent_s, LONGEST_PAGE_S)

    def _item_id(self) -> str:
        attempt = self._require_open().attempt
        return attempt.current_item_id or attempt.shown_order[0]

    def _require_open(self) -> OpenAttempt:
        opened = self._saver.current
        assert opened is not None, "the page is shown only for an open attempt"
        return opened
