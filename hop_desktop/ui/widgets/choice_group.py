"""Cards of which one is chosen, in a group named by the question."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGroupBox, QVBoxLayout

from hop_desktop.presentation.questionnaire import ChoiceGroup
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import ChoiceCard, show_chosen
from hop_desktop.ui.widgets.labels import Heading


class ChoiceGroupBox(QGroupBox):
    """Shows one `ChoiceGroup`.

    Signals:
        chosen: The person chose a card: the group's role, the choice id.
    """

    chosen = Signal(str, str)

    def __init__(self, group: ChoiceGroup, heading: str = "") -> None:
        super().__init__()
        self.role = group.role
        self.cards: list[ChoiceCard] = []
        self._buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.s)
        if heading:
            column.addSpacing(current_theme().spacing.s)
            column.addWidget(Heading(heading, scale=1.0))
        for number, choice in enumerate(group.choices):
            if choice.is_special:
                rule = QFrame()
                rule.setProperty("rule", True)
                column.addWidget(rule)
            card = ChoiceCard(choice.choice_id, choice.text)
            self._buttons.addButton(card, number)
            self.cards.append(card)
            column.addWidget(card)
        self.show_group(group)
        self._buttons.idToggled.connect(self._on_toggled)

    def show_group(self, group: ChoiceGroup) -> None:
        """Show another item's choices, or which is chosen, without it being an answer.

        The cards stay: an assistive tool may be reading them while the item changes.
        """
        self.setAccessibleName(group.name)  # no title: a box is never narrower than its title
        for card, choice in zip(self.cards, group.choices, strict=True):
            if (card.choice_id, card.accessibleName()) != (choice.choice_id, choice.text):
                card.show_choice(choice.choice_id, choice.text)
        chosen = (number for number, choice in enumerate(group.choices) if choice.is_chosen)
        show_chosen(self._buttons, next(chosen, None))

    def chosen_id(self) -> str | None:
        """Return the choice id of the chosen card."""
        return next((card.choice_id for card in self.cards if card.isChecked()), None)

    def choose(self, choice_id: str) -> None:
        """Choose a card as the person would."""
        for card in self.cards:
            if card.choice_id == choice_id:
                card.setFocus()
                card.setChecked(True)

    def _on_toggled(self, number: int, is_checked: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_checked:
            self.chosen.emit(self.role, self.cards[number].choice_id)
