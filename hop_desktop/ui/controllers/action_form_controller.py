"""Writes and edits an action, and keeps what is typed until it is stored."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import HopError, StorageError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import ActionDraft, PlannedAction, draft_of
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionForm, make_form
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.services.action_draft import Writing
from hop_desktop.services.planning import PlanningService
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.pages.plan_page import PlanPage

USUAL_TIME: Final = timedelta(weeks=8)  # proposed for an action of one's own


class ActionFormController(QObject):
    """Writes new actions and edits others; what is being written outlives the page.

    Signals:
        written: The action as it was (None: it is new) and as it is stored now.
    """

    written = Signal(object, object)

    def __init__(
        self,
        page: PlanPage,
        instrument: Instrument,
        planning: PlanningService,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._instrument = instrument
        self._planning = planning
        self._prompts = prompts
        form = page.form_panel
        form.edited.connect(self._on_edited)
        form.save_requested.connect(self.save)
        form.cancel_requested.connect(self._on_cancel)

    def reopen(self) -> None:
        """Show what is being written, which outlives the page."""
        writing = self._planning.writing
        if writing is not None:
            self._page.open_form(self._form(writing))

    def write_own(self, competency_id: str = "") -> None:
        """Open the form of a new action, or the one that is open already."""
        if self._planning.writing is None:
            about = competency_id or self._instrument.competencies[0].competency_id
            self._planning.writing = Writing(ActionDraft("", about))
        self.reopen()

    def save(self) -> None:
        """Store what was written; if that fails it stays on screen with the reason."""
        writing = self._planning.writing
        if writing is None:
            return
        try:
            before, stored = self._stored(writing)
        except HopError as error:
            self._show_problem(writing, error)
            return
        self._close()
        self.written.emit(before, stored)

    def _stored(self, writing: Writing) -> tuple[PlannedAction | None, PlannedAction]:
        known = {action.action_id: action for action in self._planning.actions()}
        before = known.get(writing.action_id)
        if before is None:  # a new one, also if the one that it changes was deleted meanwhile
            return None, self._planning.add(writing.draft)
        return before, self._planning.edit(writing.action_id, writing.draft)

    def _form(self, writing: Writing) -> ActionForm:
        proposed = self._planning.today() + USUAL_TIME
        return make_form(self._instrument, writing.draft, proposed, is_new=not writing.action_id)

    def _show_problem(self, writing: Writing, error: HopError) -> None:
        can_retry = isinstance(error, StorageError)
        problem = not_saved_words(error)
        form = replace(self._form(writing), problem=problem, can_retry=can_retry)
        self._page.form_panel.show_problem(form)

    def _on_edited(self, draft: ActionDraft) -> None:
        writing = self._planning.writing
        if writing is not None:
            self._planning.writing = replace(writing, draft=draft, is_touched=True)

    def _on_cancel(self) -> None:
        writing = self._planning.writing
        is_touched = writing is not None and writing.is_touched
        question = _("Discard what you wrote?")
        if is_touched and not self._prompts.confirm_loss(question, _("Discard")):
            return
        self._close()
        self._page.actions_panel.go_to_list()

    def _close(self) -> None:
        self._planning.writing = None
        self._page.close_form()

    def edit(self, action_id: str) -> None:
        """Open the form of an action of the plan, or the one that is open already."""
        if self._planning.writing is None:
            draft = draft_of(self._planning.get(action_id))
            self._planning.writing = Writing(draft, action_id)
        self.reopen()
