"""A dialog: a page that scrolls, and below it what can be done."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.tab_order import put_in_reading_order
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import ScrollPage, button, button_row


class PageDialog(QDialog):
    """Add to `column` what scrolls, and to `foot` what is always in sight."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        measures, spacing = current_theme().measures, current_theme().spacing
        self.setWindowTitle(title)
        self.page = ScrollPage()
        self.column = self.page.column
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(spacing.xxl, spacing.s, spacing.xxl, spacing.xl)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addLayout(self.foot)
        self._room = room = parent.window().size()
        self.resize(
            min(scaled(measures.dialog_width), room.width()),
            min(scaled(measures.dialog_height), room.height()),
        )

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - a Qt method
        """Let Tab go through the dialog as it is read."""
        put_in_reading_order(self)
        return super().focusNextPrevChild(is_next)


class QuestionDialog(PageDialog):
    """A text and the answers to it; Enter and Escape give the first, which changes nothing.

    `chosen` is the number of the answer.
    """

    def __init__(self, parent: QWidget, title: str, text: str, *answers: str) -> None:
        super().__init__(parent, title)
        self.chosen = 0
        self._text = text
        self.setAccessibleDescription(text)
        self.column.addWidget(PlainLabel(text))
        self.column.addStretch(1)
        buttons = [self._answer(number, name) for number, name in enumerate(answers)]
        self.foot.addLayout(button_row(None, *buttons))
        buttons[0].setDefault(True)
        buttons[0].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text, and have it read before the answer that has the keyboard."""
        super().showEvent(event)
        if not event.spontaneous():
            self._fit()
            announce(self, self._text)

    def _answer(self, number: int, name: str) -> WrappingButton:
        made = button(name)

        def choose() -> None:
            self.chosen = number
            self.accept()

        made.clicked.connect(choose)
        return made

    def _fit(self) -> None:
        for one in self.findChildren(QWidget):
            one.ensurePolished()  # only then their texts have their size
        width = self.width()
        needed = self.page.height_for(width) + self.foot.totalHeightForWidth(width)
        self.resize(width, min(needed, self._room.height()))
