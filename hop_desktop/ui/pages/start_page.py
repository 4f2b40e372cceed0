"""Start: choose a form and a profile."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.start import Proposal, StartState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import Heading, MutedLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row


class StartPage(ScrollPage):
    """Shows a `StartState`.

    Signals:
        intake_changed: Size, reports, holder and board, as `Intake` has them.
        background_requested: The person wants to note a few facts about themselves.
        profiles_requested: The person wants to see what the profiles ask.
        begin_requested: Form, profile id, whether to start from the last answers.
    """

    intake_changed = Signal(str, str, str, str)
    background_requested = Signal()
    profiles_requested = Signal()
    begin_requested = Signal(str, str, bool)

    def show_state(self, state: StartState) -> None:
        self.start_anew()
        self.column.addWidget(Title(state.title))
        self._add_forms(state)
        if state.can_prefill:
            self._add_retake()
        self._add_profile(state)
        self._begin = button(_("Begin"), primary=True)
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self._on_begin)
        self.column.addLayout(button_row(self._begin, None))
        self.column.addStretch(1)

    def show_profile(self, profile_id: str) -> None:
        """Show a profile as chosen; one that is not in the list leaves the proposal."""
        place = self._profile.findData(profile_id)
        if place >= 0:
            self._profile.setCurrentIndex(place)

    def show_proposal(self, proposal: Proposal) -> None:
        self._profile.setCurrentIndex(self._profile.findData(proposal.profile_id))
        for label, text in ((self._rule, proposal.rule), (self._note, proposal.note)):
            label.setText(text)
            label.setVisible(bool(text))

    def _add_forms(self, state: StartState) -> None:
        card, box = Card(), _group(_("Form"))
        self._quick = ChoiceCard("quick", _("Quick form"), hint=state.quick_hint)
        self._full = ChoiceCard("full", _("Full form"), hint=state.full_hint)
        self._forms = _exclusive(box, self._quick, self._full)
        for one in (self._quick, self._full):
            box.layout().addWidget(one)  # type: ignore[union-attr]  # _group gave it one
        self._forms.buttonToggled.connect(lambda: self._begin.setEnabled(True))
        card.column.addWidget(Heading(_("Which form?")))
        card.column.addWidget(box)
        self.column.addWidget(card)

    def _add_retake(self) -> None:
        card, box = Card(), _group(_("Earlier answers"))
        blind = ChoiceCard("blind", _("Blind: without seeing my last answers"))
        self._prefill = ChoiceCard("prefill", _("Start from my last answers"))
        blind.setChecked(True)
        self._retake = _exclusive(box, blind, self._prefill)
        for one in (blind, self._prefill):
            box.layout().addWidget(one)  # type: ignore[union-attr]  # _group gave it one
        card.column.addWidget(Heading(_("Earlier answers")))
        card.column.addWidget(box)
        self.column.addWidget(card)

    def _add_profile(self, state: StartState) -> None:
        card = Card()
        card.column.addWidget(Heading(_("Compared with which profile?")))
        self._intake = [
            self._combo(card, _("People in the company"), state.sizes),
            self._combo(card, _("Who reports to you"), state.reports),
            self._combo(card, _("Who holds vision and purse"), state.holders),
            self._combo(card, _("You before the board"), state.boards),
        ]
        for combo in self._intake:
            combo.setCurrentIndex(1)
            combo.activated.connect(self._on_intake)
        self._rule, self._note = MutedLabel(), PlainLabel()
        self._note.hide()
        card.column.addWidget(self._rule)
        card.column.addWidget(self._note)
        self._profile = self._combo(card, _("Profile"), state.profiles)
        profiles = button(_("Profiles"))
        profiles.setAccessibleDescription(_("See what each one asks, or make your own"))
        profiles.clicked.connect(self.profiles_requested)
        background = button(_("Background"))
        background.setAccessibleDescription(_("A few facts about you, never scored"))
        background.clicked.connect(self.background_requested)
        card.column.addLayout(button_row(profiles, background))
        self.column.addWidget(card)

    def _combo(self, card: Card, name: str, choices: Sequence[Choice]) -> QComboBox:
        field = Field(name, [(choice.text, choice.value) for choice in choices], None)
        card.column.addWidget(field)
        return field.combo

    def _on_intake(self) -> None:
        self.intake_changed.emit(*(combo.currentData() for combo in self._intake))

    def _on_begin(self) -> None:
        chosen = self._forms.checkedButton()
        if isinstance(chosen, ChoiceCard):
            prefill = hasattr(self, "_prefill") and self._prefill.isChecked()
            self.begin_requested.emit(chosen.choice_id, self._profile.currentData(), prefill)


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
