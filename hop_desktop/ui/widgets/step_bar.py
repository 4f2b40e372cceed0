"""How far something is, as a bar."""

from PySide6.QtWidgets import QProgressBar

from hop_desktop.i18n import _


class StepBar(QProgressBar):
    """A bar without words: they stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(_("Progress"))

    def show_step(self, done: int, total: int) -> None:
        """Show `done` of `total` steps with the next painting.

        Qt would paint at once, and with the bar all that has changed on the page so far.
        """
        self.setUpdatesEnabled(False)
        self.setRange(0, total)
        self.setValue(done)
        self.setUpdatesEnabled(True)
