"""Moves, marks, deletes and saves the actions of the plan, each with its way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from hop_desktop.domain.errors import HopError
from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import Shown, make_actions_state
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.planning import PlanningService
from hop_desktop.ui.controllers.action_form_controller import ActionFormController
from hop_desktop.ui.controllers.saving import Saving
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.plan_page import PlanPage
from hop_desktop.ui.undo import UndoStep

LONGEST_QUOTE: Final = 40  # characters of a title in the menu


class ActionsController(QObject):
    """Shows, moves and deletes actions; every change can be undone.

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
        saving: Saving,
        context: PageContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._instrument = instrument
        self._planning = planning
        self._evidence = evidence
        self._undo = context.undo
        self._saving = saving
        self._prompts = context.prompts
        self._write_file = context.write_file
        self._shown = Shown.OPEN
        self._chosen_id = ""
        self._staying_id = ""  # the action that was moved to another state; it stays in its place
        self.form = ActionFormController(page, instrument, planning, context.prompts, self)
        panel = page.actions_panel
        panel.new_requested.connect(self.form.write_own)
        panel.calendar_requested.connect(self._on_calendar)
        panel.shown_chosen.connect(self._on_shown)
        panel.action_chosen.connect(self._on_chosen)
        panel.state_chosen.connect(self._on_state)
        panel.edit_requested.connect(self.form.edit)
        panel.delete_requested.connect(self._on_delete)
        panel.move_requested.connect(self._on_move)
        panel.result_edited.connect(planning.write_result)
        panel.ledger_requested.connect(self._on_ledger)
        self.form.written.connect(self._on_written)

    def show(self, actions: Sequence[PlannedAction], chosen_id: str = "") -> None:
        """Show the actions anew, one of them in full; empty: the one shown so far."""
        if chosen_id:
            self._chosen_id, self._staying_id = chosen_id, ""
            self._show_where_it_is(actions)
        self._refresh(actions)

    def accept(self, library_id: str) -> None:
        """Add an action of the library, due when it can be done."""
        weeks = next(
            offered.weeks for offered in self._planning.library if offered.action_id == library_id
        )
        due = self._planning.today() + timedelta(weeks=weeks)
        self._saving.store(lambda: self._planning.accept(library_id, due), self._on_added)

    def _on_written(self, before: PlannedAction | None, after: PlannedAction) -> None:
        if before is None:
            self._on_added(after)
        else:
            self._remember_put_back(_("Edit “{title}”"), before, after)
        self.show(self._planning.actions(), after.action_id)
        self._page.actions_panel.go_to_list()

    def _refresh(self, actions: Sequence[PlannedAction]) -> None:
        has_done = any(action.state is ActionState.DONE for action in actions)
        state = make_actions_state(
            self._instrument,
            actions,
            self._planning.today(),
            self._shown,
            self._chosen_id,
            self._planning.in_ledger() if has_done else (),
            staying_id=self._staying_id,
        )
        self._chosen_id = state.chosen.action_id if state.chosen else ""
        written = self._planning.written_result(self._chosen_id)
        if state.chosen and written:
            state = replace(state, chosen=replace(state.chosen, result=written))
        self._page.actions_panel.show_state(state)

    def _show_where_it_is(self, actions: Sequence[PlannedAction]) -> None:
        found = [action for action in actions if action.action_id == self._chosen_id]
        if found and self._shown is not Shown.ALL:
            state = found[0].state
            self._shown = Shown.OPEN if state.is_open else Shown(state.value)

    def _on_shown(self, shown: str) -> None:
        self._shown, self._staying_id = Shown(shown), ""
        self._refresh(self._planning.actions())

    def _on_chosen(self, action_id: str) -> None:
        self._chosen_id, self._staying_id = action_id, ""
        self._page.actions_panel.say("")
        self._refresh(self._planning.actions())

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
            self._chosen_id = self._staying_id = action_id
            self._remember_put_back(text, before, after)

        self._saving.store(
            lambda: self._planning.move_to_state(action_id, ActionState(state)), remember
        )

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
            self._page.actions_panel.say(error.sentence)
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
        self._undo.add(UndoStep(text.format(title=_quoted(title)), Route.PLAN, undo, redo))
        self._page.actions_panel.say("")
        self.changed.emit()


def _quoted(title: str) -> str:
    return title if len(title) <= LONGEST_QUOTE else f"{title[: LONGEST_QUOTE - 1]}…"
