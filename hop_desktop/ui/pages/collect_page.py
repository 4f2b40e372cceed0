"""Collecting a confidential round for somebody else."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hop_desktop.domain.feedback.answers import LONGEST_NAME
from hop_desktop.i18n import _
from hop_desktop.presentation.collect import CollectState, NewRound, RoundText
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    Card,
    EmptyCard,
    ScrollPage,
    TextCard,
    button,
    button_row,
)
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.number_field import WholeNumberField


class CollectPage(ScrollPage):
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

    def show_news(self, text: str) -> None:
        """Say what became of a wish."""
        if isinstance(self.body, _CollectBody):
            self.body.news.show_news(text)
            if text:
                self.verticalScrollBar().setValue(0)


class _CollectBody(Body):
    """The rounds that are open, and the one that is being opened."""

    def __init__(self, page: CollectPage, state: CollectState) -> None:
        super().__init__()
        self._page = page
        self.news = NewsLabel()
        self.column.addWidget(Title(page_name(Route.COLLECT)))
        self.column.addWidget(PlainLabel(state.lead))
        self.column.addWidget(self.news)
        if state.new is not None:
            self._add_new(state.new)
        for each in state.rounds:
            self._add_round(each)
        if not state.rounds and state.new is None:
            text = _("No round is open here. Open the round file that you were sent.")
            self.column.addWidget(EmptyCard(text, self._choose()))
        else:
            self.column.addLayout(button_row(self._choose(), None))
        self.column.addWidget(TextCard(_("What is kept from whom"), state.rules))
        back = button(_("Back to other people's eyes"))
        back.clicked.connect(page.back_requested)
        self.column.addLayout(button_row(back, None))
        self.column.addStretch(1)

    def _choose(self) -> QWidget:
        made = button(_("Open a round file…"))
        made.clicked.connect(self._page.choose_requested)
        return made

    def _add_new(self, new: NewRound) -> None:
        card, page = Card(), self._page
        card.column.addWidget(Heading(new.title))
        label = MutedLabel(_("Your name, as those who answer read it"))
        name = LineEdit(new.collector, LONGEST_NAME)
        name.setAccessibleName(label.text())
        label.setBuddy(name)
        name.textEdited.connect(page.name_edited)
        card.column.addWidget(label)
        card.column.addWidget(name)
        for each in new.fields:
            text = MutedLabel(each.name)
            field = WholeNumberField(each.name, each.lowest, each.highest, each.value)
            field.setEnabled(each.lowest < each.highest)
            field.valueChanged.connect(partial(page.invited_edited.emit, each.group))
            text.setBuddy(field)
            card.column.addWidget(text)
            card.column.addLayout(button_row(field, None))
        begin, cancel = button(_("Save the forms…"), primary=True), button(_("Cancel"))
        begin.clicked.connect(lambda: page.open_requested.emit(name.text()))
        cancel.clicked.connect(page.cancel_requested)
        card.column.addLayout(button_row(begin, cancel, None))
        self.column.addWidget(card)

    def _add_round(self, each: RoundText) -> None:
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
            (_("Save the forms…"), page.forms_requested, each.can_collect),
            (_("Look at the comments"), page.comments_requested, each.can_collect),
            (_("Close the round…"), page.close_requested, each.can_collect),
            (_("Save the result…"), page.close_requested, each.is_closed),
        )
        made = []
        for text, signal, is_offered in wanted:
            if is_offered:
                control = button(text)
                control.setAccessibleDescription(each.title)
                control.clicked.connect(lambda _on=False, s=signal: s.emit(each.asking))
                made.append(control)
        if made:
            card.column.addLayout(button_row(*made, None))
        self.column.addWidget(card)
