"""The actions of the plan: where the panel and the form meet the use-cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import HopError, StorageError
from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import ActionDraft, ActionState, PlannedAction, draft_of
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionForm, Shown, make_actions_state, make_form
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.planning import PlanningService, Writing
from hop_desktop.ui.controllers.saving import Saving
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.pages.plan_page import PlanPage
from hop_desktop.ui.undo import Change, UndoHistory

USUAL_TIME: Final = timedelta(weeks=8)  # proposed for an action of one's own
LONGEST_QUOTE: Final = 40  # characters of a title in the menu

WriteFile = Callable[[Path, bytes], None]


class ActionsController(QObject):
    """Shows, writes, moves and deletes actions; every change can be undone.

    Signals:
        changed: The plan is different now.
    """

    changed = Signal()

    def __init__(
        self,
        page: PlanPage,
        instrument: Instrument,
        planning: PlanningService,
        evidence: EvidenceService,
        undo: UndoHistory,
        saving: Saving,
        prompts: Prompts,
        write_file: WriteFile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._instrument = instrument
        self._planning = planning
        self._evidence = evidence
        self._undo = undo
        self._saving = saving
        self._prompts = prompts
        self._write_file = write_file
        self._shown = Shown.OPEN
        self._chosen_id = ""
        panel, form = page.actions_panel, page.form_panel
        panel.new_requested.connect(self.write_own)
        panel.calendar_requested.connect(self._on_calendar)
        panel.shown_chosen.connect(self._on_shown)
        panel.action_chosen.connect(self._on_chosen)
        panel.state_chosen.connect(self._on_state)
        panel.edit_requested.connect(self._on_edit)
        panel.delete_requested.connect(self._on_delete)
        panel.move_requested.connect(self._on_move)
        panel.ledger_requested.connect(self._on_ledger)
        form.edited.connect(self._on_form_edited)
        form.save_requested.connect(self.save_form)
        form.cancel_requested.connect(self._on_cancel)

    def show(self, chosen_id: str = "") -> None:
        """Show the list anew, with one action in full; empty: the one shown so far."""
        if chosen_id:
            self._chosen_id = chosen_id
            self._show_where_it_is(chosen_id)
        self._refresh()

    def reopen_form(self) -> None:
        """Show what is being written, which outlives the page."""
        writing = self._planning.writing
        if writing is not None:
            self._page.open_form(self._form(writing))

    def accept(self, library_id: str) -> None:
        """Add an action of the library, due when it can be done."""
        weeks = next(one.weeks for one in self._planning.library if one.action_id == library_id)
        due = self._planning.today() + timedelta(weeks=weeks)
        self._saving.store(lambda: self._planning.accept(library_id, due), self._on_added)

    def write_own(self, competency_id: str = "") -> None:
        """Open the form of a new action, or the one that is open already."""
        if self._planning.writing is None:
            about = competency_id or self._instrument.competencies[0].competency_id
            self._planning.writing = Writing(ActionDraft("", about))
        self.reopen_form()

    def save_form(self) -> None:
        """Store what was written; if that fails it stays on screen with the reason."""
        writing = self._planning.writing
        if writing is None:
            return
        try:
            before, stored = self._stored(writing)
        except HopError as error:
            self._show_problem(writing, error)
            return
        self._close_form()
        if before is None:
            self._on_added(stored)
        else:
            self._remember_put_back(_("Edit “{title}”"), before, stored)
        self.show(stored.action_id)
        self._page.actions_panel.go_to_list()

    def _stored(self, writing: Writing) -> tuple[PlannedAction | None, PlannedAction]:
        if not writing.action_id:
            return None, self._planning.add(writing.draft)
        before = self._planning.get(writing.action_id)
        return before, self._planning.edit(writing.action_id, writing.draft)

    def _form(self, writing: Writing) -> ActionForm:
        proposed = self._planning.today() + USUAL_TIME
        return make_form(self._instrument, writing.draft, proposed, is_new=not writing.action_id)

    def _show_problem(self, writing: Writing, error: HopError) -> None:
        can_retry = isinstance(error, StorageError)
        problem = _("Not saved: {reason}").format(reason=error)
        form = replace(self._form(writing), problem=problem, can_retry=can_retry)
        self._page.form_panel.show_problem(form)

    def _on_form_edited(self, draft: ActionDraft) -> None:
        writing = self._planning.writing
        if writing is not None:
            self._planning.writing = replace(writing, draft=draft, is_touched=True)

    def _on_cancel(self) -> None:
        writing = self._planning.writing
        is_touched = writing is not None and writing.is_touched
        question = _("Throw away what you wrote?")
        if is_touched and not self._prompts.confirm(question, _("Throw away")):
            return
        self._close_form()
        self._page.actions_panel.go_to_list()

    def _close_form(self) -> None:
        self._planning.forget_writing()
        self._page.close_form()

    def _refresh(self) -> None:
        actions = self._planning.actions()
        has_done = any(one.state is ActionState.DONE for one in actions)
        state = make_actions_state(
            self._instrument,
            actions,
            self._planning.today(),
            self._shown,
            self._chosen_id,
            self._planning.in_ledger() if has_done else (),
        )
        self._chosen_id = state.chosen.action_id if state.chosen else ""
        self._page.actions_panel.show_state(state)

    def _show_where_it_is(self, action_id: str) -> None:
        found = [one for one in self._planning.actions() if one.action_id == action_id]
        if found and self._shown is not Shown.ALL:
            state = found[0].state
            self._shown = Shown.OPEN if state.is_open else Shown(state.value)

    def _on_shown(self, shown: str) -> None:
        self._shown = Shown(shown)
        self._refresh()

    def _on_chosen(self, action_id: str) -> None:
        self._chosen_id = action_id
        self._page.actions_panel.say("")
        self._refresh()

    def _on_added(self, action: PlannedAction) -> None:
        self._remember(
            _("Add “{title}”"),
            action.title,
            lambda: self._planning.delete(action.action_id),
            lambda: self._planning.put_back(action),
        )

    def _on_state(self, action_id: str, state: str) -> None:
        before = self._planning.get(action_id)
        text = {
            ActionState.PLANNED: _("Plan “{title}” again"),
            ActionState.DOING: _("Begin “{title}”"),
            ActionState.DONE: _("Finish “{title}”"),
            ActionState.DROPPED: _("Drop “{title}”"),
        }[ActionState(state)]

        def remember(after: PlannedAction) -> None:
            self._remember_put_back(text, before, after)
            self.show(action_id)

        self._saving.store(
            lambda: self._planning.move_to_state(action_id, ActionState(state)), remember
        )

    def _on_edit(self, action_id: str) -> None:
        if self._planning.writing is None:
            draft = draft_of(self._planning.get(action_id))
            self._planning.writing = Writing(draft, action_id)
        self.reopen_form()

    def _on_delete(self, action_id: str) -> None:
        def remember(gone: PlannedAction) -> None:
            self._remember(
                _("Delete “{title}”"),
                gone.title,
                lambda: self._planning.put_back(gone),
                lambda: self._planning.delete(action_id),
            )
            text = _("“{title}” was deleted. Edit > Undo brings it back.")
            self._page.actions_panel.say(text.format(title=_quoted(gone.title)))
            self._page.actions_panel.go_to_list()

        self._saving.store(lambda: self._planning.delete(action_id), remember)

    def _on_move(self, action_id: str, steps: int) -> None:
        title = self._planning.get(action_id).title

        def remember(has_moved: bool) -> None:  # noqa: FBT001 - what the use-case returns
            if has_moved:
                self._remember(
                    _("Move “{title}”"),
                    title,
                    lambda: self._planning.move(action_id, -steps),
                    lambda: self._planning.move(action_id, steps),
                )

        self._saving.store(lambda: self._planning.move(action_id, steps), remember)

    def _on_ledger(self, action_id: str, result: str) -> None:
        title = self._planning.get(action_id).title

        def remember(entry: EvidenceEntry) -> None:
            self._remember(
                _("Add “{title}” to evidence"),
                title,
                lambda: self._evidence.delete(entry.entry_id),
                lambda: self._evidence.put_back(entry),
            )

        self._saving.store(lambda: self._planning.write_to_ledger(action_id, result), remember)

    def _on_calendar(self) -> None:
        target = self._prompts.save_path("head-of-product-plan.ics", _("Calendar file (*.ics)"))
        if target is None:
            return
        try:
            self._write_file(target, self._planning.calendar())
        except HopError as error:
            self._page.actions_panel.say(str(error))
        else:
            text = _("Saved as {name}. Open it with your calendar to import the due dates.")
            self._page.actions_panel.say(text.format(name=target.name))

    def _remember_put_back(self, text: str, before: PlannedAction, after: PlannedAction) -> None:
        self._remember(
            text,
            after.title,
            lambda: self._planning.put_back(before),
            lambda: self._planning.put_back(after),
        )

    def _remember(
        self, text: str, title: str, undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        self._undo.add(Change(text.format(title=_quoted(title)), Route.PLAN, undo, redo))
        self._page.actions_panel.say("")
        self.changed.emit()


def _quoted(title: str) -> str:
    return title if len(title) <= LONGEST_QUOTE else f"{title[: LONGEST_QUOTE - 1]}…"
