"""Cards of which one is chosen, in a group named by the question."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGroupBox, QVBoxLayout, QWidget

from hop_desktop.presentation.questionnaire import ChoiceGroup, ChoiceState
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.choice_card import ChoiceCard, show_chosen


class ChoiceButtons(QGroupBox):
    """The radio buttons of one `ChoiceGroup`; who makes it places them.

    Signals:
        chosen: The person chose a card: the group's role, the choice id.
        clicked_on: A card was chosen by mouse.
    """

    chosen = Signal(str, str)
    clicked_on = Signal()

    def __init__(
        self, group: ChoiceGroup, cards: Sequence[ChoiceCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.role = group.role
        self.cards = list(cards)
        self._buttons = QButtonGroup(self)
        for number, card in enumerate(cards):
            card.setParent(self)
            card.clicked_on.connect(self.clicked_on)
            self._buttons.addButton(card, number)
        self.show_group(group)
        self._buttons.idToggled.connect(self._on_toggled)

    def show_group(self, group: ChoiceGroup) -> None:
        """Show another item's choices, or which is chosen, without it being an answer.

        The cards stay: an assistive tool may be reading them while the item changes.
        """
        self.setAccessibleName(group.name)  # no title: a box is never narrower than its title
        self.setAccessibleDescription(group.description)
        for card, choice in zip(self.cards, group.choices, strict=True):
            if (card.choice_id, card.accessibleName()) != (choice.choice_id, choice.text):
                card.show_choice(choice.choice_id, choice.text)
        chosen = (number for number, choice in enumerate(group.choices) if choice.is_chosen)
        show_chosen(self._buttons, next(chosen, None))

    def choose(self, choice_id: str) -> None:
        """Choose a card as the person would."""
        for card in self.cards:
            if card.choice_id == choice_id:
                card.setFocus()
                card.setChecked(True)

    def _on_toggled(self, number: int, is_checked: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_checked:
            self.chosen.emit(self.role, self.cards[number].choice_id)


class ChoiceGroupBox(ChoiceButtons):
    """One card below the other; what is special stands apart."""

    def __init__(self, group: ChoiceGroup, *, shows_keys: bool = False) -> None:
        cards = [
            ChoiceCard(choice.choice_id, choice.text, key=_key(choice) if shows_keys else "")
            for choice in group.choices
        ]
        super().__init__(group, cards)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.s)
        for card, choice in zip(cards, group.choices, strict=True):
            if choice.is_special:
                rule = QFrame()
                rule.setProperty("rule", True)
                column.addWidget(rule)
            column.addWidget(card)


def _key(choice: ChoiceState) -> str:
    """Return the digit that answers with a choice."""
    return "0" if choice.is_special else choice.choice_id
