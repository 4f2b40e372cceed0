"""Collecting a confidential round for somebody else."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hop_desktop.domain.feedback.answers import LONGEST_NAME
from hop_desktop.i18n import _
from hop_desktop.presentation.collect import CollectState, InvitedField, NewRound, RoundText
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.labels import Heading, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    Card,
    EmptyCard,
    TextCard,
    button,
    button_about,
    button_row,
)
from hop_desktop.ui.widgets.named import Named, NameField, field_row
from hop_desktop.ui.widgets.news_page import NewsPage
from hop_desktop.ui.widgets.number_field import WholeNumberField


class CollectPage(NewsPage):
    """Shows a `CollectState`; what is typed goes out at once and is kept by its receiver.

    Signals:
        choose_requested: A round file is to be chosen.
        name_edited: The collector's name so far.
        invited_edited: Group, how many people were invited.
        open_requested: The round that was chosen, with the collector's name in the field.
        cancel_requested: That round is not to be opened.
        forms_requested, answer_requested, comments_requested, close_requested: Id of a round.
        back_requested: To what the person asks for themselves.
    """

    choose_requested = Signal()
    name_edited = Signal(str)
    invited_edited = Signal(object, int)
    open_requested = Signal(str)
    cancel_requested = Signal()
    forms_requested = Signal(str)
    answer_requested = Signal(str)
    comments_requested = Signal(str)
    close_requested = Signal(str)
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)

    def show_state(self, state: CollectState) -> None:
        self.show_body(partial(_CollectBody, self, state))


class _CollectBody(Body):
    """The rounds that are open, and the one that is being opened."""

    def __init__(self, page: CollectPage, state: CollectState) -> None:
        super().__init__()
        self._page = page
        self.column.addWidget(Title(page_name(Route.COLLECT)))
        self.column.addWidget(PlainLabel(state.lead))
        if state.new is not None:
            self._add_new(state.new)
        next_one = next((r.asking for r in state.rounds if r.can_collect), "")
        for each in state.rounds:
            is_next = state.new is None and each.asking == next_one
            self._add_round(each, is_next=is_next)
        is_empty = not state.rounds and state.new is None
        choose = button(_("Open a round file…"), primary=is_empty)
        choose.clicked.connect(page.choose_requested)
        back = button(_("Back to other people's eyes"))
        back.clicked.connect(page.back_requested)
        if is_empty:
            text = _("No round is open here. Open the round file that you were sent.")
            self.column.addWidget(EmptyCard(text, choose, back))
        else:
            self.column.addLayout(button_row(choose, back, None))
        self.column.addWidget(TextCard(_("What is kept from whom"), state.rules))
        self.column.addStretch(1)

    def _add_new(self, new: NewRound) -> None:
        card, page = Card(), self._page
        card.column.addWidget(Heading(new.title))
        text = _("Your name, as those who answer read it")
        name = NameField(text, new.collector, LONGEST_NAME)
        name.edit.textEdited.connect(page.name_edited)
        card.column.addLayout(field_row(name))
        card.column.addLayout(field_row(*map(self._invited, new.fields)))
        begin, cancel = button(_("Save the forms…"), primary=True), button(_("Cancel"))
        begin.clicked.connect(lambda: page.open_requested.emit(name.edit.text()))
        cancel.clicked.connect(page.cancel_requested)
        card.column.addLayout(button_row(begin, cancel, None))
        self.column.addWidget(card)

    def _invited(self, each: InvitedField) -> QWidget:
        if each.lowest == each.highest:  # nothing to set
            told = PlainLabel(str(each.value))
            told.setMinimumHeight(scaled(current_theme().measures.control))  # as fields beside it
            return Named(each.name, told)
        field = WholeNumberField(each.name, each.lowest, each.highest, each.value)
        field.valueChanged.connect(partial(self._page.invited_edited.emit, each.group))
        return Named(each.name, field)

    def _add_round(self, each: RoundText, *, is_next: bool) -> None:
        card, page = Card(), self._page
        card.column.addWidget(Heading(each.title))
        for line in each.lines:
            card.column.addWidget(PlainLabel(line))
        for heading, texts in each.comments:
            card.column.addWidget(Heading(heading, scale=1.0))
            for text in texts:
                card.column.addWidget(PlainLabel(text))
        wanted = (
            (_("Take in an answer…"), page.answer_requested, each.can_collect),
            (_("Save the forms again…"), page.forms_requested, each.can_collect),
            (_("Look at the comments"), page.comments_requested, each.can_collect),
            (_("Close the round…"), page.close_requested, each.can_collect),
            (_("Save the result…"), page.close_requested, each.is_closed),
        )
        made: list[QWidget] = []
        for text, signal, is_offered in wanted:
            if is_offered:
                control = button_about(text, each.title, primary=is_next and not made)
                control.clicked.connect(lambda _on=False, s=signal: s.emit(each.asking))
                made.append(control)
        if made:
            card.column.addLayout(button_row(*made, None))
        self.column.addWidget(card)
