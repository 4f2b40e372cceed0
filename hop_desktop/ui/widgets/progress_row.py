"""What is being made, how far it is, and a button to stop it; nothing while nothing is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hop_desktop.ui.widgets.labels import NewsLabel
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.step_bar import StepBar


class ProgressRow(QWidget):
    """Shows the steps of one piece of work.

    Signals:
        stop_requested: The person no longer wants it.
    """

    stop_requested = Signal()

    def __init__(self, stop_name: str) -> None:
        super().__init__()
        self._label = NewsLabel()
        self._bar = StepBar()
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
        self.show_step(0, 1)
        self.show()

    def show_step(self, done: int, total: int) -> None:
        self._bar.show_step(done, total)

    def end(self) -> None:
        self._label.show_news("")
        self.hide()
