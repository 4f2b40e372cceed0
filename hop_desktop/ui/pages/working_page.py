"""What stands in the window while everything in the store is being replaced."""

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.labels import PlainLabel, Title
from hop_desktop.ui.widgets.layout import ScrollPage
from hop_desktop.ui.widgets.step_bar import StepBar


class WorkingPage(ScrollPage):
    """Says what is being done and how far it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._bar = StepBar()
        self.show_step(0, 1)
        self.column.addWidget(Title(_("Head of Product")))
        self.column.addWidget(PlainLabel(text))
        self.column.addWidget(self._bar)
        self.column.addStretch(1)

    def show_step(self, done: int, total: int) -> None:
        self._bar.show_step(done, total)
