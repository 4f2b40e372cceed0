"""Scores the chosen attempt under the chosen profile, and fills the page."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from hop_desktop.charts.radar_words import Others
from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.feedback.shown import SeenLevels
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.ladder import LadderPlace, place_on_ladder
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Chooser
from hop_desktop.presentation.competency_section import make_competency_section
from hop_desktop.presentation.computation import (
    competency_computation,
    method_lines,
    readiness_computation,
)
from hop_desktop.presentation.edition_words import untranslated_words
from hop_desktop.presentation.ladder import ladder_line, ladder_lines
from hop_desktop.presentation.others_words import others_chooser, source_words
from hop_desktop.presentation.profile_comparison import verdict_flips
from hop_desktop.presentation.profiles import profile_choices
from hop_desktop.presentation.results import ResultsState, make_results_state
from hop_desktop.presentation.start_here import first_step, first_steps
from hop_desktop.services.beside import Beside
from hop_desktop.services.feedback.questions import group_names
from hop_desktop.services.first_steps import FirstSteps
from hop_desktop.services.history import HistoryService
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.controllers.report_flow import earlier_chooser, report_target
from hop_desktop.ui.controllers.results_charts import show_radar
from hop_desktop.ui.controllers.results_plan import ResultsPlan
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.results_page import ResultsPage

SaveReport = Callable[[Attempt, str, Path], None]  # the window says afterwards what came of it


class ResultsController(QObject):
    """Shows one attempt; saves its report and charts."""

    def __init__(
        self,
        catalogue: Catalogue,
        history: HistoryService,
        profiles: ProfileService,
        beside: Beside,
        planning: PlanningService,
        save_report: SaveReport,
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._catalogue = catalogue
        self._history = history
        self._profiles = profiles
        self._beside = beside
        self._planning = planning
        self._steps = FirstSteps(planning, profiles)
        self._save_report = save_report
        self._context = context
        self._jobs = context.jobs
        self._prompts = context.prompts
        self._attempt: Attempt | None = None
        self._profile_id = ""
        self._earlier_id = ""
        self._others_key = ""  # of who else is drawn; empty: nobody
        self._shows_evidence = False
        self._shows_table = False
        self.page = ResultsPage()
        self.page.save_requested.connect(self.save_report)
        self.page.report_requested.connect(
            lambda: context.navigator.go(Route.REPORT, **self.report_arguments())
        )
        self.page.retake_requested.connect(lambda: context.navigator.go(Route.START))
        self.page.sample_requested.connect(
            lambda: context.navigator.go(Route.RESULTS, attempt=SAMPLE_ID)
        )
        self.page.change_requested.connect(
            lambda: context.navigator.go(Route.CHANGE, later=self._require_attempt().attempt_id)
        )
        self.page.profile_chosen.connect(self._on_profile)
        self.page.profiles_requested.connect(
            lambda: context.navigator.go(Route.PROFILES, profile=self._profile_id)
        )
        self.page.flips_requested.connect(
            lambda: context.navigator.go(
                Route.COMPARE_PROFILES,
                attempt=self._require_attempt().attempt_id,
                second=self._profile_id,
            )
        )
        self.page.earlier_chosen.connect(self._on_earlier)
        self.page.others_chosen.connect(self._on_others)
        self.page.evidence_shown.connect(self._on_evidence)
        self.page.table_shown.connect(self._on_table)
        self.page.plan_requested.connect(lambda: context.navigator.go(Route.PLAN))
        self.page.others_requested.connect(lambda: context.navigator.go(Route.OTHERS))
        self.page.section_opened.connect(self._on_section)
        self.page.computation_opened.connect(self._on_computation)
        self._plan = ResultsPlan(self.page, self._steps, context, self)
        self.page.example_requested.connect(
            lambda competency_id: context.navigator.go(Route.EVIDENCE, about=competency_id)
        )

    def open(self, arguments: Arguments) -> None:
        try:
            attempt = self._history.chosen(arguments.get("attempt", "latest"))
        except UnknownIdError:
            self._attempt = None
            self.page.show_empty()
            return
        self._attempt, self._earlier_id, self._others_key = attempt, "", ""
        self._profile_id = attempt.profile_id
        self._show()

    @property
    def has_report(self) -> bool:
        """Whether an attempt is shown."""
        return self._attempt is not None

    @property
    def shows_table(self) -> bool:
        """Whether the competencies are one table instead of a list."""
        return self._shows_table

    def toggle_table(self) -> None:
        """Show the competencies as a table, or as a list again."""
        self.page.toggle_table()

    def report_arguments(self) -> dict[str, str]:
        """Return what the page Report needs to show the same attempt."""
        if self._attempt is None:
            return {}
        return {"attempt": self._attempt.attempt_id, "earlier": self._earlier_id}

    def save_report(self) -> None:
        """Ask where, then write the report in the background."""
        if self._attempt is None:
            return
        target = report_target(self._prompts, self._attempt)
        if target is not None:
            self.page.show_saving()
            work = partial(self._save_report, self._attempt, self._earlier_id, target)
            self._jobs.run(work, self._on_saved)

    def _on_saved(self, outcome: Ok[None] | Err) -> None:
        self.page.show_notice("")  # whatever else may have to be told
        settle(outcome, lambda _none: None, self.page.show_notice)

    def _show(self) -> None:
        attempt, card = self._require_attempt(), self._card()
        own = self._history.scorecard(attempt)
        place = self._place(card)
        levels = {} if self._is_sample(attempt) else self._beside.evidenced()
        evidenced = levels if levels and self._shows_evidence else None
        actions = self._planning.actions()
        instrument = self._instrument()
        seen = self._beside.others(attempt.attempt_id)
        state = make_results_state(
            instrument,
            attempt,
            card,
            self._profiles.get(self._profile_id),
            self._catalogue.constants,
            ladder_line(place, self._catalogue.ladder),
            verdict_flips(own, card),
            untranslated=untranslated_words(self._catalogue, instrument.version),
            steps=first_steps(self._planning.focus_areas(card, actions), actions),
            shows_table=self._shows_table,
            evidenced=evidenced,
            can_show_evidence=bool(levels),
            profiles=Chooser(profile_choices(self._profiles.all()), self._profile_id),
            earlier=earlier_chooser(self._history, attempt, self._earlier_id, _("None")),
            others=others_chooser(seen, group_names(), self._others_key),
        )
        self.page.show_state(state)
        self._show_radar(state, card, evidenced, self._chosen(seen))

    def _chosen(self, seen: Sequence[SeenLevels]) -> Others | None:
        """Return whose view is drawn, too; None: nobody's."""
        for each in seen:
            if each.key == self._others_key:
                return Others(source_words(each.source, group_names()), each.levels)
        return None

    def _show_radar(
        self,
        state: ResultsState,
        card: Scorecard,
        evidenced: Mapping[str, int] | None,
        others: Others | None,
    ) -> None:
        earlier = self._history.get(self._earlier_id) if self._earlier_id else None
        profile_id = self._profile_id
        show_radar(
            self.page,
            self._context,
            state,
            self._instrument(),
            card,
            earlier=self._history.scorecard(earlier, profile_id) if earlier else None,
            look_back=self._beside.seen_now(earlier, profile_id) if earlier else None,
            evidenced=evidenced,
            others=others,
        )

    def _on_section(self, competency_id: str) -> None:
        attempt, instrument = self._require_attempt(), self._instrument()
        card, actions = self._card(), self._planning.actions()
        score = card.competency(competency_id)
        proposal = self._steps.proposal(card, competency_id, actions)
        self.page.show_section(
            make_competency_section(instrument, attempt, score),
            competency_computation(instrument, attempt, score, self._catalogue.constants),
            first_step(instrument.competency(competency_id), score, proposal, actions),
        )

    def _on_others(self, key: str) -> None:
        self._others_key = key
        self._show()

    def _on_table(self, is_shown: bool) -> None:  # noqa: FBT001 - as the signal has it
        self._shows_table = is_shown

    def _on_computation(self) -> None:
        card, constants = self._card(), self._catalogue.constants
        self.page.show_computation(
            (
                *method_lines(self._instrument(), card.form, constants),
                *readiness_computation(self._instrument(), card, constants),
                *ladder_lines(self._place(card), self._catalogue.ladder),
            )
        )

    def _place(self, card: Scorecard) -> LadderPlace | None:
        return place_on_ladder(card.competencies, self._catalogue.ladder, self._catalogue.constants)

    def _on_profile(self, profile_id: str) -> None:
        self._profile_id = profile_id
        self._show()

    def _on_earlier(self, attempt_id: str) -> None:
        self._earlier_id = attempt_id
        self._show()

    def _on_evidence(self, is_shown: bool) -> None:  # noqa: FBT001 - as the signal has it
        self._shows_evidence = is_shown
        self._show()
        self.page.focus_evidence_switch()

    def _is_sample(self, attempt: Attempt) -> bool:
        return attempt.attempt_id == SAMPLE_ID

    def _instrument(self) -> Instrument:
        return self._history.instrument_of(self._require_attempt())

    def _card(self) -> Scorecard:
        return self._history.scorecard(self._require_attempt(), self._profile_id)

    def _require_attempt(self) -> Attempt:
        assert self._attempt is not None, "the page shows an attempt"
        return self._attempt
