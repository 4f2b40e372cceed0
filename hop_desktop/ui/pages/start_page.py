"""Start: choose a form and a profile, and begin."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.start import Proposal, StartState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.footed_page import FootedPage
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, LatePlace, button, lay_out_from
from hop_desktop.ui.widgets.profile_choice import ProfileChoice

PREFILL: Final = "prefill"
QUICK: Final = "quick"
SIDE_BY_SIDE_LINES: Final = 45  # width of the page, in heights of a line, for two columns


class StartPage(FootedPage):
    """Shows a `StartState`.

    Signals:
        intake_changed: Size, reports, holder and board, as `Intake` has them.
        background_requested: The person wants to note a few facts about themselves.
        profiles_requested: The person wants to see what the profiles ask.
        resume_requested: The person wants to go on with the attempt that is under way.
        begin_requested: Form, profile id, whether to start from the last answers, and the
            `Context` that was told, or None.
    """

    intake_changed = Signal(str, str, str, str)
    background_requested = Signal()
    profiles_requested = Signal()
    resume_requested = Signal()
    begin_requested = Signal(str, str, bool, object)

    def __init__(self) -> None:
        super().__init__(is_wide=True)
        self._begin = button(_("Begin"), primary=True)
        self._begin.setEnabled(False)  # until it is shown what begins
        self._resume = button(_("Resume assessment"))
        self._why = MutedLabel()
        self._begin.clicked.connect(self._on_begin)
        self._resume.clicked.connect(self.resume_requested)
        self.lay_out_foot(self._begin, self._resume, self._why)

    def show_state(self, state: StartState) -> None:
        self.area.show_body(partial(_StartBody, self, state))
        self._begin.setEnabled(not state.obstacle)
        self._begin.setAccessibleDescription(state.obstacle)
        self._why.setText(state.obstacle or state.promise)
        self._resume.setVisible(bool(state.obstacle))
        lay_out_from(self._why.parentWidget())

    def show_profile(self, profile_id: str) -> None:
        """Show a profile as chosen; one that is not in the list leaves the proposal."""
        self._body().profile.show_profile(profile_id)

    def show_proposal(self, proposal: Proposal) -> None:
        self._body().profile.show_proposal(proposal)

    def show_sample(self, picture: QWidget, words: str) -> None:
        """Show what a result looks like, beside what can be chosen."""
        self._body().add_sample(picture, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.area.body, _StartBody):
            self.area.body.place_parts(self.width())

    def _body(self) -> "_StartBody":
        assert isinstance(self.area.body, _StartBody), "the page shows a state"
        return self.area.body

    def _on_begin(self) -> None:
        body = self._body()
        self.begin_requested.emit(
            body.form, body.profile.profile_id, body.is_prefilled, body.profile.context
        )


class _StartBody(Body):
    """What can be chosen before an attempt begins."""

    def __init__(self, page: StartPage, state: StartState) -> None:
        super().__init__()
        self.profile = ProfileChoice(state)
        self.profile.intake_changed.connect(page.intake_changed)
        self.profile.profiles_requested.connect(page.profiles_requested)
        self.profile.background_requested.connect(page.background_requested)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.l)
        self._forms = _add_choice(column, _("Which form?"), _("Form"), _forms(state))
        self._retake = (
            _add_choice(column, _("Earlier answers"), _("Earlier answers"), _retakes())
            if state.can_prefill
            else None
        )
        column.addWidget(self.profile)
        column.addWidget(MutedLabel(state.terms))
        column.addStretch(1)
        self._page = page
        self._parts = LatePlace()
        self._parts.add(choices)
        self.column.addWidget(Title(state.title))
        if state.translation:
            self.column.addWidget(MutedLabel(state.translation))
        self.column.addWidget(self._parts)
        self.column.addStretch(1)

    @property
    def form(self) -> str:
        """The form that is chosen: “quick” or “full”."""
        return _chosen(self._forms)

    @property
    def is_prefilled(self) -> bool:
        """Whether the last answers are to be lent."""
        return self._retake is not None and _chosen(self._retake) == PREFILL

    def add_sample(self, picture: QWidget, words: str) -> None:
        card = Card()
        card.column.addWidget(Heading(_("What you will see")))
        card.column.addWidget(picture)
        card.column.addWidget(PlainLabel(words))
        card.column.addStretch(1)
        self._parts.add(card)
        self.place_parts(self._page.width())

    def place_parts(self, width: int) -> None:
        """Show the sample beside the choices where there is room for both, else below."""
        needed = SIDE_BY_SIDE_LINES * self.fontMetrics().height()
        self._parts.show_in_columns(2 if width >= needed else 1)


def _forms(state: StartState) -> Sequence[ChoiceCard]:
    quick = ChoiceCard(QUICK, _("Quick form"), hint=state.quick_hint)
    full = ChoiceCard("full", _("Full form"), hint=state.full_hint)
    quick.setChecked(True)
    return quick, full


def _retakes() -> Sequence[ChoiceCard]:
    blind = ChoiceCard("blind", _("Blind: without seeing my last answers"))
    prefill = ChoiceCard(PREFILL, _("Start from my last answers"))
    blind.setChecked(True)
    return blind, prefill


def _add_choice(
    column: QVBoxLayout, title: str, name: str, cards: Sequence[ChoiceCard]
) -> QButtonGroup:
    box = QGroupBox()
    box.setAccessibleName(name)
    group, inside = QButtonGroup(box), QVBoxLayout(box)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(current_theme().spacing.s)
    for choice_card in cards:
        group.addButton(choice_card)
        inside.addWidget(choice_card)
    card = Card()
    card.column.addWidget(Heading(title))
    card.column.addWidget(box)
    column.addWidget(card)
    return group


def _chosen(group: QButtonGroup) -> str:
    card = group.checkedButton()
    assert isinstance(card, ChoiceCard), "one of the cards is always chosen"
    return card.choice_id
