"""Asks for the passphrase of an encrypted store, in the place of every page."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.protection import forgetting, make_unlock_state
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.labels import MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row
from hop_desktop.ui.widgets.secret_field import SecretField


class PassphrasePage(ScrollPage):
    """Shows an `UnlockState`, and says kindly when something does not open.

    Signals:
        entered: The passphrase or the recovery code.
        folder_requested: The person wants to begin in another folder.
    """

    entered = Signal(str)
    folder_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by_code = False  # whether the recovery code is asked for
        self._text = PlainLabel()
        self._field = SecretField(_("Passphrase"))
        self._letters = CheckBox(_("Show what I type"))
        self._open = button(_("Unlock"), primary=True)
        self._switch = button("")
        folder = button(_("Use another folder…"))
        self._news = NewsLabel()
        self._field.entered.connect(self._on_entered)
        self._letters.toggled.connect(lambda on: self._field.show_letters(on=on))
        self._open.clicked.connect(self._on_entered)
        self._switch.clicked.connect(self._on_switch)
        folder.clicked.connect(self.folder_requested)
        card = Card()
        for widget in (self._text, self._field, self._letters, self._news):
            card.column.addWidget(widget)
        card.column.addLayout(button_row(self._open, self._switch, folder, None))
        card.column.addWidget(MutedLabel(forgetting()))
        self.column.addWidget(Title(_("Your answers are locked")))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._show_state()

    def go_to_field(self) -> None:
        """Put the keyboard where to type."""
        self._field.edit.setFocus()

    def show_wrong(self, reason: str = "") -> None:
        """Say that it does not open, and let the person try again; empty: it is another secret."""
        self._set_busy(on=False)
        wrong = reason or make_unlock_state(by_code=self.by_code).wrong
        self._news.show_news(wrong, is_urgent=True)
        self._field.edit.selectAll()
        self.go_to_field()

    def _show_state(self) -> None:
        state = make_unlock_state(by_code=self.by_code)
        self._text.setText(state.text)
        self._field.show_name(state.field)
        self._switch.show_text(state.switch)
        self._letters.setChecked(self.by_code)

    def _on_entered(self) -> None:
        secret = self._field.text()
        if secret and self._open.isEnabled():
            self._set_busy(on=True)
            self.entered.emit(secret)
        else:
            self.go_to_field()

    def _on_switch(self) -> None:
        self.by_code = not self.by_code
        self._field.edit.clear()
        self._news.show_news("")
        self._show_state()
        self.go_to_field()

    def _set_busy(self, *, on: bool) -> None:
        self._open.setEnabled(not on)
        self._switch.setEnabled(not on)
        self._news.show_news(_("Opening your answers …") if on else "")
