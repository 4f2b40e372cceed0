"""What stands in the window until the store is open."""

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.labels import PlainLabel, Title
from hop_desktop.ui.widgets.layout import ScrollPage


class LoadingPage(ScrollPage):
    """Says that something is coming; painted before anything slow is imported."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Title(_("Head of Product")))
        self.column.addWidget(PlainLabel(_("Opening your answers …")))
        self.column.addStretch(1)
