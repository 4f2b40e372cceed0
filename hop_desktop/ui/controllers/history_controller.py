"""History: where the page meets the use-cases."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.history import (
    enters_trend,
    make_comparison_state,
    make_history_state,
)
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.history_page import HistoryPage
from hop_desktop.ui.styling import current_theme

Scored = tuple[Attempt, Scorecard]


class HistoryController(QObject):
    """Lists, compares and deletes attempts."""

    def __init__(
        self,
        history: HistoryService,
        delete: Callable[[str], None],
        navigator: Navigator,
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._delete = delete
        self._jobs = jobs
        self._prompts = prompts
        self._scored: list[Scored] = []
        self.page = HistoryPage()
        self.page.results_requested.connect(lambda one: navigator.go(Route.RESULTS, attempt=one))
        self.page.compare_requested.connect(self._on_compare)
        self.page.delete_requested.connect(self._on_delete)

    def open(self, _arguments: Arguments) -> None:
        attempts = self._history.attempts()
        cards = {
            one.attempt_id: self._history.scorecard(one) for one in attempts if one.is_finished
        }
        self._scored = [(one, cards[one.attempt_id]) for one in attempts if one.attempt_id in cards]
        state = make_history_state([(one, cards.get(one.attempt_id)) for one in attempts])
        self.page.show_state(state)
        if state.shows_trend:
            self._jobs.run(_import_trend, self._on_trend_ready)

    def _on_trend_ready(self, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Err):
            raise outcome.error
        from hop_desktop.charts.trend import TrendPoint, TrendScale, describe_trend, trend_figure
        from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

        points = [
            TrendPoint(
                finished_at=attempt.finished_at or attempt.started_at,
                label=date_text(attempt.finished_at or attempt.started_at),
                value=card.readiness.value,
                band=card.readiness.band,
                is_counted=enters_trend(card),
            )
            for attempt, card in self._scored
        ]
        canvas = FigureCanvas(
            _("Readiness over time"), self._jobs, height_px=current_theme().measures.trend
        )
        canvas.show_figure(
            lambda style, size: trend_figure(points, TrendScale.READINESS, style, size=size),
            describe_trend(points, TrendScale.READINESS),
        )
        self.page.show_trend(canvas)

    def _on_compare(self, attempt_ids: Sequence[str]) -> None:
        # The table is newest first.
        later, earlier = (self._history.get(one) for one in attempt_ids)
        comparison = self._history.compare(earlier, later)
        instrument = self._history.instrument_of(later)
        self.page.show_comparison(make_comparison_state(instrument, earlier, later, comparison))

    def _on_delete(self, attempt_id: str) -> None:
        question = _("Delete this attempt with all its answers? This cannot be undone.")
        if not self._prompts.confirm(question, _("Delete")):
            return
        try:
            self._delete(attempt_id)
        except HopError as error:
            self._prompts.tell(str(error))
        self.open({})


def _import_trend() -> None:
    import hop_desktop.charts.trend  # noqa: F401 - only to have it loaded
