"""One focus area: what, why, and the first action; the rest opens."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.plan import FocusState, ProposalState
from hop_desktop.ui.widgets.expander import Expander
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row
from hop_desktop.ui.widgets.proposal_card import ProposalButton, ProposalCard


class FocusAreaCard(Card):
    """Shows a `FocusState`.

    Signals:
        add_requested, show_requested: Library id.
        arrange_toggled: Library id, whether it can be arranged within 8 weeks.
        own_requested: Competency id that an own action is to be written for.
        part_toggled: Name of a part that opened or closed; whether it is open.
    """

    add_requested = Signal(str)
    show_requested = Signal(str)
    arrange_toggled = Signal(str, bool)
    own_requested = Signal(str)
    part_toggled = Signal(str, bool)

    def __init__(self, area: FocusState, formula: Sequence[str], opened: Sequence[str]) -> None:
        """Make a card; `opened` names the parts that are open from the beginning."""
        super().__init__()
        self.cards: dict[str, ProposalCard] = {}  # of the actions that were opened, by library id
        self.heading = Heading(area.title)
        self._area = area
        self._first = ProposalButton(area.proposals[0]) if area.proposals else None
        self.column.addWidget(self.heading)
        self.column.addWidget(PlainLabel(area.reason))
        self.column.addWidget(PlainLabel(area.first))
        if self._first is not None:
            self._first.add_requested.connect(self.add_requested)
            self._first.show_requested.connect(self.show_requested)
            self.column.addLayout(button_row(self._first, None))
        why = Expander(_("Why this order?"))
        why.toggle.setAccessibleDescription(area.title)
        why.opened.connect(partial(_fill, why, (area.numbers, *formula)))
        actions = Expander(area.actions_name)
        actions.opened.connect(partial(self._fill_actions, actions))
        for name, part in (("why", why), ("actions", actions)):
            part.toggle.toggled.connect(partial(self.part_toggled.emit, name))
            self.column.addWidget(part)
            part.toggle.setChecked(name in opened)

    def show_proposals(self, proposals: Sequence[ProposalState]) -> None:
        """Show what may change about the same actions."""
        for number, proposal in enumerate(proposals):
            if number == 0 and self._first is not None:
                self._first.show_state(proposal)
            if proposal.library_id in self.cards:
                self.cards[proposal.library_id].show_state(proposal)

    def _fill_actions(self, part: Expander) -> None:
        area, column = self._area, part.body
        for text in (area.aim, area.facets):
            if text:
                column.addWidget(PlainLabel(text))
        for proposal in area.proposals:
            column.addWidget(self._make_card(proposal))
        if area.aid:
            column.addWidget(MutedLabel(area.aid))
        own = button(_("Write my own action"))
        own.setAccessibleName(f"{own.text()}: {area.title}")
        own.clicked.connect(lambda: self.own_requested.emit(area.competency_id))
        column.addLayout(button_row(own, None))
        if area.others:
            self._add_others(column, area)

    def _add_others(self, column: QVBoxLayout, area: FocusState) -> None:
        more, others = button(area.others_name, flat=True), QVBoxLayout()

        def show_others() -> None:
            more.hide()
            made = [self._make_card(proposal) for proposal in area.others]
            for card in made:
                others.addWidget(card)
            made[0].arrange.setFocus()

        more.clicked.connect(show_others)
        column.addLayout(button_row(more, None))
        column.addLayout(others)

    def _make_card(self, proposal: ProposalState) -> ProposalCard:
        card = ProposalCard(proposal)
        card.add_requested.connect(self.add_requested)
        card.show_requested.connect(self.show_requested)
        card.arrange_toggled.connect(self.arrange_toggled)
        self.cards[proposal.library_id] = card
        return card


def _fill(part: Expander, lines: Sequence[str]) -> None:
    for line in lines:
        part.body.addWidget(PlainLabel(line))
