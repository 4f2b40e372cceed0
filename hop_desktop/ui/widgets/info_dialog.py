"""A dialog that is read: a page that scrolls, and below it what can be done."""

from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.page_dialog import PageDialog


class InfoDialog(PageDialog):
    """A title and what is added to `column`; Escape and the last button close it."""

    def __init__(self, parent: QWidget, title: str, *actions: WrappingButton) -> None:
        super().__init__(parent, title)
        self.column.addWidget(Title(title))
        close = button(_("Close this window"), primary=not actions)
        close.clicked.connect(self.accept)
        self.foot.addLayout(button_row(*actions, None, close))
        close.setFocus()
