"""Lists attempts at once, then scores those in view; compares and deletes them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.charts.chart import Trend
from hop_desktop.charts.trend_words import TrendScale
from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import HopError
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.chart_caption import trend_caption
from hop_desktop.presentation.history import (
    TREND_LENGTH,
    TrendState,
    delete_question,
    deleted_words,
    make_history_state,
    make_trend_state,
    scored_cells,
    trend_choices,
)
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.retake import DeletedAttempt, RetakeService
from hop_desktop.ui.controllers.chart_export import ChartExport, ChartFile
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.history_page import HistoryPage
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.undo import UndoStep
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

T = TypeVar("T")
Scored = Sequence[tuple[Attempt, Scorecard]]
Looks = Mapping[str, Scorecard]
Table = Sequence[Sequence[str]]
FILE_SIZE_IN: Final = (7.0, 4.4)


class HistoryController(QObject):
    """Lists and deletes attempts; scores those that are seen, off this thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        history: HistoryService,
        retakes: RetakeService,
        profiles: ProfileService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._history = history
        self._retakes = retakes
        self._profiles = profiles
        self._context = context
        self._navigator = context.navigator
        self._jobs = context.jobs
        self._prompts = context.prompts
        self._undo = context.undo
        self._visit = 0  # what was begun on an earlier visit is dropped
        self._attempts: dict[str, AttemptSummary] = {}
        self._former: Mapping[str, str] = {}  # versions asked no longer, by fingerprint
        self._asked: set[str] = set()  # ids whose scores were asked for
        self._trend: Scored = ()
        self._looks: Looks = {}
        self._canvas: FigureCanvas | None = None
        self._shown: tuple[Trend, Table] | None = None  # with its exact numbers
        self.page = HistoryPage()
        self.page.results_requested.connect(
            lambda attempt_id: context.navigator.go(Route.RESULTS, attempt=attempt_id)
        )
        self.page.compare_requested.connect(self._on_compare)
        self.page.start_requested.connect(lambda: context.navigator.go(Route.START))
        self.page.resume_requested.connect(lambda: context.navigator.go(Route.QUESTIONNAIRE))
        self.page.delete_requested.connect(self._on_delete)
        self.page.seen.connect(self._on_seen)
        self.page.trend_chosen.connect(lambda _figure, _weak: self._show_trend())

    def open(self, _arguments: Arguments) -> None:
        self._visit += 1
        self.page.show_notice("")
        self._run(self._read, self._on_listed)

    def _run(self, work: Callable[[], T], on_value: Callable[[T], None]) -> None:
        """Work off this thread; what comes after the person came anew is dropped."""
        self._jobs.run(work, partial(self._on_done, self._visit, on_value))

    def _on_done(self, visit: int, then: Callable[[T], None], outcome: Ok[T] | Err) -> None:
        if visit == self._visit:
            settle(outcome, then, self.page.show_problem)

    def _read(self) -> tuple[Sequence[AttemptSummary], Mapping[str, str]]:
        attempts = self._history.summaries()
        return attempts, self._history.former_versions(attempts)

    def _on_listed(self, found: tuple[Sequence[AttemptSummary], Mapping[str, str]]) -> None:
        attempts, self._former = found
        self._attempts = {attempt.attempt_id: attempt for attempt in attempts}
        state = make_history_state(attempts, self._former, self._catalogue.instrument.version)
        self.page.show_choices(trend_choices(self._catalogue.instrument))
        self.page.show_state(state)
        ids = self._finished_ids()[-TREND_LENGTH:]
        self._asked = set(ids)
        self._run(partial(self._score_trend, ids), self._on_trend_scored)

    def _finished_ids(self) -> list[str]:
        return [key for key, attempt in self._attempts.items() if attempt.is_finished]

    def _score_trend(self, ids: Sequence[str]) -> tuple[Scored, Looks]:
        scored = self._history.scored(ids)
        attempts = {attempt.attempt_id: attempt for attempt, _card in scored}
        looks = {
            look_back.earlier_id: self._retakes.scorecard(attempts[look_back.earlier_id], look_back)
            for look_back in self._retakes.look_backs()
            if look_back.earlier_id in attempts
        }
        return scored, looks

    def _on_trend_scored(self, found: tuple[Scored, Looks]) -> None:
        self._trend, self._looks = found
        self._show_scores(self._trend)
        self._show_trend()

    def _show_trend(self) -> None:
        if not self._trend[1:]:  # one point is no trend
            return
        figure_id, with_weak = self.page.trend_choice
        total = len(self._finished_ids())
        state = make_trend_state(self._trend, figure_id, total, self._looks, with_weak=with_weak)
        self.page.show_trend(state)
        self._draw(state)

    def _draw(self, state: TrendState) -> None:
        if self._canvas is None:
            height = current_theme().measures.trend
            self._canvas = FigureCanvas(_("Change over time"), self._jobs, height_px=height)
            export = ChartExport(self._canvas, self._file, self.page.show_notice, self._context)
            self.page.show_chart(self._canvas, export.buttons)
        scale = TrendScale.READINESS if state.is_readiness else TrendScale.LEVEL
        chart = Trend(state.entries, scale)
        self._shown = chart, (state.headers, *state.rows.values())
        self._canvas.show_chart(chart)

    def _file(self) -> ChartFile:
        assert self._shown is not None, "it is on the canvas"
        chart, table = self._shown
        attempts = [attempt for attempt, _card in self._trend]
        ids = dict.fromkeys(attempt.profile_id for attempt in attempts)
        profiles = [self._profiles.get(profile_id).name for profile_id in ids]
        caption = trend_caption(self.page.trend_name, attempts, profiles)
        return ChartFile("trend", chart, caption, table, FILE_SIZE_IN)

    def _on_seen(self, ids: Sequence[str]) -> None:
        """Score what came into view and was not asked for yet."""
        finished = {key for key, attempt in self._attempts.items() if attempt.is_finished}
        wanted = [key for key in ids if key in finished and key not in self._asked]
        if wanted:
            self._asked.update(wanted)
            self._run(
                partial(self._history.scored, wanted),
                self._show_scores,
            )

    def _show_scores(self, scored: Scored) -> None:
        version = self._catalogue.instrument.version
        self.page.show_scores(scored_cells(self._attempts, scored, self._former, version))

    def _on_compare(self, attempt_ids: Sequence[str]) -> None:
        later, earlier = attempt_ids  # the table is newest first
        self._navigator.go(Route.CHANGE, earlier=earlier, later=later)

    def _on_delete(self, attempt_id: str) -> None:
        attempt = self._attempts[attempt_id]
        beside = self.page.place_of(attempt_id)
        if not self._prompts.confirm_loss(delete_question(attempt), _("Delete"), beside):
            return
        try:
            deleted = self._retakes.delete_attempt(attempt_id)
        except HopError as error:
            self._prompts.tell(str(error))
        else:
            self._undo.add(_deletion(deleted_words(attempt), self._retakes, deleted))
        self._navigator.go(Route.HISTORY)  # the menus look anew, too, at what can be done now


def _deletion(text: str, retakes: RetakeService, deleted: DeletedAttempt) -> UndoStep:
    """Return the change that can be undone; it outlives the page."""
    attempt_id = deleted.attempt.attempt_id
    return UndoStep(
        text,
        Route.HISTORY,
        undo=lambda: retakes.put_back(deleted),
        redo=lambda: retakes.delete_attempt(attempt_id),
    )
