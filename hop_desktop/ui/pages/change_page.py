"""What changed between two attempts, and room to say something about it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.change import ComparisonState
from hop_desktop.presentation.look_back import LookBackState
from hop_desktop.ui.widgets.changed_answers import ChangedAnswers
from hop_desktop.ui.widgets.dumbbell_list import DumbbellList
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, LatePlace, ScrollPage, button, button_row
from hop_desktop.ui.widgets.look_back_card import LookBackCard
from hop_desktop.ui.widgets.table import PlainTable


class ChangePage(ScrollPage):
    """Shows a `ComparisonState` and a `LookBackState`.

    Signals:
        history_requested, results_requested: As named.
        reason_edited: Item id, what is written about it so far.
        reasons_given: Texts by item id; an empty one is passed over.
        look_back_started, look_back_stopped: As named.
        look_back_moved: One item on or back: 1 or -1.
        level_chosen: The level that fitted then, as the look back says.
    """

    history_requested = Signal()
    results_requested = Signal()
    reason_edited = Signal(str, str)
    reasons_given = Signal(dict)
    look_back_started = Signal()
    look_back_stopped = Signal()
    look_back_moved = Signal(int)
    level_chosen = Signal(int)

    def show_problem(self, text: str) -> None:
        """Show why two attempts cannot be compared, or that there are none."""
        self.show_body(partial(_ProblemBody, self, text))

    def show_state(self, state: ComparisonState) -> None:
        self.show_body(partial(_ChangeBody, self, state))
        self.verticalScrollBar().setValue(0)

    def show_not_saved(self, text: str) -> None:
        """Say why the reasons could not be stored; what was typed stays."""
        if isinstance(self.body, _ChangeBody):
            self.body.answers.show_not_saved(text)

    def show_saved(self, text: str) -> None:
        """Say whether the level that was just chosen is on disk; the choice stays on screen."""
        if isinstance(self.body, _ChangeBody) and self.body.look_back is not None:
            self.body.look_back.show_saved(text)

    def show_look_back(self, state: LookBackState) -> None:
        """Show one question of the look back, or its beginning."""
        if isinstance(self.body, _ChangeBody):
            self.body.replace_look_back(state)

    def make_ways_back(self) -> QLayout:
        """Return the buttons that lead to History and to the results."""
        history, results = button(_("Back to History")), button(_("Show results"))
        history.clicked.connect(self.history_requested)
        results.clicked.connect(self.results_requested)
        return button_row(history, results, None)


class _ProblemBody(Body):
    """Why there is nothing to compare."""

    def __init__(self, page: ChangePage, text: str) -> None:
        super().__init__()
        self.column.addWidget(Title(_("What changed")))
        self.column.addWidget(PlainLabel(text))
        self.column.addLayout(page.make_ways_back())
        self.column.addStretch(1)


class _ChangeBody(Body):
    """Two attempts side by side."""

    def __init__(self, page: ChangePage, state: ComparisonState) -> None:
        super().__init__()
        self._page = page
        self.look_back: LookBackCard | None = None
        self._place = LatePlace()
        self.answers = ChangedAnswers(state.changes, state.ask_text)
        if not state.changes:
            self.answers.hide()
        self.answers.reason_edited.connect(page.reason_edited)
        self.answers.reasons_given.connect(page.reasons_given)
        self.column.addWidget(Title(_("What changed")))
        self.column.addLayout(page.make_ways_back())
        self.column.addWidget(_comparison_card(state))
        self.column.addWidget(self.answers)
        self.column.addWidget(self._place)
        self.column.addStretch(1)

    def replace_look_back(self, state: LookBackState) -> None:
        self._place.clear()
        self.look_back = None
        if not state.can_start:
            return
        card, page = LookBackCard(state), self._page
        card.started.connect(page.look_back_started)
        card.stopped.connect(page.look_back_stopped)
        card.moved.connect(page.look_back_moved)
        card.level_chosen.connect(page.level_chosen)
        self.look_back = card
        self._place.add(card)
        card.take_keyboard()


def _comparison_card(state: ComparisonState) -> Card:
    card = Card()
    card.column.addWidget(Heading(state.headline))
    card.column.addWidget(MutedLabel(state.title))
    card.column.addWidget(PlainLabel(state.summary))
    for note in state.notes:
        card.column.addWidget(MutedLabel(note))
    if state.dumbbells:
        card.column.addWidget(DumbbellList(_("Before and now, by competency"), state.dumbbells))
        card.column.addWidget(MutedLabel(state.legend))
    exact = Expander(_("Show as table"))
    table = PlainTable(_("Change by competency"))
    table.show_rows(state.headers, state.rows)
    exact.body.addWidget(table)
    card.column.addWidget(exact)
    if state.reading:
        reading = Expander(_("How to read this"))
        for line in state.reading:
            reading.body.addWidget(PlainLabel(line))
        card.column.addWidget(reading)
    return card
