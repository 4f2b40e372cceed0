"""Home: what to do next."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.home import FirstWord, HomeState, HomeStep, StandingState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.icon_tile import IconTile
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.list_card import ListCard
from hop_desktop.ui.widgets.readiness_figure import ReadinessFigure

_FIRST_PICTURES: Final = ("radar", "clock", "folder-open")  # beside the words of the first run


class HomePage(ScrollPage):
    """Shows a `HomeState`.

    Signals:
        step_requested: The next step: "start", "resume" or "retake".
        sample_requested: The person wants to look at the sample.
        attempt_requested: Attempt id to show the results of.
        results_requested, plan_requested: The page of that name.
        area_requested: Competency id of a focus area of the plan to show.
        due_requested: Id of an action of the plan to show.
    """

    step_requested = Signal(str)
    sample_requested = Signal()
    attempt_requested = Signal(str)
    results_requested = Signal()
    plan_requested = Signal()
    area_requested = Signal(str)
    due_requested = Signal(str)

    def show_state(self, state: HomeState) -> None:
        self.start_anew()
        self.column.addWidget(Title(state.title))
        self.column.addWidget(PlainLabel(state.lead))
        step = state.step
        if step is not None and step.kind != "retake":
            self._add_first_step(step, state)
        if state.standing is not None:
            is_main = step is not None and step.kind == "retake"
            self._add_standing(state.standing, is_main=is_main)
        if state.focus or state.no_focus:
            self._add_focus(state)
        if state.due:
            self._add_due(state)
        if step is not None and step.kind == "retake":
            self._add_retake(step)
        if state.attempts:
            self._add_attempts(state)
        self.column.addStretch(1)

    def _add_first_step(self, step: HomeStep, state: HomeState) -> None:
        card = Card()
        card.column.setSpacing(current_theme().spacing.l)
        for picture, words in zip(_FIRST_PICTURES, state.first_words, strict=False):
            card.column.addLayout(_first_word(picture, words))
        if step.kind == "resume":
            card.column.addWidget(Heading(_("Pick up where you left off")))
            card.column.addWidget(MutedLabel(step.description))
        begin = button(step.name, primary=True)
        begin.setAccessibleDescription(step.description)
        begin.clicked.connect(lambda: self.step_requested.emit(step.kind))
        sample = button(_("Look at a sample")) if state.shows_sample else None
        if sample is not None:
            sample.clicked.connect(self.sample_requested)
        card.column.addLayout(button_row(begin, *([sample] if sample else []), None))
        self.column.addWidget(card)

    def _add_standing(self, standing: StandingState, *, is_main: bool) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Where you stand")))
        card.column.addWidget(MutedLabel(standing.when))
        if standing.value:
            figure = standing.value, standing.label, standing.percent, standing.band
            card.column.addWidget(ReadinessFigure(*figure))
        if standing.trend:
            card.column.addWidget(Heading(standing.trend, scale=1.0))
        card.column.addWidget(PlainLabel(standing.sentence))
        results = button(_("Look at the results"), primary=is_main)
        results.clicked.connect(self.results_requested)
        card.column.addLayout(button_row(results, None))
        self.column.addWidget(card)

    def _add_focus(self, state: HomeState) -> None:
        card = self._add_list(_("Focus areas"))
        if state.no_focus:
            card.head.addWidget(PlainLabel(state.no_focus))
        for area in state.focus:
            card.add_row(
                area.name, area.detail, partial(self.area_requested.emit, area.competency_id)
            )
        plan = button(_("Open the plan"))
        plan.clicked.connect(self.plan_requested)
        card.foot.addLayout(button_row(plan, None))

    def _add_due(self, state: HomeState) -> None:
        card = self._add_list(_("Actions due"))
        for action in state.due:
            card.add_row(
                action.title, action.when, partial(self.due_requested.emit, action.action_id)
            )
        if state.more_due:
            card.foot.addWidget(MutedLabel(state.more_due))

    def _add_retake(self, step: HomeStep) -> None:
        retake = button(step.name)
        retake.setAccessibleDescription(step.description)
        retake.clicked.connect(lambda: self.step_requested.emit(step.kind))
        card = Card()
        card.column.addWidget(Heading(_("Time to retake?")))
        card.column.addWidget(MutedLabel(step.description))
        card.column.addLayout(button_row(retake, None))
        self.column.addWidget(card)

    def _add_attempts(self, state: HomeState) -> None:
        card = self._add_list(_("Last attempts"))
        for attempt in state.attempts:
            card.add_row(attempt.text, "", partial(self.attempt_requested.emit, attempt.attempt_id))

    def _add_list(self, title: str) -> ListCard:
        card = ListCard(title)
        self.column.addWidget(card)
        return card


def _first_word(picture: str, word: FirstWord) -> QHBoxLayout:
    spacing = current_theme().spacing
    row, words = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(spacing.l)
    row.addWidget(IconTile(picture), 0, Qt.AlignmentFlag.AlignTop)
    words.setSpacing(spacing.xs)
    words.addWidget(Heading(word.label, scale=1.0))
    words.addWidget(PlainLabel(word.text))
    row.addLayout(words, 1)
    return row
