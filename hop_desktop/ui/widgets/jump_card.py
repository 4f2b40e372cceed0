"""How far each competency is, and the way to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.questionnaire import JumpState
from hop_desktop.ui.styling import set_style_property
from hop_desktop.ui.widgets.list_card import ListCard, RowButton


class JumpCard(ListCard):
    """Shows `JumpState`s.

    Signals:
        jump_requested: Item id.
    """

    jump_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Progress by competency"))
        self._jumps: Sequence[JumpState] = ()
        self._buttons: list[RowButton] = []
        group = QGroupBox()
        group.setAccessibleName(_("Jump to"))
        self._column = QVBoxLayout(group)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows.addWidget(group)

    def show_jumps(self, jumps: Sequence[JumpState]) -> None:
        while len(self._buttons) < len(jumps):
            self._add_button(len(self._buttons))
        self._jumps = jumps
        for made, jump in zip(self._buttons, jumps, strict=False):
            made.show_text(jump.text)
            set_style_property(made, "current", jump.is_current)
        for number, made in enumerate(self._buttons):
            made.setVisible(number < len(jumps))

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, from top to bottom."""
        return tuple(self._buttons[: len(self._jumps)])

    def _add_button(self, number: int) -> None:
        made = RowButton("", leads_on=False)
        made.clicked.connect(partial(self._on_clicked, number))
        self._column.addWidget(made)
        self._buttons.append(made)

    def _on_clicked(self, number: int) -> None:
        self.jump_requested.emit(self._jumps[number].item_id)
