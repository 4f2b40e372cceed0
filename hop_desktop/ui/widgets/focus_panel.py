"""The focus areas with their actions, and what to leave alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.plan import FocusState, PlanState, ProposalState
from hop_desktop.ui.widgets.focus_area_card import FocusAreaCard
from hop_desktop.ui.widgets.labels import Heading, PlainLabel
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
        self._open: dict[str, tuple[str, ...]] = {}  # by competency id: names of open parts
        self._shape: object = None  # of what is on screen; the same shape is not drawn anew

    def show_state(self, state: PlanState) -> None:
        shape, body = _shape(state), self.body
        if isinstance(body, _FocusBody) and shape == self._shape:
            body.show_proposals(state)
            return
        self._shape = shape
        held = body.held_by_keyboard() if isinstance(body, _FocusBody) else ""
        new = self.show_body(partial(_FocusBody, self, state, self._open))
        if (same := new.proposal_card(held)) is not None:
            same.arrange.setFocus()

    def show_area(self, competency_id: str) -> None:
        """Bring an area, if it is there, to the top and the keyboard to its heading."""
        areas = self.body.areas if isinstance(self.body, _FocusBody) else {}
        if competency_id in areas:
            heading = areas[competency_id].heading
            heading.setFocus()
            QTimer.singleShot(0, heading, lambda: self._bring_to_top(heading))

    def _bring_to_top(self, heading: QWidget) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # or it has no place yet
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + heading.mapTo(self, QPoint(0, 0)).y())


class _FocusBody(Body):
    """The areas of one shape; what is proposed in them may change."""

    def __init__(
        self, panel: FocusPanel, state: PlanState, opened: dict[str, tuple[str, ...]]
    ) -> None:
        super().__init__()
        self._panel = panel
        self._opened = opened
        self.areas: dict[str, FocusAreaCard] = {}  # by competency id
        self.column.addWidget(PlainLabel(state.lead))
        if state.empty_title:
            self.column.addWidget(self._make_empty(state))
        for area in state.areas:
            self._add_area(area, state.formula)
        for title, lines in (
            (_("After these"), state.later),
            (_("Leave alone for now"), state.leave_alone),
        ):
            if lines:
                self.column.addWidget(TextCard(title, lines))
        self.column.addStretch(1)

    def show_proposals(self, state: PlanState) -> None:
        for area in state.areas:
            self.areas[area.competency_id].show_proposals((*area.proposals, *area.others))

    def proposal_card(self, library_id: str) -> ProposalCard | None:
        """Return the card of an action, if it is open."""
        cards = (area.cards.get(library_id) for area in self.areas.values())
        return next((card for card in cards if card is not None), None)

    def held_by_keyboard(self) -> str:
        """Return the library id of the card that has the keyboard; empty: none has."""
        focused: QWidget | None = QApplication.focusWidget()
        for area in self.areas.values():
            for library_id, card in area.cards.items():
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

    def _add_area(self, area: FocusState, formula: Sequence[str]) -> None:
        panel, competency_id = self._panel, area.competency_id
        card = FocusAreaCard(area, formula, self._opened.get(competency_id, ()))
        card.add_requested.connect(panel.add_requested)
        card.show_requested.connect(panel.show_requested)
        card.arrange_toggled.connect(panel.arrange_toggled)
        card.own_requested.connect(panel.own_requested)
        card.part_toggled.connect(partial(self._on_part, competency_id))
        self.areas[competency_id] = card
        self.column.addWidget(card)

    def _on_part(self, competency_id: str, name: str, is_open: bool) -> None:  # noqa: FBT001 - a Qt signal
        others = [part for part in self._opened.get(competency_id, ()) if part != name]
        self._opened[competency_id] = (*others, *([name] if is_open else []))


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
