"""The backups there are, and the ways to make one and to bring one back."""

from typing import Final

from PySide6.QtCore import Signal

from hop_desktop.i18n import _
from hop_desktop.presentation.backups import BackupsState
from hop_desktop.ui.widgets.keyboard import allow
from hop_desktop.ui.widgets.labels import Heading, NewsLabel, PlainLabel
from hop_desktop.ui.widgets.layout import Card, button, button_row
from hop_desktop.ui.widgets.list_table import ListTable

DATE_COLUMN: Final = 0
CONTENT_COLUMN: Final = 1


class BackupsPanel(Card):
    """Shows a `BackupsState`.

    Signals:
        make_requested, copy_requested, file_requested: A backup now; a copy in a place of the
            person's choice; one from a file.
        restore_requested: The place of the chosen backup.
        list_reached: The keyboard came to the list, as was asked for.
    """

    make_requested = Signal()
    copy_requested = Signal()
    file_requested = Signal()
    restore_requested = Signal(str)
    list_reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_awaited = False  # the keyboard goes to the list once it is there
        self._lead = PlainLabel(_("Looking for backups …"))
        self._table = ListTable(_("Backups"), wide_column=CONTENT_COLUMN, heading=DATE_COLUMN)
        self._table.hide()
        self._make = button(_("Back up now"))
        self._restore = button(_("Restore…"))
        self._restore.setEnabled(False)
        self._file = button(_("Restore from a file…"))
        self._copy = button(_("Back up to a file…"))
        self._news = NewsLabel()
        self._lay_out()
        self._connect()

    def show_state(self, state: BackupsState) -> None:
        self._lead.setText(state.lead)
        self._table.show_rows(state.headers, state.rows)
        self._table.setVisible(bool(state.rows))
        self._restore.setVisible(bool(state.rows))
        if self._is_awaited and state.rows:
            self._table.setFocus()
            self.list_reached.emit()
        self._is_awaited = False

    def show_busy(self, text: str) -> None:
        """Say what is being done; empty: nothing any more."""
        for control in (self._make, self._copy):
            allow(control, is_allowed=not text)
        self._news.show_news(text)

    def show_news(self, text: str) -> None:
        self._news.show_news(text)

    def go_to_list(self) -> None:
        """Put the keyboard where a backup is made, then, once it is there, to the list."""
        self._is_awaited = True
        self._make.setFocus()

    def _lay_out(self) -> None:
        self.column.addWidget(Heading(_("Backups")))
        self.column.addWidget(self._lead)
        self.column.addWidget(self._table)
        self.column.addLayout(button_row(self._restore, self._file, None))
        self.column.addLayout(button_row(self._make, self._copy, None))
        self.column.addWidget(self._news)

    def _connect(self) -> None:
        self._make.clicked.connect(self.make_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._file.clicked.connect(self.file_requested)
        self._table.row_chosen.connect(lambda ids: self._restore.setEnabled(len(ids) == 1))
        self._table.row_activated.connect(self.restore_requested)
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._table.chosen()[0]))
