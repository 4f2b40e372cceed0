"""The focus areas with their actions, and what to leave alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.plan import FocusState, PlanState, ProposalState
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, TextCard, button, button_row
from hop_desktop.ui.widgets.proposal_card import ProposalCard


class FocusPanel(ScrollPage):
    """Shows a `PlanState`.

    Signals:
        add_requested, show_requested: Library id.
        arrange_toggled: Library id, whether it can be arranged within 8 weeks.
        own_requested: Competency id that an own action is to be written for.
        start_requested: The person wants to take an assessment.
    """

    add_requested = Signal(str)
    show_requested = Signal(str)
    arrange_toggled = Signal(str, bool)
    own_requested = Signal(str)
    start_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open: set[str] = set()  # competency ids whose other actions are shown
        self._shape: object = None  # of what is on screen; the same shape is not drawn anew

    def show_state(self, state: PlanState) -> None:
        shape, body = _shape(state), self.body
        if isinstance(body, _FocusBody) and shape == self._shape:
            body.show_proposals(_proposals(state))
            return
        self._shape = shape
        held = body.held_by_keyboard() if isinstance(body, _FocusBody) else ""
        new = self.show_body(partial(_FocusBody, self, state, self._open))
        if held in new.cards:
            new.cards[held].arrange.setFocus()

    def show_area(self, competency_id: str) -> None:
        """Bring an area, if it is there, to the top and the keyboard to its heading."""
        headings = self.body.headings if isinstance(self.body, _FocusBody) else {}
        heading = headings.get(competency_id)
        if heading is not None:
            heading.setFocus()
            QTimer.singleShot(0, heading, lambda: self._bring_to_top(heading))

    def _bring_to_top(self, heading: QWidget) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # or it has no place yet
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + heading.mapTo(self, QPoint(0, 0)).y())


class _FocusBody(Body):
    """The areas of one shape; what is proposed in them may change."""

    def __init__(self, panel: FocusPanel, state: PlanState, is_open: set[str]) -> None:
        super().__init__()
        self._panel = panel
        self._open = is_open
        self.cards: dict[str, ProposalCard] = {}
        self.headings: dict[str, Heading] = {}  # of the areas, by competency id
        self.column.addWidget(PlainLabel(state.lead))
        if state.empty_title:
            self.column.addWidget(self._make_empty(state))
        for area in state.areas:
            self._add_area(area)
        for title, lines in (
            (_("How the order is found"), state.formula),
            (_("After these"), state.later),
            (_("Leave alone for now"), state.leave_alone),
        ):
            if lines:
                self.column.addWidget(TextCard(title, lines))
        self.column.addStretch(1)

    def show_proposals(self, proposals: Sequence[ProposalState]) -> None:
        for proposal in proposals:
            if proposal.library_id in self.cards:
                self.cards[proposal.library_id].show_state(proposal)

    def held_by_keyboard(self) -> str:
        """Return the library id of the card that has the keyboard; empty: none has."""
        focused: QWidget | None = QApplication.focusWidget()
        for library_id, card in self.cards.items():
            if focused is not None and card.isAncestorOf(focused):
                return library_id
        return ""

    def _make_empty(self, state: PlanState) -> Card:
        card = Card()
        card.column.addWidget(Heading(state.empty_title))
        card.column.addWidget(PlainLabel(state.empty_text))
        own = button(_("Write my own action"))
        own.clicked.connect(lambda: self._panel.own_requested.emit(""))
        if state.offers_start:
            start = button(_("Take an assessment"), primary=True)
            start.clicked.connect(self._panel.start_requested)
            card.column.addLayout(button_row(start, own, None))
        else:
            card.column.addLayout(button_row(own, None))
        return card

    def _add_area(self, area: FocusState) -> None:
        self.column.addSpacing(self.column.spacing())
        heading = Heading(area.title)
        self.headings[area.competency_id] = heading
        self.column.addWidget(heading)
        for text in (area.reason, area.aim, area.facets):
            if text:
                self.column.addWidget(PlainLabel(text))
        self.column.addWidget(MutedLabel(area.numbers))
        for proposal in area.proposals:
            self.column.addWidget(self._make_card(proposal))
        if not area.proposals:
            self.column.addWidget(PlainLabel(_("No action of the library is left for this step.")))
        if area.aid:
            self.column.addWidget(MutedLabel(area.aid))
        self._add_others(area)

    def _add_others(self, area: FocusState) -> None:
        own = button(_("Write my own action"))
        own.setAccessibleName(f"{own.text()}: {area.title}")
        own.clicked.connect(lambda: self._panel.own_requested.emit(area.competency_id))
        self.column.addLayout(button_row(own, None))
        if not area.others:
            return
        others = QVBoxLayout()
        if area.competency_id in self._open:
            self._fill_others(others, area.others)
        else:
            more = button(area.others_name, flat=True)

            def show_others() -> None:
                self._open.add(area.competency_id)
                more.hide()
                first = self._fill_others(others, area.others)
                first.arrange.setFocus()

            more.clicked.connect(show_others)
            self.column.addLayout(button_row(more, None))
        self.column.addLayout(others)

    def _fill_others(self, column: QVBoxLayout, proposals: Sequence[ProposalState]) -> ProposalCard:
        made = [self._make_card(proposal) for proposal in proposals]
        for card in made:
            column.addWidget(card)
        return made[0]

    def _make_card(self, proposal: ProposalState) -> ProposalCard:
        card = ProposalCard(proposal)
        card.add_requested.connect(self._panel.add_requested)
        card.show_requested.connect(self._panel.show_requested)
        card.arrange_toggled.connect(self._panel.arrange_toggled)
        self.cards[proposal.library_id] = card
        return card


def _proposals(state: PlanState) -> Sequence[ProposalState]:
    return [proposal for area in state.areas for proposal in (*area.proposals, *area.others)]


def _shape(state: PlanState) -> object:
    """Return everything but what a card can show anew by itself."""
    areas = [
        (
            area.title,
            area.reason,
            [proposal.library_id for proposal in area.proposals],
            area.others_name,
        )
        for area in state.areas
    ]
    order = [proposal.library_id for proposal in _proposals(state)]
    return areas, order, state.lead, state.empty_title, state.later, state.leave_alone
