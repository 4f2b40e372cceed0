"""Takes what Results proposes into the plan, and leads to where it is."""

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.i18n import _
from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.services.first_steps import FirstSteps
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.undo import UndoStep


class ResultsPlan(QObject):
    """Stores a first step with its way back; what the library lacks is written on Plan."""

    def __init__(
        self, page: ResultsPage, steps: FirstSteps, context: PageContext, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._steps = steps
        self._navigator = context.navigator
        self._undo = context.undo
        page.step_requested.connect(self._on_step)

    def _on_step(self, step: FirstStep) -> None:
        if step.planned_id:
            self._navigator.go(Route.PLAN, action=step.planned_id)
        elif step.library_id:
            self._take(step)
        else:
            self._navigator.go(Route.PLAN, own=step.competency_id)

    def _take(self, step: FirstStep) -> None:
        try:
            action = self._steps.take(step.library_id)
        except HopError as error:  # nothing was stored: pressing again is the retry
            self._page.show_notice(error.sentence)
            return
        self._remember(action)
        self._page.show_planned(step.library_id, action.action_id)
        text = _("“{title}” is in your plan. Edit > Undo takes it back.")
        self._page.show_notice(text.format(title=action.title))

    def _remember(self, action: PlannedAction) -> None:
        self._undo.add(
            UndoStep(
                _("Add “{title}”").format(title=action.title),
                Route.PLAN,
                lambda: self._steps.leave(action.action_id),
                lambda: self._steps.put_back(action),
            )
        )
