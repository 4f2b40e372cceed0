"""Review: what is missing before an attempt is finished."""

from functools import partial

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.review import ReviewState
from hop_desktop.ui.widgets.labels import Heading, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.list_card import ListCard


class ReviewPage(ScrollPage):
    """Shows a `ReviewState`.

    Signals:
        item_requested: Item id to answer.
        back_requested, finish_requested: As named.
    """

    item_requested = Signal(str)
    back_requested = Signal()
    finish_requested = Signal()

    def show_state(self, state: ReviewState) -> None:
        self.start_anew()
        self.column.addWidget(Title(state.title))
        self.column.addWidget(PlainLabel(state.summary))
        if state.unanswered:
            rows = ListCard(_("Unanswered"))
            for line in state.unanswered:
                rows.add_row(line.text, "", partial(self.item_requested.emit, line.item_id))
            self.column.addWidget(rows)
        if state.notes:
            card = Card()
            card.column.addWidget(Heading(_("Worth a second look")))
            for note in state.notes:
                card.column.addWidget(PlainLabel(note))
            self.column.addWidget(card)
        back = button(_("Back"))
        finish = button(_("Finish assessment"), primary=True)
        back.clicked.connect(self.back_requested)
        finish.clicked.connect(self.finish_requested)
        self.column.addLayout(button_row(finish, back, None))
        self.column.addStretch(1)
        finish.setFocus()
