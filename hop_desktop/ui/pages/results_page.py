"""Results: where the person stands, how sure that is, and what to do now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.competency_section import CompetencySection
from hop_desktop.presentation.results import ResultsState
from hop_desktop.presentation.start_here import FirstStep
from hop_desktop.ui.pages.results_body import ResultsBody
from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.layout import Body, EmptyCard, ScrollPage, button


class ResultsPage(ScrollPage):
    """Shows a `ResultsState`; the radar is added when it is ready.

    Signals:
        save_requested, report_requested, retake_requested, change_requested, plan_requested,
        profiles_requested, flips_requested, others_requested: As named.
        sample_requested: The person wants to look at the sample.
        section_opened: Competency id; its section is wanted.
        step_requested: A `FirstStep` is to go into the plan, or to be shown there.
        example_requested: Competency id that an example is to be written down for.
        computation_opened: The whole computation is wanted.
        profile_chosen: Profile id to compare with.
        earlier_chosen: Attempt id to draw too; empty: none.
        others_chosen: Key of whose view is to be drawn too; empty: nobody's.
        evidence_shown: Whether the evidenced levels shall be shown beside the scores.
        table_shown: Whether the competencies are one table now.
    """

    save_requested = Signal()
    report_requested = Signal()
    retake_requested = Signal()
    change_requested = Signal()
    plan_requested = Signal()
    others_requested = Signal()
    sample_requested = Signal()
    section_opened = Signal(str)
    step_requested = Signal(object)
    example_requested = Signal(str)
    computation_opened = Signal()
    profile_chosen = Signal(str)
    profiles_requested = Signal()
    flips_requested = Signal()
    earlier_chosen = Signal(str)
    others_chosen = Signal(str)
    evidence_shown = Signal(bool)
    table_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__(is_wide=True)

    def show_empty(self) -> None:
        """Say that there is nothing to show yet."""
        self.show_body(partial(_EmptyBody, self))

    def show_state(self, state: ResultsState) -> None:
        body = self.show_body(partial(ResultsBody, state))
        self._connect(body)
        body.fit(self.viewport().width())

    def show_section(
        self, section: CompetencySection, computation: Sequence[str], step: FirstStep
    ) -> None:
        """Fill the section that was opened; `computation` follows its numbers."""
        if isinstance(self.body, ResultsBody):
            self.body.list.sections[section.competency_id].fill(section, computation, step)

    def show_computation(self, lines: Sequence[str]) -> None:
        if isinstance(self.body, ResultsBody):
            self.body.show_computation(lines)

    def show_radar(self, radar: QWidget) -> None:
        """Put the radar in its place."""
        if isinstance(self.body, ResultsBody):
            self.body.show_radar(radar)

    def show_planned(self, library_id: str, planned_id: str) -> None:
        """Say that an action of the library is in the plan, wherever it is offered."""
        if isinstance(self.body, ResultsBody):
            self.body.show_planned(library_id, planned_id)

    def show_notice(self, text: str) -> None:
        """Say what became of a wish."""
        if isinstance(self.body, ResultsBody):
            self.body.show_notice(text)

    def show_saving(self) -> None:
        """Say that the report is being written; nobody can ask for it twice."""
        if isinstance(self.body, ResultsBody):
            self.body.show_notice(_("Writing the report …"), can_save=False)

    def focus_evidence_switch(self) -> None:
        """Put the keyboard where the evidenced levels are shown or not."""
        if isinstance(self.body, ResultsBody):
            self.body.list.evidence_switch.setFocus()

    def open_competency(self, competency_id: str) -> None:
        """Open the row of a competency, and bring it and the keyboard there."""
        if isinstance(self.body, ResultsBody):
            section = self.body.row_of(competency_id)
            section.open()
            section.toggle.setFocus()
            QTimer.singleShot(0, section, lambda: self._bring_to_top(section))

    def toggle_table(self) -> None:
        """Show the competencies as a table, or as a list again."""
        if isinstance(self.body, ResultsBody):
            self.body.list.as_table.toggle()
            self._bring_to_top(self.body.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.body, ResultsBody):
            self.body.fit(self.viewport().width())

    def _bring_to_top(self, part: QWidget) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + part.mapTo(self, QPoint(0, 0)).y())

    def _connect(self, body: ResultsBody) -> None:
        """Let what is on the body be heard."""
        summary, rows = body.summary, body.list
        summary.plan.clicked.connect(self.plan_requested)
        summary.save.clicked.connect(self.save_requested)
        body.customise.clicked.connect(self.report_requested)
        if summary.second_look is not None:
            summary.second_look.clicked.connect(lambda: self._open_part(body))
        body.choice_changed.connect(lambda: self._bring_to_top(rows))
        rows.section_opened.connect(self.section_opened)
        rows.table_shown.connect(self.table_shown)
        for section in rows.sections.values():
            section.plan_requested.connect(self.step_requested)
            section.add_example_requested.connect(self.example_requested)
        for card in body.steps:
            card.plan.plan_requested.connect(self.step_requested)
        body.computation.opened.connect(self.computation_opened)
        body.list.evidence_switch.toggled.connect(self.evidence_shown)
        body.compare.clicked.connect(self.flips_requested)
        body.profiles.clicked.connect(self.profiles_requested)
        body.others.clicked.connect(self.others_requested)
        body.retake.clicked.connect(self.retake_requested)
        body.changed.clicked.connect(self.change_requested)
        profile, earlier = body.profile, body.earlier
        profile.activated.connect(lambda: self.profile_chosen.emit(profile.currentData()))
        others = body.others_view
        if others is not None:
            others.activated.connect(lambda: self.others_chosen.emit(others.currentData()))
        if earlier is not None:
            earlier.activated.connect(lambda: self.earlier_chosen.emit(earlier.currentData()))

    def _open_part(self, body: ResultsBody) -> None:
        body.quality.toggle.setChecked(True)
        body.quality.toggle.setFocus()
        QTimer.singleShot(0, body, lambda: self._bring_to_top(body.quality))


class _EmptyBody(Body):
    """There is no finished attempt."""

    def __init__(self, page: ResultsPage) -> None:
        super().__init__()
        self.column.addWidget(Title(_("Results")))
        text = _("There is nothing to show yet. Results appear after a finished assessment.")
        start, sample = button(_("Take an assessment"), primary=True), button(_("Look at a sample"))
        start.clicked.connect(page.retake_requested)
        sample.clicked.connect(page.sample_requested)
        self.column.addWidget(EmptyCard(text, start, sample))
        self.column.addStretch(1)
