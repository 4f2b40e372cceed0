"""Shown while the store cannot be opened."""

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.trouble import TroubleState
from hop_desktop.ui.widgets.labels import PlainLabel, Title
from hop_desktop.ui.widgets.layout import Card, ScrollPage, button, button_row


class TroublePage(ScrollPage):
    """Shows a `TroubleState`.

    Signals:
        encrypted_chosen, plain_chosen: Bring back what is encrypted, or go on without.
        retry_requested, folder_requested, log_requested: As named.
    """

    encrypted_chosen = Signal()
    plain_chosen = Signal()
    retry_requested = Signal()
    folder_requested = Signal()
    log_requested = Signal()

    def __init__(self, state: TroubleState) -> None:
        super().__init__()
        self.column.addWidget(Title(state.title))
        card = Card()
        for text in (state.reason, *state.paragraphs):
            card.column.addWidget(PlainLabel(text))
        encrypted = button(_("Bring back what is encrypted"), primary=True)
        encrypted.clicked.connect(self.encrypted_chosen)
        plain = button(_("Continue with this file"))
        plain.clicked.connect(self.plain_chosen)
        if state.can_decide:
            card.column.addLayout(button_row(encrypted, plain, None))
        retry = button(_("Try again"), primary=not state.can_decide)
        retry.clicked.connect(self.retry_requested)
        folder = button(_("Use another folder…"))
        folder.clicked.connect(self.folder_requested)
        folder.setVisible(False)
        log = button(_("Open log folder"))
        log.clicked.connect(self.log_requested)
        card.column.addLayout(button_row(retry, folder, log, None))
        folder.setVisible(state.can_move)
        self.column.addWidget(card)
        self.column.addStretch(1)
