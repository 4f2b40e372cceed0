"""Decides what Home offers next, and where each offer leads."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.change import Change
from hop_desktop.domain.errors import NotComparableError
from hop_desktop.domain.pace import seconds_left
from hop_desktop.presentation.home import LAST_ATTEMPTS, make_home_state
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.planning import PlanningService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.home_page import HomePage


class HomeController(QObject):
    """Shows what to do next."""

    def __init__(
        self,
        catalogue: Catalogue,
        assessment: AssessmentService,
        history: HistoryService,
        data_folder: str,
        planning: PlanningService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._assessment = assessment
        self._history = history
        self._navigator = context.navigator
        self._data_folder = data_folder
        self._planning = planning
        self.page = HomePage()
        page = self.page
        page.step_requested.connect(self._on_step)
        page.due_requested.connect(
            lambda action_id: context.navigator.go(Route.PLAN, action=action_id)
        )
        page.area_requested.connect(
            lambda competency_id: context.navigator.go(Route.PLAN, area=competency_id)
        )
        page.plan_requested.connect(lambda: context.navigator.go(Route.PLAN))
        page.results_requested.connect(lambda: context.navigator.go(Route.RESULTS))
        page.sample_requested.connect(lambda: context.navigator.go(Route.RESULTS, attempt="sample"))
        page.attempt_requested.connect(
            lambda attempt_id: context.navigator.go(Route.RESULTS, attempt=attempt_id)
        )

    def open(self, _arguments: Arguments) -> None:
        finished = self._history.latest_finished(LAST_ATTEMPTS)
        current = self._assessment.open_attempt()
        left = None
        if current is not None:
            instrument = self._assessment.instrument_of(current)
            left = seconds_left(instrument, current, self._catalogue.constants)
        latest, change = None, None
        if finished:
            attempt = self._history.get(finished[-1].attempt_id)
            latest = self._history.scorecard(attempt)
            change = self._change_to(attempt, finished)
        self.page.show_state(
            make_home_state(
                self._catalogue.instrument,
                finished,
                current,
                latest,
                self._data_folder,
                left,
                self._planning.due(),
                self._planning.today(),
                change,
                constants=self._catalogue.constants,
                former=self._history.former_versions(finished),
            )
        )

    def _change_to(self, latest: Attempt, finished: Sequence[AttemptSummary]) -> Change | None:
        if len(finished) < 2:
            return None
        try:
            before = self._history.get(finished[-2].attempt_id)
            return self._history.compare(before, latest).readiness
        except NotComparableError:
            return None

    def _on_step(self, kind: str) -> None:
        self._navigator.go(Route.QUESTIONNAIRE if kind == "resume" else Route.START)
