"""All that one attempt under one profile shows on Results."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Chooser
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.competency_list import CompetencyList
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.keyboard import allow
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, LatePlace, button, button_row
from hop_desktop.ui.widgets.list_card import RowButton
from hop_desktop.ui.widgets.plan_button import PlanButton
from hop_desktop.ui.widgets.results_summary import ResultsSummary
from hop_desktop.ui.widgets.section_card import SectionCard
from hop_desktop.ui.widgets.step_card import StepCard

_SIDE_BY_SIDE_LINES = 46  # words and radar need this many text heights of width
_CARD_LINES = 14  # and a card this many


class ResultsBody(Body):
    """One attempt under one profile.

    Signals:
        choice_changed: Other verdicts are shown in the list now.
    """

    choice_changed = Signal()

    def __init__(self, state: ResultsState) -> None:
        super().__init__()
        self.summary = ResultsSummary(state)
        self.list = CompetencyList(state)
        self.steps = tuple(StepCard(step) for step in state.steps)
        self.compare = RowButton(_("Compare two profiles"))
        self.computation = Expander(_("How was this computed?"), is_card=True)
        self.quality = Expander(_("About the way you answered"), is_card=True)
        self.profiles = button(_("Profiles"))
        self.retake = button(_("Retake assessment"))
        self.changed = button(_("What changed"))
        self.others = button(_("Other people's eyes"))
        self.customise = button(_("Customise report…"))
        self.earlier: QComboBox | None = None
        self.others_view: QComboBox | None = None
        self._radar = LatePlace()
        self._step_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._hero = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.column.setSpacing(current_theme().spacing.m)
        self.profile = self._add_head(state)
        self._add_hero()
        self._add_steps()
        self.column.addWidget(self.list)
        self._add_rest(state)
        self._add_ways(state)
        self.column.addStretch(1)
        for chip in self.summary.chips:
            chip.toggled.connect(self._on_chip)
        self.list.all_requested.connect(self.show_all)

    def show_radar(self, radar: QWidget) -> None:
        self._radar.add(radar)

    def show_computation(self, lines: Sequence[str]) -> None:
        _fill(self.computation, lines)

    def show_planned(self, library_id: str, planned_id: str) -> None:
        for plan in self._plan_buttons():
            plan.show_planned(library_id, planned_id)

    def show_notice(self, text: str, *, can_save: bool = True) -> None:
        self.summary.notice.show_news(text)
        allow(self.summary.save, is_allowed=can_save)

    def show_all(self) -> None:
        """Show every competency again."""
        for chip in self.summary.chips:
            with QSignalBlocker(chip):
                chip.setChecked(False)
        self._choose()

    def row_of(self, competency_id: str) -> SectionCard:
        """Return the row of a competency, which is shown from now on."""
        section = self.list.section(competency_id)
        if section.isHidden():
            self.show_all()
        return section

    def fit(self, width: int) -> None:
        """Put beside each other what has room there, in a page of this width in pixels."""
        line = self.fontMetrics().height()
        is_wide = width >= _SIDE_BY_SIDE_LINES * line
        directions = QBoxLayout.Direction
        for part in (self._head, self._hero):
            part.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        for place, stretch in enumerate((2, 3) if is_wide else (0, 0)):
            self._hero.setStretch(place, stretch)
        is_row = width >= len(self.steps) * _CARD_LINES * line
        self._step_row.setDirection(directions.LeftToRight if is_row else directions.TopToBottom)

    def _plan_buttons(self) -> list[PlanButton]:
        offered = [card.plan for card in self.steps]
        return [
            *offered,
            *(button for row in self.list.sections.values() for button in row.plan_buttons),
        ]

    def _on_chip(self) -> None:
        self._choose()
        self.choice_changed.emit()

    def _choose(self) -> None:
        self.list.choose({chip.verdict for chip in self.summary.chips if chip.isChecked()})

    def _add_head(self, state: ResultsState) -> QComboBox:
        if state.is_sample:
            self.column.addWidget(Heading(_("This is a sample, not you. It is never stored.")))
        words = QWidget()
        title = QVBoxLayout(words)
        title.setContentsMargins(0, 0, 0, 0)
        title.setSpacing(0)
        title.addWidget(Title(state.title))
        title.addWidget(MutedLabel(state.subtitle))
        field = _field(_("Compared with"), state.profiles)
        self._head.addWidget(words, 1)
        fields = [field]
        if state.earlier.choices:
            earlier = _field(_("Earlier attempt in the radar"), state.earlier)
            self.earlier = earlier.combo
            fields.insert(0, earlier)
        if state.others.choices:
            others = _field(_("Others in the radar"), state.others)
            self.others_view = others.combo
            fields.insert(0, others)
        choosers = QWidget()
        choosers.setLayout(button_row(*fields, at_bottom=True))
        self._head.addWidget(choosers, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(self._head)
        return field.combo

    def _add_hero(self) -> None:
        card, spacing = Card(), current_theme().spacing
        card.column.setContentsMargins(spacing.xl, spacing.l, spacing.l, spacing.m)
        card.column.setSpacing(spacing.s)
        self._hero.setSpacing(spacing.l)
        self._hero.addWidget(self.summary)
        self._hero.addWidget(self._radar)
        card.column.addLayout(self._hero)
        self.column.addWidget(card)

    def _add_steps(self) -> None:
        if not self.steps:
            return
        self.column.addWidget(Heading(_("Start here")))
        group = QGroupBox()  # the same is offered again in an opened competency
        group.setAccessibleName(_("Start here"))
        group.setLayout(self._step_row)
        self._step_row.setContentsMargins(0, 0, 0, 0)
        self._step_row.setSpacing(current_theme().spacing.l)
        for card in self.steps:
            self._step_row.addWidget(card, 1)
        self.column.addWidget(group)

    def _add_rest(self, state: ResultsState) -> None:
        """Put everything else behind one row each."""
        if state.flips:
            changes = Expander(_("What this profile changes"), is_card=True)
            _fill(changes, state.flips)
            self.column.addWidget(changes)
        card = Card()
        card.column.setContentsMargins(*(current_theme().spacing.s,) * 4)
        card.column.addWidget(self.compare)
        self.column.addWidget(card)
        _fill(self.quality, state.quality)
        if state.feedback:
            self.quality.body.addWidget(
                Heading(_("Worth asking someone who sees you work"), scale=1.0)
            )
            _fill(self.quality, state.feedback)
        self.column.addWidget(self.quality)
        self.column.addWidget(self.computation)
        mind = Expander(_("What to keep in mind"), is_card=True)
        _fill(mind, state.honesty)
        self.column.addWidget(mind)

    def _add_ways(self, state: ResultsState) -> None:
        if state.is_sample:  # not setVisible: a button without a parent would show as a window
            self.retake.hide()
        if not state.earlier.choices:
            self.changed.hide()
        self.column.addLayout(
            button_row(self.customise, self.others, self.retake, self.changed, self.profiles)
        )


def _field(name: str, chooser: Chooser) -> Field:
    return Field(name, [(choice.text, choice.value) for choice in chooser.choices], chooser.chosen)


def _fill(part: Expander, lines: Sequence[str]) -> None:
    for line in lines:
        part.body.addWidget(PlainLabel(line))
