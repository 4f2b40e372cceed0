"""Other people's eyes: asking, taking in what comes back, and reading it."""

from functools import partial

from PySide6.QtCore import Signal

from hop_desktop.domain.feedback.answers import LONGEST_NAME
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.limits import PASTED_SHEET
from hop_desktop.i18n import _
from hop_desktop.presentation.others import AskingText, OthersState
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.widgets.asking_card import AskingCard
from hop_desktop.ui.widgets.came_back_card import CameBackCard
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    Card,
    ScrollPage,
    TextCard,
    button,
    button_row,
)
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.table import PlainTable
from hop_desktop.ui.widgets.text_field import TextField


class OthersPage(ScrollPage):
    """Shows an `OthersState`; what is typed goes out at once and is kept by its receiver.

    Signals:
        name_edited, pasted_edited: The text so far.
        language_chosen: Code of the language of the next form.
        ask_requested: Asking, the name in the field, groups of a confidential round.
        message_requested: Asking; what to write beside its file is to be copied.
        again_requested, withdraw_requested: Id of an asking.
        file_requested: An answer is to be taken in from a file.
        pasted_requested: What was pasted is to be taken in.
        keep_requested, talk_requested, delete_requested: Number of an answer.
        thanks_requested: A text of thanks is to be copied.
        collect_requested: The person collects for somebody else.
    """

    name_edited = Signal(str)
    pasted_edited = Signal(str)
    language_chosen = Signal(str)
    ask_requested = Signal(object, str, object)
    message_requested = Signal(object)
    again_requested = Signal(str)
    withdraw_requested = Signal(str)
    file_requested = Signal()
    pasted_requested = Signal()
    keep_requested = Signal(str)
    talk_requested = Signal(str)
    delete_requested = Signal(str)
    thanks_requested = Signal()
    collect_requested = Signal()

    def __init__(self) -> None:
        super().__init__(is_wide=True)

    def show_state(self, state: OthersState) -> None:
        self.show_body(partial(_OthersBody, self, state))

    def show_news(self, text: str) -> None:
        """Say what became of a wish."""
        if isinstance(self.body, _OthersBody):
            self.body.news.show_news(text)
            if text:
                self.verticalScrollBar().setValue(0)


class _OthersBody(Body):
    """What came back stands first: it is what the person comes for once they asked."""

    def __init__(self, page: OthersPage, state: OthersState) -> None:
        super().__init__()
        self._page = page
        self.news = NewsLabel()
        self.column.addWidget(Title(page_name(Route.OTHERS)))
        self.column.addWidget(PlainLabel(state.lead))
        self.column.addWidget(self.news)
        if state.overview:
            self.column.addWidget(TextCard(_("What others see"), state.overview))
        for shown in state.came_back:
            card = CameBackCard(shown)
            card.keep_requested.connect(page.keep_requested)
            card.talk_requested.connect(page.talk_requested)
            card.delete_requested.connect(page.delete_requested)
            self.column.addWidget(card)
        if state.rounds:
            table = PlainTable(_("Rounds side by side"))
            table.show_rows(state.rounds[0], state.rounds[1:])
            self.column.addWidget(Heading(_("Rounds side by side")))
            self.column.addWidget(table)
        if state.came_back:
            thanks = button(_("Copy a thank-you text"))
            thanks.clicked.connect(page.thanks_requested)
            self.column.addLayout(button_row(thanks, None))
        self._add_taking_in(state)
        self._add_asking(state)
        if state.asked:
            self._add_asked(state.asked)
        collect = button(_("Collect for someone"))
        collect.clicked.connect(page.collect_requested)
        self.column.addLayout(button_row(collect, None))
        self.column.addStretch(1)

    def _add_taking_in(self, state: OthersState) -> None:
        if not state.asked:
            return
        card = Card()
        card.column.addWidget(Heading(_("Take in what came back")))
        choose = button(_("Open an answer…"), primary=True)
        choose.clicked.connect(self._page.file_requested)
        card.column.addLayout(button_row(choose, None))
        name = _("Or paste a filled-in text sheet here")
        pasted = TextField(name, PASTED_SHEET)
        pasted.show_text(state.pasted)
        take = button(_("Take in the sheet"))
        take.setEnabled(bool(state.pasted.strip()))
        take.clicked.connect(self._page.pasted_requested)

        def on_edited() -> None:
            text = pasted.edit.toPlainText()
            take.setEnabled(bool(text.strip()))
            self._page.pasted_edited.emit(text)

        pasted.edit.edited.connect(on_edited)
        label = MutedLabel(name)
        label.setBuddy(pasted.edit)
        card.column.addWidget(label)
        card.column.addWidget(pasted)
        card.column.addLayout(button_row(take, None))
        self.column.addWidget(card)

    def _add_asking(self, state: OthersState) -> None:
        self.column.addWidget(Heading(_("Ask someone")))
        name = LineEdit(state.name, LONGEST_NAME)
        self.column.addWidget(self._who(state, name))
        groups = (
            (Group.PEERS, _("Peers"), True),
            (Group.REPORTS, _("Direct reports"), True),
            (Group.MANAGER, _("Your manager, whose figures stand by themselves"), False),
        )
        for kind in Asking:
            card = AskingCard(kind, groups if kind is Asking.CONFIDENTIAL else ())
            card.wanted.connect(
                lambda kind, groups: self._page.ask_requested.emit(kind, name.text(), groups)
            )
            card.message_wanted.connect(self._page.message_requested)
            self.column.addWidget(card)

    def _who(self, state: OthersState, field: LineEdit) -> Card:
        card = Card()
        label = MutedLabel(_("Your name, as they read it"))
        field.setAccessibleName(label.text())
        label.setBuddy(field)
        field.textEdited.connect(self._page.name_edited)
        card.column.addWidget(label)
        card.column.addWidget(field)
        choices = [(choice.text, choice.value) for choice in state.language.choices]
        chooser = Field(_("Language of the form"), choices, state.language.chosen)
        chooser.combo.activated.connect(
            lambda _index: self._page.language_chosen.emit(chooser.combo.currentData())
        )
        card.column.addLayout(button_row(chooser, None))
        return card

    def _add_asked(self, asked: tuple[AskingText, ...]) -> None:
        card = Card()
        card.column.addWidget(Heading(_("What you asked")))
        for each in asked:
            card.column.addWidget(PlainLabel(each.text))
            again = button(_("Save its file again…"))
            withdraw = button(_("Withdraw…"))
            for control, signal in (
                (again, self._page.again_requested),
                (withdraw, self._page.withdraw_requested),
            ):
                control.setAccessibleDescription(each.text)
                control.clicked.connect(lambda _on=False, s=signal, a=each.asking: s.emit(a))
            card.column.addLayout(button_row(again, withdraw, None))
        self.column.addWidget(card)
