"""The person's actions: the list, one of them in full, and what can be done with it."""

from PySide6.QtCore import Signal

from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.plan import ActionState
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import ActionDetail, ActionsState, Shown, shown_words
from hop_desktop.ui.widgets.action_list import ActionList
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.keyboard import named_control, place_of_keyboard
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, LatePlace, ScrollPage, button, button_row
from hop_desktop.ui.widgets.text_field import TextField


class ActionsPanel(ScrollPage):
    """Shows an `ActionsState`.

    Signals:
        new_requested, calendar_requested: As named.
        shown_chosen: Which actions the list is to show.
        action_chosen: Action id.
        state_chosen: Action id, its new state.
        edit_requested, delete_requested: Action id.
        move_requested: Action id, -1 up or 1 down.
        result_edited: Id of a done action, what is written about it so far.
        ledger_requested: Id of a done action, what came of it.
    """

    new_requested = Signal()
    calendar_requested = Signal()
    shown_chosen = Signal(str)
    action_chosen = Signal(str)
    state_chosen = Signal(str, str)
    edit_requested = Signal(str)
    delete_requested = Signal(str)
    move_requested = Signal(str, int)
    result_edited = Signal(str, str)
    ledger_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._detail: ActionDetail | None = None
        self._summary, self._empty, self._said = PlainLabel(), PlainLabel(), PlainLabel()
        self._shown = Field(_("Show"), [(shown_words(shown), shown) for shown in Shown], Shown.OPEN)
        self._list = ActionList()
        self._place = LatePlace()  # of the chosen action in full
        self._calendar = button(_("Save calendar file…"), icon_name="file-down")
        self._lay_out()
        self._shown.combo.activated.connect(
            lambda: self.shown_chosen.emit(self._shown.combo.currentData())
        )
        self._list.action_chosen.connect(self.action_chosen)
        self._list.ticked.connect(self._on_ticked)
        self._calendar.clicked.connect(self.calendar_requested)

    def show_state(self, state: ActionsState) -> None:
        _show_text(self._summary, state.summary)
        _show_text(self._empty, state.empty if not state.lines else "")
        self._shown.combo.setCurrentIndex(self._shown.combo.findData(state.shown))
        self._list.setVisible(bool(state.lines))
        chosen_id = state.chosen.action_id if state.chosen else ""
        self._list.show_lines(state.lines, chosen_id)
        self._calendar.setEnabled(state.can_save_calendar)
        if state.chosen != self._detail or state.chosen is None:
            self._show_detail(state.chosen)

    def say(self, text: str) -> None:
        """Say what was done; empty: nothing."""
        _show_text(self._said, text)

    def go_to_list(self) -> None:
        """Give the list the keyboard."""
        (self._shown.combo if self._list.isHidden() else self._list).setFocus()

    def _on_ticked(self, action_id: str, is_done: bool) -> None:  # noqa: FBT001 - a Qt signal
        self.state_chosen.emit(action_id, ActionState.DONE if is_done else ActionState.DOING)

    def _lay_out(self) -> None:
        new = button(_("New action"), primary=True)
        new.clicked.connect(self.new_requested)
        self.column.addWidget(self._summary)
        self.column.addLayout(button_row(new, None, self._calendar))
        self.column.addWidget(self._said)
        self.column.addWidget(self._shown)
        self.column.addWidget(self._empty)
        self.column.addWidget(self._list)
        self.column.addWidget(self._place)
        self.column.addStretch(1)
        for label in (self._summary, self._said, self._empty):
            label.hide()

    def _show_detail(self, detail: ActionDetail | None) -> None:
        """Show an action in the place of the other; the keyboard stays on the same control."""
        self._detail = detail
        place = place_of_keyboard(self._place)
        if place is not None:
            self.go_to_list()  # or it would leave the page with the control that goes
        self._place.clear()
        if detail is not None:
            self._place.add(self._make_card(detail))
        if place is not None and (same := named_control(self._place, place.name)) is not None:
            same.setFocus()

    def _make_card(self, detail: ActionDetail) -> Card:
        card = Card()
        card.column.addWidget(Heading(detail.title))
        for text in detail.paragraphs:
            card.column.addWidget(PlainLabel(text))
        self._add_moves(card, detail)
        if detail.asks_for_result:
            self._add_ledger(card, detail)
        if detail.ledger_note:
            card.column.addWidget(MutedLabel(detail.ledger_note))
        self._add_tools(card, detail)
        return card

    def _add_moves(self, card: Card, detail: ActionDetail) -> None:
        made = []
        for move in detail.moves:
            move_button = button(move.name, primary=move.leads_on)
            move_button.clicked.connect(
                lambda _checked=False, state=move.state: self.state_chosen.emit(
                    detail.action_id, state
                )
            )
            made.append(move_button)
        card.column.addLayout(button_row(*made, None))

    def _add_tools(self, card: Card, detail: ActionDetail) -> None:
        edit, delete = button(_("Edit…")), button(_("Delete"))
        up, down = button(_("Move up")), button(_("Move down"))
        up.setEnabled(detail.can_move_up)
        down.setEnabled(detail.can_move_down)
        action_id = detail.action_id
        edit.clicked.connect(lambda: self.edit_requested.emit(action_id))
        delete.clicked.connect(lambda: self.delete_requested.emit(action_id))
        up.clicked.connect(lambda: self.move_requested.emit(action_id, -1))
        down.clicked.connect(lambda: self.move_requested.emit(action_id, 1))
        card.column.addLayout(button_row(edit, up, down, None, delete))

    def _add_ledger(self, card: Card, detail: ActionDetail) -> None:
        card.column.addWidget(Heading(_("Keep it as evidence"), scale=1.0))
        card.column.addWidget(
            PlainLabel(_("Write it into your evidence, and it stands beside the next attempt."))
        )
        result = TextField(_("What came of it"), LIMITS["EvidenceEntry.result"])
        result.show_text(detail.result)
        result.edit.edited.connect(
            lambda: self.result_edited.emit(detail.action_id, result.edit.toPlainText())
        )
        label = MutedLabel(_("What came of it"))
        label.setBuddy(result.edit)
        add = button(_("Add to evidence"), primary=True)
        add.clicked.connect(
            lambda: self.ledger_requested.emit(detail.action_id, result.edit.toPlainText())
        )
        card.column.addWidget(label)
        card.column.addWidget(result)
        card.column.addLayout(button_row(add, None))


def _show_text(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
