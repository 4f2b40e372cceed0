"""What an attempt is compared with: a proposal, and folded below it what leads to another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.domain.attempt import Context
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.start import Proposal, StartState, compared_words, told_context
from hop_desktop.ui.accessibility import say_opened
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.expander import ExpanderToggle
from hop_desktop.ui.widgets.fields import Field
from hop_desktop.ui.widgets.labels import MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row
from hop_desktop.ui.widgets.number_field import CountField


class ProfileChoice(Card):
    """Shows the proposed profile; `Change` opens the questions about the company.

    Signals:
        intake_changed: Size, reports, holder and board, as `Intake` has them.
        profiles_requested, background_requested: As named.
    """

    intake_changed = Signal(str, str, str, str)
    profiles_requested = Signal()
    background_requested = Signal()

    def __init__(self, state: StartState) -> None:
        super().__init__()
        self._compared, self._rule, self._note = PlainLabel(), MutedLabel(), PlainLabel()
        self._change = ExpanderToggle(_("Change"))
        self._intake = [
            _field(_("Company size"), state.sizes),
            _field(_("Who reports to you?"), state.reports),
            _field(_("Who owns vision and budget?"), state.holders),
            _field(_("How often do you present to the board?"), state.boards),
        ]
        self._products = CountField(_("Number of products"))
        self._people = CountField(_("Product people you lead"))
        self._profile = _field(_("Profile"), state.profiles)
        self._questions = QWidget()
        self.column.addLayout(button_row(self._compared, self._change))
        self.column.addWidget(self._questions)
        self._lay_out_questions()
        self._questions.hide()
        self._change.toggled.connect(self._on_change)
        self._profile.combo.activated.connect(self._show_compared)

    @property
    def profile_id(self) -> str:
        """The profile that is chosen."""
        return str(self._profile.combo.currentData())

    @property
    def context(self) -> Context | None:
        """What was told of the company; None: not all of it was."""
        size = self._intake[0].combo.currentData()
        return told_context(size, self._products.count, self._people.count)

    def show_profile(self, profile_id: str) -> None:
        """Show a profile as chosen; one that is not in the list leaves the proposal."""
        place = self._profile.combo.findData(profile_id)
        if place >= 0:
            self._profile.combo.setCurrentIndex(place)
            self._show_compared()

    def show_proposal(self, proposal: Proposal) -> None:
        for label, text in ((self._rule, proposal.rule), (self._note, proposal.note)):
            label.setText(text)
            label.setVisible(bool(text))
        self.show_profile(proposal.profile_id)

    def _lay_out_questions(self) -> None:
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.m)
        for field in self._intake:
            column.addWidget(field)
            field.combo.setCurrentIndex(1)
            field.combo.activated.connect(self._on_intake)
        for count in (self._products, self._people):
            column.addWidget(MutedLabel(count.accessibleName()))
            column.addWidget(count)
        column.addWidget(MutedLabel(_("Both are optional. Levels are relative to the company.")))
        column.addWidget(self._rule)
        column.addWidget(self._note)
        column.addWidget(self._profile)
        profiles, background = button(_("Profiles")), button(_("Background"))
        profiles.setAccessibleDescription(_("See what each one asks, or make your own"))
        background.setAccessibleDescription(_("A few facts about you, never scored"))
        profiles.clicked.connect(self.profiles_requested)
        background.clicked.connect(self.background_requested)
        column.addLayout(button_row(profiles, background))

    def _on_change(self, is_open: bool) -> None:  # noqa: FBT001 - a Qt signal
        self._questions.setVisible(is_open)
        self._change.show_icon("chevron-down" if is_open else "chevron-right")
        say_opened(self._change)

    def _on_intake(self) -> None:
        self.intake_changed.emit(*(field.combo.currentData() for field in self._intake))

    def _show_compared(self) -> None:
        self._compared.setText(compared_words(self._profile.combo.currentText()))


def _field(name: str, choices: Sequence[Choice]) -> Field:
    return Field(name, [(choice.text, choice.value) for choice in choices], None)
