"""The button of an answer that loses something."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent

from hop_desktop.ui.widgets.buttons import WrappingButton

PATIENCE_MS: Final = 1000  # a click meant for what was there before has come by then


class DangerButton(WrappingButton):
    """Looks dangerous, and takes nothing for granted in its first second on the screen.

    Signals:
        confirmed: It was pressed after that second, by mouse, key or assistive tool.
    """

    confirmed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("danger", True)
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(PATIENCE_MS)
        self.clicked.connect(self._on_clicked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.patience.start()

    def _on_clicked(self) -> None:
        if not self.patience.isActive():
            self.confirmed.emit()
