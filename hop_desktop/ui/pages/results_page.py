"""Results: where the person stands, how sure that is, and how it was computed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Chooser
from hop_desktop.presentation.competency_section import CompetencySection
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.flow import FlowRow
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
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

    def show_empty(self) -> None:
        """Say that there is nothing to show yet."""
        self.show_body(partial(_EmptyBody, self))

    def show_state(self, state: ResultsState) -> None:
        self.show_body(partial(_ResultsBody, self, state))

    def show_section(self, section: CompetencySection, computation: Sequence[str]) -> None:
        """Fill the section that was opened; `computation` follows its numbers."""
        if isinstance(self.body, _ResultsBody):
            self.body.sections[section.competency_id].show_section(section, computation)

    def show_computation(self, lines: Sequence[str]) -> None:
        if isinstance(self.body, _ResultsBody):
            self.body.show_computation(lines)

    def show_charts(self, charts: Sequence[tuple[str, QWidget]]) -> None:
        """Put the charts in their place, each with its buttons."""
        if isinstance(self.body, _ResultsBody):
            self.body.show_charts(charts)

    def show_notice(self, text: str) -> None:
        """Say what became of a wish."""
        if isinstance(self.body, _ResultsBody):
            self.body.show_notice(text)

    def show_saving(self) -> None:
        """Say that the report is being written; nobody can ask for it twice."""
        if isinstance(self.body, _ResultsBody):
            self.body.show_notice(_("Writing the report …"), can_save=False)

    def focus_evidence_switch(self) -> None:
        """Put the keyboard where the evidenced levels are shown or not."""
        if isinstance(self.body, _ResultsBody):
            self.body.evidence_switch.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.body, _ResultsBody):
            self.body.place_charts()


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


class _ResultsBody(Body):
    """One attempt under one profile."""

    def __init__(self, page: ResultsPage, state: ResultsState) -> None:
        super().__init__()
        self._page = page
        self._save = button(_("Save report…"), primary=True)
        self._notice = NewsLabel()
        self._charts = LatePlace()
        self.evidence_switch = CheckBox(_("Show what your evidence reaches"))
        self.sections = {head.competency_id: SectionCard(head) for head in state.heads}
        self._computation = Expander(_("How was this computed?"), is_card=True)
        self._add_head(state)
        self._add_readiness(state)
        self._add_choosers(state)
        self._add_evidence_switch(state)
        self.column.addWidget(self._charts)
        table = PlainTable(_("Scores by competency"))
        table.show_rows(state.headers, state.rows)
        self.column.addWidget(table)
        if state.flips:
            self.column.addWidget(TextCard(_("Verdicts that flip with this profile"), state.flips))
        self._add_sections()
        if state.feedback:
            title = _("Worth asking someone who sees you work")
            self.column.addWidget(TextCard(title, state.feedback))
        self.column.addWidget(TextCard(_("About the way you answered"), state.quality))
        self._computation.opened.connect(page.computation_opened)
        self.column.addWidget(self._computation)
        self.column.addWidget(TextCard(_("What to keep in mind"), state.honesty))
        self.column.addStretch(1)

    def show_computation(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._computation.body.addWidget(PlainLabel(line))

    def show_charts(self, charts: Sequence[tuple[str, QWidget]]) -> None:
        page = self._page
        for name, chart in charts:
            copy, save = button(_("Copy chart")), button(_("Save chart…"))
            copy.clicked.connect(
                lambda _c=False, chart_name=name: page.copy_chart_requested.emit(chart_name)
            )
            save.clicked.connect(
                lambda _c=False, chart_name=name: page.save_chart_requested.emit(chart_name)
            )
            for control in (copy, save):
                control.setAccessibleDescription(chart.accessibleName())
            card = Card()
            card.column.addWidget(chart)
            card.column.addLayout(button_row(None, copy, save))
            self._charts.add(card)
        self.place_charts()

    def show_notice(self, text: str, *, can_save: bool = True) -> None:
        self._notice.show_news(text)
        self._save.setEnabled(can_save)

    def place_charts(self) -> None:
        """Show the charts beside each other where there is room for both."""
        needed = SIDE_BY_SIDE_LINES * self.fontMetrics().height()
        columns = 2 if self._page.viewport().width() >= needed else 1
        self._charts.show_in_columns(columns)

    def _add_head(self, state: ResultsState) -> None:
        if state.is_sample:
            self.column.addWidget(Heading(_("This is a sample, not you. It is never stored.")))
        self.column.addWidget(Title(state.title))
        self.column.addWidget(MutedLabel(state.subtitle))
        self.column.addWidget(Heading(state.headline))
        page = self._page
        self._save.clicked.connect(page.save_requested)
        retake = button(_("Retake assessment"))
        retake.clicked.connect(page.retake_requested)
        if state.is_sample:  # not setVisible: a button without a parent would show as a window
            retake.hide()
        changed = button(_("What changed"))
        changed.clicked.connect(page.change_requested)
        if not state.earlier.choices:
            changed.hide()
        choose = button(_("Choose what goes in…"))
        choose.clicked.connect(page.report_requested)
        self.column.addLayout(button_row(self._save, choose, retake, changed, None))
        self.column.addWidget(self._notice)

    def _add_readiness(self, state: ResultsState) -> None:
        card = Card()
        if state.readiness_band is None:
            card.column.addWidget(Heading(state.readiness_label))
        else:
            figure = state.readiness_value, state.readiness_label, state.readiness_percent
            card.column.addWidget(ReadinessFigure(*figure, state.readiness_band))
        card.column.addWidget(PlainLabel(state.readiness_sentence))
        for text in (state.alike, state.strongest, state.nearest_role):
            if text:
                card.column.addWidget(PlainLabel(text))
        self.column.addWidget(card)

    def _add_choosers(self, state: ResultsState) -> None:
        row, page = button_row(at_bottom=True), self._page
        profile = _add_chooser(row, _("Compared with"), state.profiles)
        profile.activated.connect(lambda: page.profile_chosen.emit(profile.currentData()))
        see, flips = button(_("Profiles")), button(_("Compare two profiles"))
        see.clicked.connect(page.profiles_requested)
        flips.clicked.connect(page.flips_requested)
        if state.earlier.choices:
            other = _add_chooser(row, _("Earlier attempt in the radar"), state.earlier)
            other.activated.connect(lambda: page.earlier_chosen.emit(other.currentData()))
        row.add(see)
        row.add(flips)
        self.column.addLayout(row)

    def _add_evidence_switch(self, state: ResultsState) -> None:
        self.column.addWidget(self.evidence_switch)
        self.evidence_switch.setChecked(state.shows_evidence)
        self.evidence_switch.toggled.connect(self._page.evidence_shown)
        if not state.can_show_evidence:
            self.evidence_switch.hide()

    def _add_sections(self) -> None:
        self.column.addWidget(Heading(_("Competency by competency")))
        for competency_id, card in self.sections.items():
            card.opened.connect(partial(self._page.section_opened.emit, competency_id))
            self.column.addWidget(card)


def _add_chooser(row: FlowRow, name: str, chooser: Chooser) -> QComboBox:
    field = Field(name, [(choice.text, choice.value) for choice in chooser.choices], chooser.chosen)
    row.add(field)
    return field.combo
