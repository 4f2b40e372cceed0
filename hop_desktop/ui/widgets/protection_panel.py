"""The passphrase in Preferences."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.protection import ProtectionState
from hop_desktop.ui.widgets.labels import Heading, NewsLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row


class ProtectionPanel(Card):
    """Shows a `ProtectionState`.

    Signals:
        set_requested, change_requested, remove_requested: As named.
    """

    set_requested = Signal()
    change_requested = Signal()
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._texts = (PlainLabel(), PlainLabel())
        self._set = button(_("Set a passphrase…"))
        self._change = button(_("Change the passphrase…"))
        self._remove = button(_("Remove the passphrase…"))
        self._news = NewsLabel()
        self._set.clicked.connect(self.set_requested)
        self._change.clicked.connect(self.change_requested)
        self._remove.clicked.connect(self.remove_requested)
        self.column.addWidget(Heading(_("Passphrase")))
        for text in self._texts:
            self.column.addWidget(text)
        self.column.addLayout(button_row(self._set, self._change, self._remove, None))
        self.column.addWidget(self._news)

    def show_state(self, state: ProtectionState) -> None:
        for label, text in zip(self._texts, state.paragraphs, strict=True):
            label.setText(text)
        self._set.setVisible(not state.is_set)
        for control in (self._change, self._remove):
            control.setVisible(state.is_set)
        for control in (self._set, self._change, self._remove):
            control.setEnabled(state.can_set)
        self._set.setAccessibleDescription("" if state.can_set else state.paragraphs[-1])

    def show_news(self, text: str) -> None:
        self._news.show_news(text)
