"""Home: what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from hop_desktop.i18n import _
from hop_desktop.presentation.home import HomeState
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row, clear


class HomePage(ScrollPage):
    """Shows a `HomeState`.

    Signals:
        action_requested: The next step: "start", "resume" or "retake".
        sample_requested: The person wants to look at the sample.
        attempt_requested: Attempt id to show the results of.
        due_requested: Id of an action of the plan to show.
    """

    action_requested = Signal(str)
    sample_requested = Signal()
    attempt_requested = Signal(str)
    due_requested = Signal(str)

    def show_state(self, state: HomeState) -> None:
        clear(self.column)
        self.column.addWidget(Title(state.title))
        self.column.addWidget(PlainLabel(state.lead))
        if state.paragraphs or state.action:
            self._add_next_step(state)
        if state.readiness:
            self._add_latest(state)
        if state.due:
            self._add_due(state)
        if state.attempts:
            self._add_attempts(state)
        self.column.addStretch(1)

    def _add_next_step(self, state: HomeState) -> None:
        card = Card()
        for paragraph in state.paragraphs:
            card.column.addWidget(PlainLabel(paragraph))
        sample: QPushButton | None = None
        if state.shows_sample and state.action:
            sample = button(_("Look at a sample"))
            sample.clicked.connect(self.sample_requested)
        if state.action:
            kind = state.action.kind
            action = button(state.action.name, primary=True)
            action.setAccessibleDescription(state.action.description)
            action.clicked.connect(lambda: self.action_requested.emit(kind))
            card.column.addWidget(MutedLabel(state.action.description))
            widgets = (action, sample, None) if sample else (action, None)
            card.column.addLayout(button_row(*widgets))
        self.column.addWidget(card)

    def _add_latest(self, state: HomeState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Where you stand")))
        card.column.addWidget(PlainLabel(state.readiness))
        card.column.addWidget(PlainLabel(state.focus))
        self.column.addWidget(card)

    def _add_due(self, state: HomeState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Actions due")))
        for line in state.due:
            entry = button(line.text, flat=True)
            entry.clicked.connect(
                lambda _checked=False, one=line.attempt_id: self.due_requested.emit(one)
            )
            card.column.addWidget(entry)
        self.column.addWidget(card)

    def _add_attempts(self, state: HomeState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Last attempts")))
        for line in state.attempts:
            entry = button(line.text, flat=True)
            entry.clicked.connect(
                lambda _checked=False, one=line.attempt_id: self.attempt_requested.emit(one)
            )
            card.column.addWidget(entry)
        self.column.addWidget(card)
