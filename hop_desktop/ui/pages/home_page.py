"""Home: what to do next."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.home import HomeState, HomeStep, StandingState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.band_line import BandLine
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear

_Entry: TypeAlias = tuple[Callable[[], object], str, str]  # what it does, its name, its detail


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
        clear(self.column)
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
        for one in state.first_words:
            card.column.addWidget(Heading(one.label, scale=1.0))
            card.column.addWidget(PlainLabel(one.text))
        if step.kind == "resume":
            card.column.addWidget(Heading(_("Go on where you stopped")))
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
            figure = Heading(standing.value, scale=current_theme().type_scale.display)
            figure.setAccessibleName(_("Readiness {value} of 100").format(value=standing.value))
            label = Heading(standing.label)
            card.column.addLayout(button_row(figure, label, None))
            card.column.addWidget(BandLine(standing.percent, standing.band))
        card.column.addWidget(PlainLabel(standing.sentence))
        results = button(_("Look at the results"), primary=is_main)
        results.clicked.connect(self.results_requested)
        card.column.addLayout(button_row(results, None))
        self.column.addWidget(card)

    def _add_focus(self, state: HomeState) -> None:
        card = self._add_card(_("Focus areas"))
        if state.no_focus:
            card.column.addWidget(PlainLabel(state.no_focus))
        show = self.area_requested.emit
        _add_entries(
            card, [(partial(show, one.competency_id), one.name, one.detail) for one in state.focus]
        )
        plan = button(_("Open the plan"))
        plan.clicked.connect(self.plan_requested)
        card.column.addLayout(button_row(plan, None))

    def _add_due(self, state: HomeState) -> None:
        card = self._add_card(_("Actions due"))
        show = self.due_requested.emit
        _add_entries(
            card, [(partial(show, one.action_id), one.title, one.when) for one in state.due]
        )
        if state.more_due:
            card.column.addWidget(MutedLabel(state.more_due))

    def _add_retake(self, step: HomeStep) -> None:
        retake = button(step.name)
        retake.setAccessibleDescription(step.description)
        retake.clicked.connect(lambda: self.step_requested.emit(step.kind))
        card = Card()
        card.column.addWidget(Heading(_("Have you moved?")))
        card.column.addWidget(MutedLabel(step.description))
        card.column.addLayout(button_row(retake, None))
        self.column.addWidget(card)

    def _add_attempts(self, state: HomeState) -> None:
        card = self._add_card(_("Last attempts"))
        show = self.attempt_requested.emit
        _add_entries(
            card, [(partial(show, one.attempt_id), one.text, "") for one in state.attempts]
        )

    def _add_card(self, title: str) -> Card:
        card = Card()
        card.column.addWidget(Heading(title))
        self.column.addWidget(card)
        return card


def _add_entries(card: Card, entries: Sequence[_Entry]) -> None:
    """Append what leads on: each is a button named by its text and described by its detail."""
    spacing = current_theme().spacing
    column = QVBoxLayout()
    column.setSpacing(spacing.xs)
    for go, name, detail in entries:
        entry = button(name, icon_name="chevron-right", flat=True)
        entry.put_icon_last()
        entry.setAccessibleDescription(detail)
        entry.clicked.connect(lambda _checked=False, act=go: act())
        column.addWidget(entry)
        if detail:
            label = MutedLabel(detail)
            label.setContentsMargins(spacing.m, 0, spacing.m, spacing.s)
            column.addWidget(label)
    card.column.addLayout(column)
