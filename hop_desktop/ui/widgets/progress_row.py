"""What is being made, how far it is, and a button to stop it; nothing while nothing is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.labels import NewsLabel
from hop_desktop.ui.widgets.layout import button, button_row


class ProgressRow(QWidget):
    """Shows the steps of one piece of work.

    Signals:
        stop_requested: The person no longer wants it.
    """

    stop_requested = Signal()

    def __init__(self, stop_name: str) -> None:
        super().__init__()
        self._label = NewsLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        stop = button(stop_name)
        stop.clicked.connect(self.stop_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(button_row(self._label, stop, None))
        column.addWidget(self._bar)
        self.hide()

    def begin(self, text: str) -> None:
        """Say what is being made; nothing of it is done yet."""
        self._label.show_news(text)
        self._bar.setRange(0, 1)
        self._bar.setValue(0)
        self.show()

    def show_step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def end(self) -> None:
        self._label.show_news("")
        self.hide()
