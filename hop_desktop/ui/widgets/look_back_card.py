"""The look back at an earlier attempt: its beginning, or one question of it."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.look_back import LookBackState
from hop_desktop.ui.widgets.choice_group import ChoiceGroupBox
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row


class LookBackCard(Card):
    """Shows one `LookBackState`; another one gets a card of its own.

    Signals:
        started, stopped: As named.
        moved: One item on or back: 1 or -1.
        level_chosen: The level that fitted then.
    """

    started = Signal()
    stopped = Signal()
    moved = Signal(int)
    level_chosen = Signal(int)

    def __init__(self, state: LookBackState) -> None:
        super().__init__()
        self._saved = NewsLabel()
        self._box: ChoiceGroupBox | None = None
        self.column.addWidget(Heading(_("Look back (optional)")))
        if state.group is None:
            self._add_beginning(state)
        else:
            self._box = box = ChoiceGroupBox(state.group)
            box.chosen.connect(lambda _role, choice: self.level_chosen.emit(int(choice)))
            self._add_question(state, box)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is chosen, else to the first choice."""
        if self._box is not None:
            cards = self._box.cards
            next((option for option in cards if option.isChecked()), cards[0]).setFocus()

    def show_saved(self, text: str) -> None:
        """Say whether the level that was just chosen is on disk; the choice stays on screen."""
        self._saved.show_news(text)

    def _add_beginning(self, state: LookBackState) -> None:
        self.column.addWidget(PlainLabel(state.intro))
        if state.result:
            self.column.addWidget(PlainLabel(state.result))
        start = button(state.start_text)
        start.clicked.connect(self.started)
        self.column.addLayout(button_row(start, None))

    def _add_question(self, state: LookBackState, box: ChoiceGroupBox) -> None:
        self.column.addWidget(MutedLabel(state.progress_text))
        self.column.addWidget(PlainLabel(box.accessibleName()))
        self.column.addWidget(box)
        back, on = button(_("Back")), button(_("Next"), primary=True)
        stop = button(_("Stop looking back"))
        back.clicked.connect(lambda: self.moved.emit(-1))
        on.clicked.connect(lambda: self.moved.emit(1))
        stop.clicked.connect(self.stopped)
        self.column.addWidget(self._saved)
        self.column.addLayout(button_row(on, back, stop, None))
