"""Start: choose a form and a profile."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.start import Proposal, StartState, told_context
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Body, Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.number_field import CountField

PREFILL: Final = "prefill"


class StartPage(ScrollPage):
    """Shows a `StartState`.

    Signals:
        intake_changed: Size, reports, holder and board, as `Intake` has them.
        background_requested: The person wants to note a few facts about themselves.
        profiles_requested: The person wants to see what the profiles ask.
        begin_requested: Form, profile id, whether to start from the last answers, and the
            `Context` that was told, or None.
    """

    intake_changed = Signal(str, str, str, str)
    background_requested = Signal()
    profiles_requested = Signal()
    begin_requested = Signal(str, str, bool, object)

    def show_state(self, state: StartState) -> None:
        self.show_body(partial(_StartBody, self, state))

    def show_profile(self, profile_id: str) -> None:
        """Show a profile as chosen; one that is not in the list leaves the proposal."""
        if isinstance(self.body, _StartBody):
            self.body.show_profile(profile_id)

    def show_proposal(self, proposal: Proposal) -> None:
        if isinstance(self.body, _StartBody):
            self.body.show_proposal(proposal)


class _StartBody(Body):
    """What can be chosen before an attempt begins."""

    def __init__(self, page: StartPage, state: StartState) -> None:
        super().__init__()
        self._page = page
        self._rule, self._note = MutedLabel(), PlainLabel()
        self._begin = button(_("Begin"), primary=True)
        self._intake = [
            _field(_("People in the company"), state.sizes),
            _field(_("Who reports to you"), state.reports),
            _field(_("Who holds vision and purse"), state.holders),
            _field(_("You before the board"), state.boards),
        ]
        self._products = CountField(_("Products of the company"))
        self._people = CountField(_("Product people you lead"))
        self.column.addWidget(Title(state.title))
        self._forms = self._make_forms(state)
        self._forms.buttonToggled.connect(lambda: self._begin.setEnabled(True))
        self._retake = self._make_retake() if state.can_prefill else None
        self._profile = self._make_profile(state)
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self._on_begin)
        self.column.addLayout(button_row(self._begin, None))
        self.column.addStretch(1)

    def show_profile(self, profile_id: str) -> None:
        place = self._profile.findData(profile_id)
        if place >= 0:
            self._profile.setCurrentIndex(place)

    def show_proposal(self, proposal: Proposal) -> None:
        self._profile.setCurrentIndex(self._profile.findData(proposal.profile_id))
        for label, text in ((self._rule, proposal.rule), (self._note, proposal.note)):
            label.setText(text)
            label.setVisible(bool(text))

    def _make_forms(self, state: StartState) -> QButtonGroup:
        quick = ChoiceCard("quick", _("Quick form"), hint=state.quick_hint)
        full = ChoiceCard("full", _("Full form"), hint=state.full_hint)
        return self._add_choice(_("Which form?"), _("Form"), quick, full)

    def _make_retake(self) -> QButtonGroup:
        blind = ChoiceCard("blind", _("Blind: without seeing my last answers"))
        prefill = ChoiceCard(PREFILL, _("Start from my last answers"))
        blind.setChecked(True)
        return self._add_choice(_("Earlier answers"), _("Earlier answers"), blind, prefill)

    def _add_choice(self, title: str, name: str, *cards: ChoiceCard) -> QButtonGroup:
        card, box = Card(), _group(name)
        group = _exclusive(box, *cards)
        for choice_card in cards:
            box.layout().addWidget(choice_card)  # type: ignore[union-attr]  # _group gave it one
        card.column.addWidget(Heading(title))
        card.column.addWidget(box)
        self.column.addWidget(card)
        return group

    def _make_profile(self, state: StartState) -> QComboBox:
        card, page = Card(), self._page
        card.column.addWidget(Heading(_("Compared with which profile?")))
        for field in self._intake:
            card.column.addWidget(field)
            field.combo.setCurrentIndex(1)
            field.combo.activated.connect(self._on_intake)
        for count in (self._products, self._people):
            card.column.addWidget(MutedLabel(count.accessibleName()))
            card.column.addWidget(count)
        card.column.addWidget(
            MutedLabel(_("Both are optional. Levels are relative to the company."))
        )
        self._note.hide()
        card.column.addWidget(self._rule)
        card.column.addWidget(self._note)
        profile = _field(_("Profile"), state.profiles)
        card.column.addWidget(profile)
        profiles = button(_("Profiles"))
        profiles.setAccessibleDescription(_("See what each one asks, or make your own"))
        profiles.clicked.connect(page.profiles_requested)
        background = button(_("Background"))
        background.setAccessibleDescription(_("A few facts about you, never scored"))
        background.clicked.connect(page.background_requested)
        card.column.addLayout(button_row(profiles, background))
        self.column.addWidget(card)
        return profile.combo

    def _on_intake(self) -> None:
        said = (field.combo.currentData() for field in self._intake)
        self._page.intake_changed.emit(*said)

    def _on_begin(self) -> None:
        form, profile_id = _chosen(self._forms), self._profile.currentData()
        prefill = self._retake is not None and _chosen(self._retake) == PREFILL
        if form:
            size = self._intake[0].combo.currentData()
            context = told_context(size, self._products.count, self._people.count)
            self._page.begin_requested.emit(form, profile_id, prefill, context)


def _field(name: str, choices: Sequence[Choice]) -> Field:
    return Field(name, [(choice.text, choice.value) for choice in choices], None)


def _chosen(group: QButtonGroup) -> str:
    card = group.checkedButton()
    return card.choice_id if isinstance(card, ChoiceCard) else ""


def _group(name: str) -> QGroupBox:
    box = QGroupBox()
    box.setAccessibleName(name)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(current_theme().spacing.s)
    return box


def _exclusive(parent: QWidget, *cards: ChoiceCard) -> QButtonGroup:
    group = QButtonGroup(parent)
    for card in cards:
        group.addButton(card)
    return group
