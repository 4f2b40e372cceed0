"""A dialog that is read: a page that scrolls, and below it what can be done."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.layout import ScrollPage, button, button_row


class InfoDialog(QDialog):
    """A title and what is added to `column`; Escape and the last button close it."""

    def __init__(self, parent: QWidget, title: str, *actions: WrappingButton) -> None:
        super().__init__(parent)
        measures, spacing = current_theme().measures, current_theme().spacing
        self.setWindowTitle(title)
        self._page = ScrollPage()
        self.column = self._page.column
        self.column.addWidget(Title(title))
        close = button(_("Close this window"), primary=not actions)
        close.clicked.connect(self.accept)
        foot = button_row(*actions, None, close)
        foot.setContentsMargins(spacing.xl, spacing.s, spacing.xl, spacing.m)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page, 1)
        whole.addLayout(foot)
        room = parent.window().size()
        self.resize(
            min(scaled(measures.dialog_width), room.width()),
            min(scaled(measures.dialog_height), room.height()),
        )
        close.setFocus()
