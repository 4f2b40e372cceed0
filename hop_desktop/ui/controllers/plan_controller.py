"""Shows where to begin, and what would change at other levels."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.others_told import Told
from hop_desktop.presentation.plan import make_plan_state, no_attempt_state
from hop_desktop.presentation.what_if import (
    make_what_if_state,
    moved_levels,
    no_what_if_state,
)
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.feedback.questions import group_names
from hop_desktop.services.feedback.service import FeedbackService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.controllers.actions_controller import ActionsController
from hop_desktop.ui.controllers.saving import Saving
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.plan_page import PlanPage, Tab
from hop_desktop.ui.undo import UndoStep


class PlanController(QObject):
    """Shows where to begin and what would change; the actions have a controller of their own."""

    def __init__(
        self,
        catalogue: Catalogue,
        planning: PlanningService,
        evidence: EvidenceService,
        profiles: ProfileService,
        feedback: FeedbackService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._planning = planning
        self._profiles = profiles
        self._feedback = feedback
        self._seen: Mapping[str, str] = {}  # who else sees a gap, by competency id
        self._undo = context.undo
        self._scorecard: Scorecard | None = None
        self._places: dict[str, int] = {}  # of the sliders that were moved, by competency id
        self.page = PlanPage()
        self._saving = Saving(self.page.not_saved, context.autosaver, self)
        self._actions = ActionsController(
            self.page,
            catalogue.instrument,
            planning,
            evidence,
            self._saving,
            context,
            self,
        )
        self._actions.changed.connect(self._show_all)
        focus, what_if = self.page.focus_panel, self.page.what_if_panel
        focus.add_requested.connect(self._actions.accept)
        focus.show_requested.connect(self._on_show)
        focus.arrange_toggled.connect(self._on_arrange)
        focus.own_requested.connect(self._actions.form.write_own)
        focus.start_requested.connect(lambda: context.navigator.go(Route.START))
        what_if.level_moved.connect(self._on_level)
        what_if.reset_requested.connect(self._on_reset)

        self._saving.resume(self._show_all)

    def open(self, arguments: Arguments) -> None:
        """Show the plan; `arguments["action"]` in full, or `arguments["area"]`, a competency id."""
        latest = self._planning.latest()
        card = latest[1] if latest else None
        if card != self._scorecard:
            self._scorecard, self._places = card, {}
        overview = self._feedback.overview()
        told = Told(self._catalogue.instrument, group_names())
        self._seen = told.gaps(overview) if overview else {}
        self._show_all(arguments.get("action", ""))
        self._show_what_if()
        if "action" in arguments:
            self.page.go_to(Tab.ACTIONS)
        self._actions.form.reopen()
        if "own" in arguments:
            self._actions.form.write_own(arguments["own"])
        if "area" in arguments:
            self.page.go_to(Tab.FOCUS)
            self.page.focus_panel.show_area(arguments["area"])

    def _show_all(self, chosen_id: str = "") -> None:
        actions = self._planning.actions()  # read once: there may be many
        self._show_focus(actions)
        self._actions.show(actions, chosen_id)

    def _show_focus(self, actions: Sequence[PlannedAction]) -> None:
        if self._scorecard is None:
            self.page.focus_panel.show_state(no_attempt_state())
            return
        state = make_plan_state(
            self._catalogue,
            self._scorecard,
            self._planning.focus_areas(self._scorecard, actions),
            actions,
            self._profiles.get(self._scorecard.profile_id).name,
            self._seen,
        )
        self.page.focus_panel.show_state(state)

    def _show_what_if(self) -> None:
        if self._scorecard is None:
            self.page.what_if_panel.show_state(no_what_if_state())
            return
        levels = moved_levels(self._scorecard, self._places)
        supposed = self._planning.what_if(self._scorecard, levels)
        self.page.what_if_panel.show_state(
            make_what_if_state(self._catalogue.instrument, self._scorecard, self._places, supposed)
        )

    def _on_show(self, library_id: str) -> None:
        actions = self._planning.actions()
        for action in actions:
            if action.library_id == library_id and action.is_open:
                self._actions.show(actions, action.action_id)
                self.page.go_to(Tab.ACTIONS)

    def _on_arrange(self, library_id: str, on: bool) -> None:  # noqa: FBT001 - a Qt signal
        def mark(can_arrange: bool) -> None:  # noqa: FBT001 - one value, said by its name
            self._planning.mark_arrangeable(library_id, can_arrange=can_arrange)

        def remember(_stored: None) -> None:
            title = next(
                offered.title
                for offered in self._planning.library
                if offered.action_id == library_id
            )
            text = _("Mark what can be arranged: {title}").format(title=title)
            self._undo.add(UndoStep(text, Route.PLAN, lambda: mark(not on), lambda: mark(on)))
            self._show_focus(self._planning.actions())

        self._saving.store(lambda: mark(on), remember)

    def _on_level(self, competency_id: str, place: int) -> None:
        self._places[competency_id] = place
        self._show_what_if()

    def _on_reset(self) -> None:
        self._places = {}
        self._show_what_if()
