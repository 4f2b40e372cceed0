"""Shows what is unanswered, and finishes the attempt."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from hop_desktop.charts.chart import Radar
from hop_desktop.charts.image import chart_pixels
from hop_desktop.charts.style import ChartStyle
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import StorageError
from hop_desktop.i18n import _
from hop_desktop.presentation.review import make_review_state
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.review_page import ReviewPage
from hop_desktop.ui.styling import current_theme

AWAKE_MS: Final = 30_000  # the render worker sleeps after twice as long without work
RADAR_SIZE_IN: Final = (5.3, 4.8)  # about as it is then shown
SCREEN_DPI: Final = 96.0


class ReviewController(QObject):
    """Finishes an attempt."""

    def __init__(
        self,
        assessment: AssessmentService,
        history: HistoryService,
        on_finished: Callable[[], None],
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._assessment = assessment
        self._history = history
        self._on_finished = on_finished
        self._navigator = context.navigator
        self._prompts = context.prompts
        self._jobs = context.jobs
        self._attempt: Attempt | None = None
        self._question = ""
        self._radar: Radar | None = None  # of the answers as they are now
        self._again = QTimer(self)
        self._again.setInterval(AWAKE_MS)
        self._again.timeout.connect(self._draw_ahead)
        self.page = ReviewPage()
        self.page.item_requested.connect(
            lambda item_id: context.navigator.go(Route.QUESTIONNAIRE, item=item_id)
        )
        self.page.back_requested.connect(self._on_back)
        self.page.finish_requested.connect(self._on_finish)

    def open(self, _arguments: Arguments) -> None:
        self._attempt = self._assessment.open_attempt()
        if self._attempt is None:
            self._navigator.go(Route.HOME)
            return
        instrument = self._assessment.instrument_of(self._attempt)
        card = self._history.scorecard(self._attempt)
        state = make_review_state(instrument, self._attempt, card)
        self._question = state.finish_question
        self.page.show_state(state)
        self._radar = Radar(instrument, card)
        self._draw_ahead()
        self._again.start()

    def _draw_ahead(self) -> None:
        """Have the render worker awake, and its fonts measured, when the radar is wanted.

        After twenty minutes of answering it has long gone to sleep; on this page it stays awake.
        """
        if self._radar is None or not self.page.isVisible():
            self._again.stop()
            return
        style = ChartStyle(current_theme())
        work = partial(chart_pixels, self._radar, style, RADAR_SIZE_IN, SCREEN_DPI)
        self._jobs.run_in_render_worker(work, lambda _drawn: None)

    def _on_back(self) -> None:
        if self._attempt is not None:
            self._navigator.go(Route.QUESTIONNAIRE, item=self._attempt.shown_order[-1])

    def _on_finish(self) -> None:
        if self._attempt is None:
            return
        if self._question and not self._prompts.confirm(self._question, _("Finish")):
            return
        try:
            finished = self._assessment.finish(self._attempt)
        except StorageError as error:
            self._prompts.tell(error.sentence)
        else:
            self._navigator.go(Route.RESULTS, attempt=finished.attempt_id)
            self._on_finished()
