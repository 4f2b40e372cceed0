"""Proposes a form and a profile, and begins the attempt."""

from PySide6.QtCore import QObject

from hop_desktop.charts.chart import Radar
from hop_desktop.domain.attempt import Context
from hop_desktop.domain.errors import AttemptStateError, StorageError, UnknownIdError
from hop_desktop.domain.instrument import Form
from hop_desktop.i18n import _
from hop_desktop.presentation.start import (
    Intake,
    make_start_state,
    propose_profile,
    sample_words,
)
from hop_desktop.services.assessment import AssessmentService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.start_page import StartPage
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas


class StartController(QObject):
    """Begins an attempt."""

    def __init__(
        self,
        assessment: AssessmentService,
        history: HistoryService,
        profiles: ProfileService,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._assessment = assessment
        self._history = history
        self._profiles = profiles
        self._jobs = context.jobs
        self._navigator = context.navigator
        self._prompts = context.prompts
        self.page = StartPage()
        self.page.intake_changed.connect(
            lambda *said: self.page.show_proposal(propose_profile(Intake(*said)))
        )
        self.page.background_requested.connect(
            lambda: context.navigator.go(Route.BACKGROUND, **{"from": Route.START.value})
        )
        self.page.profiles_requested.connect(lambda: context.navigator.go(Route.PROFILES))
        self.page.resume_requested.connect(lambda: context.navigator.go(Route.QUESTIONNAIRE))
        self.page.begin_requested.connect(self._on_begin)

    def open(self, arguments: Arguments) -> None:
        latest = self._history.latest()
        can_prefill = latest is not None and self._assessment.can_lend(latest)
        self.page.show_state(
            make_start_state(
                self._profiles.all(),
                self._assessment.form_seconds(),
                is_retake=latest is not None,
                can_prefill=can_prefill,
                is_under_way=self._assessment.open_attempt() is not None,
                is_draft=self._assessment.is_draft,
            )
        )
        self.page.show_proposal(propose_profile(Intake()))
        self.page.show_profile(arguments.get("profile", ""))
        if latest is None:
            self._show_sample()

    def _show_sample(self) -> None:
        sample = self._history.sample()
        radar = Radar(self._history.instrument_of(sample), self._history.scorecard(sample))
        canvas = FigureCanvas(
            _("Sample radar"), self._jobs, height_px=current_theme().measures.chart
        )
        canvas.show_chart(radar)
        self.page.show_sample(canvas, sample_words())

    def _on_begin(
        self,
        form: str,
        profile_id: str,
        prefill: bool,  # noqa: FBT001 - a Qt signal
        context: Context | None,
    ) -> None:
        try:
            earlier = self._history.get("latest") if prefill else None
            self._assessment.begin(Form(form), profile_id, earlier=earlier, context=context)
        except (StorageError, AttemptStateError, UnknownIdError) as error:
            self._prompts.tell(error.sentence)
        else:
            self._navigator.go(Route.QUESTIONNAIRE)
