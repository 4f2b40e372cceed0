"""Says that something on screen is not on disk, and offers to try again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from hop_desktop.i18n import _
from hop_desktop.presentation.words import not_saved_words
from hop_desktop.ui.widgets.labels import NewsLabel
from hop_desktop.ui.widgets.layout import button, button_row


class NotSavedBar(QFrame):
    """Hidden while all is well.

    Signals:
        retry_requested: The person wants to try again.
    """

    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", True)
        self._text = NewsLabel()
        self._retry = button(_("Retry"))
        self._retry.clicked.connect(self.retry_requested)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addLayout(button_row(self._retry))
        self.hide()

    def show_problem(self, reason: str, *, can_retry: bool) -> None:
        self._text.show_news(not_saved_words(reason), is_urgent=True)
        self._retry.setVisible(can_retry)
        self.show()
