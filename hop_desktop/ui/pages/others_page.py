"""Other people's eyes: asking, taking in what comes back, and reading it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from hop_desktop.domain.feedback.answers import LONGEST_NAME
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.limits import PASTED_SHEET
from hop_desktop.i18n import _
from hop_desktop.presentation.others import AskingText, OthersState
from hop_desktop.ui.navigation import Route, page_name
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.asking_card import AskingCard
from hop_desktop.ui.widgets.came_back_card import CameBackCard
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import (
    Body,
    Card,
    LatePlace,
    TextCard,
    button,
    button_about,
    button_row,
)
from hop_desktop.ui.widgets.list_card import RowButton
from hop_desktop.ui.widgets.named import NameField, field_row
from hop_desktop.ui.widgets.news_page import NewsPage
from hop_desktop.ui.widgets.table import PlainTable
from hop_desktop.ui.widgets.text_field import TextField

_CARD_LINES: Final = 16  # text heights that a way to ask must be wide to stand beside another


class OthersPage(NewsPage):
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
        self.show_body(partial(_OthersBody, self, state)).fit(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.body, _OthersBody):
            self.body.fit(self.viewport().width())


class _OthersBody(Body):
    """What came back stands first: it is what the person comes for once they asked."""

    def __init__(self, page: OthersPage, state: OthersState) -> None:
        super().__init__()
        self._page = page
        self._askings = LatePlace()
        self.column.addWidget(Title(page_name(Route.OTHERS)))
        self.column.addWidget(PlainLabel(state.lead))
        self._add_came_back(state)
        if state.asked:
            self._add_asked(state.asked)
            self._add_taking_in(state)
        self._add_asking(state)
        self._add_collecting()
        self.column.addStretch(1)

    def fit(self, width: int) -> None:
        """Put the ways to ask beside each other where there is room in a page of this width."""
        is_row = width >= len(Asking) * _CARD_LINES * self.fontMetrics().height()
        self._askings.show_in_columns(len(Asking) if is_row else 1)

    def _add_came_back(self, state: OthersState) -> None:
        if state.overview:
            self.column.addWidget(TextCard(_("What others see"), state.overview))
        for shown in state.came_back:
            card = CameBackCard(shown)
            card.keep_requested.connect(self._page.keep_requested)
            card.talk_requested.connect(self._page.talk_requested)
            card.delete_requested.connect(self._page.delete_requested)
            self.column.addWidget(card)
        if state.rounds:
            side_by_side = Card()
            table = PlainTable(_("Rounds side by side"))
            table.show_rows(state.rounds[0], state.rounds[1:])
            side_by_side.column.addWidget(Heading(_("Rounds side by side")))
            side_by_side.column.addWidget(table)
            self.column.addWidget(side_by_side)

    def _add_asked(self, asked: tuple[AskingText, ...]) -> None:
        card = Card()
        card.column.addWidget(Heading(_("What you asked")))
        for each in asked:
            again = button_about(_("Save its file again…"), each.text)
            withdraw = button_about(_("Withdraw…"), each.text)
            for control, signal in (
                (again, self._page.again_requested),
                (withdraw, self._page.withdraw_requested),
            ):
                control.clicked.connect(lambda _on=False, s=signal, a=each.asking: s.emit(a))
            row = button_row(PlainLabel(each.text), None, again, withdraw)
            card.column.addLayout(row)
        self.column.addWidget(card)

    def _add_taking_in(self, state: OthersState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Take in what came back")))
        choose = button(_("Open an answer…"), primary=True)
        choose.clicked.connect(self._page.file_requested)
        thanks = button(_("Copy a thank-you text"))
        thanks.clicked.connect(self._page.thanks_requested)
        card.column.addLayout(button_row(choose, thanks if state.came_back else None, None))
        name = _("Or paste a filled-in text sheet here")
        pasted = TextField(name, PASTED_SHEET)
        pasted.show_text(state.pasted)
        pasted.edit.edited.connect(lambda: self._page.pasted_edited.emit(pasted.edit.toPlainText()))
        take = button(_("Take in the sheet"))
        take.clicked.connect(self._page.pasted_requested)
        label = MutedLabel(name)
        label.setBuddy(pasted.edit)
        card.column.addWidget(label)
        card.column.addWidget(pasted)
        card.column.addLayout(button_row(take, None))
        self.column.addWidget(card)

    def _add_asking(self, state: OthersState) -> None:
        self.column.addWidget(Heading(_("Ask someone")))
        name = NameField(_("Your name, as they read it"), state.name, LONGEST_NAME)
        name.edit.textEdited.connect(self._page.name_edited)
        self.column.addWidget(self._who(state, name))
        groups = (
            (Group.PEERS, _("Peers"), True),
            (Group.REPORTS, _("Direct reports"), True),
            (Group.MANAGER, _("Your manager, whose figures stand by themselves"), False),
        )
        is_first = not state.asked
        for kind in Asking:
            card = AskingCard(
                kind,
                groups if kind is Asking.CONFIDENTIAL else (),
                primary=is_first and kind is Asking.VIEW,
            )
            card.wanted.connect(
                lambda kind, groups: self._page.ask_requested.emit(kind, name.edit.text(), groups)
            )
            card.message_wanted.connect(self._page.message_requested)
            self._askings.add(card)
        self.column.addWidget(self._askings)

    def _who(self, state: OthersState, name: NameField) -> Card:
        card = Card()
        choices = [(choice.text, choice.value) for choice in state.language.choices]
        chooser = Field(_("Language of the form"), choices, state.language.chosen)
        chooser.combo.activated.connect(
            lambda _index: self._page.language_chosen.emit(chooser.combo.currentData())
        )
        card.column.addLayout(field_row(name, chooser))
        return card

    def _add_collecting(self) -> None:
        card = Card()
        card.column.setContentsMargins(*(current_theme().spacing.s,) * 4)
        detail = _("When somebody asks you to collect what others say of them.")
        collect = RowButton(_("Collect for someone"), detail)
        collect.clicked.connect(self._page.collect_requested)
        card.column.addWidget(collect)
        self.column.addWidget(card)
