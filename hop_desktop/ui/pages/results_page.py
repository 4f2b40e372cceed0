"""Results: where the person stands, how sure that is, and how it was computed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.competency_section import CompetencySection
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.flow import FlowRow
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Card,
    EmptyCard,
    LatePlace,
    ScrollPage,
    TextCard,
    button,
    button_row,
)
from hop_desktop.ui.widgets.readiness_figure import ReadinessFigure
from hop_desktop.ui.widgets.section_card import SectionCard
from hop_desktop.ui.widgets.table import PlainTable

SIDE_BY_SIDE_LINES = 44  # two charts need this many text heights of width


class ResultsPage(ScrollPage):
    """Shows a `ResultsState`; charts are added when they are ready.

    Signals:
        save_requested, report_requested, retake_requested, change_requested: As named.
        sample_requested: The person wants to look at the sample.
        section_opened: Competency id; its section is wanted.
        computation_opened: The whole computation is wanted.
        profile_chosen: Profile id to compare with.
        profiles_requested: The person wants to see what the profiles ask.
        flips_requested: The person wants two profiles side by side.
        earlier_chosen: Attempt id to draw too; empty: none.
        evidence_shown: Whether the evidenced levels shall be shown beside the scores.
        copy_chart_requested, save_chart_requested: Name of the chart.
    """

    save_requested = Signal()
    report_requested = Signal()
    retake_requested = Signal()
    change_requested = Signal()
    sample_requested = Signal()
    section_opened = Signal(str)
    computation_opened = Signal()
    profile_chosen = Signal(str)
    profiles_requested = Signal()
    flips_requested = Signal()
    earlier_chosen = Signal(str)
    evidence_shown = Signal(bool)
    copy_chart_requested = Signal(str)
    save_chart_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(is_wide=True)
        self._notice = NewsLabel()

    def show_empty(self) -> None:
        self.start_anew()
        self.column.addWidget(Title(_("Results")))
        text = _("There is nothing to show yet. Results appear after a finished assessment.")
        start, sample = button(_("Take an assessment"), primary=True), button(_("Look at a sample"))
        start.clicked.connect(self.retake_requested)
        sample.clicked.connect(self.sample_requested)
        self.column.addWidget(EmptyCard(text, start, sample))
        self.column.addStretch(1)

    def show_state(
        self,
        state: ResultsState,
        profiles: Sequence[Choice],
        profile_id: str,
        earlier: Sequence[Choice],
        earlier_id: str,
    ) -> None:
        self.start_anew()
        self._add_head(state, has_earlier=bool(earlier))
        self._add_readiness(state)
        self._add_choosers(profiles, profile_id, earlier, earlier_id)
        if state.can_show_evidence:
            self._add_evidence_switch(is_on=state.shows_evidence)
        self._charts = LatePlace()
        self.column.addWidget(self._charts)
        table = PlainTable(_("Scores by competency"))
        table.show_rows(state.headers, state.rows)
        self.column.addWidget(table)
        if state.flips:
            self.column.addWidget(TextCard(_("Verdicts that flip with this profile"), state.flips))
        self._add_sections(state)
        if state.feedback:
            title = _("Worth asking someone who sees you work")
            self.column.addWidget(TextCard(title, state.feedback))
        self.column.addWidget(TextCard(_("About the way you answered"), state.quality))
        self._computation = Expander(_("How was this computed?"), is_card=True)
        self._computation.opened.connect(self.computation_opened)
        self.column.addWidget(self._computation)
        self.column.addWidget(TextCard(_("What to keep in mind"), state.honesty))
        self.column.addStretch(1)

    def show_section(self, section: CompetencySection, computation: Sequence[str]) -> None:
        """Fill the section that was opened; `computation` follows its numbers."""
        self._sections[section.competency_id].show_section(section, computation)

    def show_computation(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._computation.body.addWidget(PlainLabel(line))

    def show_charts(self, charts: Sequence[tuple[str, QWidget]]) -> None:
        """Put the charts in their place, each with its buttons."""
        for name, chart in charts:
            copy, save = button(_("Copy chart")), button(_("Save chart…"))
            copy.clicked.connect(lambda _c=False, one=name: self.copy_chart_requested.emit(one))
            save.clicked.connect(lambda _c=False, one=name: self.save_chart_requested.emit(one))
            for one in (copy, save):
                one.setAccessibleDescription(chart.accessibleName())
            card = Card()
            card.column.addWidget(chart)
            card.column.addLayout(button_row(None, copy, save))
            self._charts.add(card)
        self._place_charts()

    def show_notice(self, text: str) -> None:
        """Say what became of a wish."""
        self._notice.show_news(text)
        self._save.setEnabled(True)

    def show_saving(self) -> None:
        self.show_notice(_("Writing the report …"))
        self._save.setEnabled(False)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands the right event
        if hasattr(self, "_charts"):
            self._place_charts()

    def _place_charts(self) -> None:
        needed = SIDE_BY_SIDE_LINES * self.fontMetrics().height()
        columns = 2 if self.viewport().width() >= needed else 1
        self._charts.show_in_columns(columns)

    def _add_head(self, state: ResultsState, *, has_earlier: bool) -> None:
        if state.is_sample:
            self.column.addWidget(Heading(_("This is a sample, not you. It is never stored.")))
        self.column.addWidget(Title(state.title))
        self.column.addWidget(MutedLabel(state.subtitle))
        self._save: QPushButton = button(_("Save report…"), primary=True)
        self._save.clicked.connect(self.save_requested)
        retake = button(_("Retake assessment"))
        retake.clicked.connect(self.retake_requested)
        if state.is_sample:  # not setVisible: a button without a parent would show as a window
            retake.hide()
        changed = button(_("What changed"))
        changed.clicked.connect(self.change_requested)
        if not has_earlier:
            changed.hide()
        choose = button(_("Choose what goes in…"))
        choose.clicked.connect(self.report_requested)
        self.column.addLayout(button_row(self._save, choose, retake, changed, None))
        self._notice = NewsLabel()
        self.column.addWidget(self._notice)

    def _add_readiness(self, state: ResultsState) -> None:
        card = Card()
        if state.readiness_band is None:
            card.column.addWidget(Heading(state.readiness_label))
        else:
            figure = state.readiness_value, state.readiness_label, state.readiness_percent
            card.column.addWidget(ReadinessFigure(*figure, state.readiness_band))
        card.column.addWidget(PlainLabel(state.readiness_sentence))
        if state.nearest_role:
            card.column.addWidget(PlainLabel(state.nearest_role))
        self.column.addWidget(card)

    def _add_choosers(
        self,
        profiles: Sequence[Choice],
        profile_id: str,
        earlier: Sequence[Choice],
        earlier_id: str,
    ) -> None:
        row = button_row(at_bottom=True)
        profile = self._chooser(row, _("Compared with"), profiles, profile_id)
        profile.activated.connect(lambda: self.profile_chosen.emit(profile.currentData()))
        see, flips = button(_("Profiles")), button(_("Which verdicts flip?"))
        see.clicked.connect(self.profiles_requested)
        flips.clicked.connect(self.flips_requested)
        if earlier:
            other = self._chooser(row, _("Earlier attempt in the radar"), earlier, earlier_id)
            other.activated.connect(lambda: self.earlier_chosen.emit(other.currentData()))
        row.add(see)
        row.add(flips)
        self.column.addLayout(row)

    def _add_evidence_switch(self, *, is_on: bool) -> None:
        self.evidence_switch = CheckBox(_("Show what your evidence reaches"))
        self.evidence_switch.setChecked(is_on)
        self.evidence_switch.toggled.connect(self.evidence_shown)
        self.column.addWidget(self.evidence_switch)

    def _chooser(
        self, row: FlowRow, name: str, choices: Sequence[Choice], chosen: str
    ) -> QComboBox:
        field = Field(name, [(choice.text, choice.value) for choice in choices], chosen)
        row.add(field)
        return field.combo

    def _add_sections(self, state: ResultsState) -> None:
        self.column.addWidget(Heading(_("Competency by competency")))
        self._sections = {head.competency_id: SectionCard(head) for head in state.heads}
        for competency_id, card in self._sections.items():
            card.opened.connect(lambda one=competency_id: self.section_opened.emit(one))
            self.column.addWidget(card)
