"""A dialog: a page that scrolls, and below it what can be done."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hop_desktop.domain.clean_text import comparable
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.tab_order import put_in_reading_order
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.danger_button import DangerButton
from hop_desktop.ui.widgets.labels import MutedLabel, PlainLabel
from hop_desktop.ui.widgets.layout import ScrollPage, button, button_row
from hop_desktop.ui.widgets.line_edit import LineEdit


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

    def fit(self) -> None:
        """Be as high as what is in it, and no higher than the window."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()  # only then their texts have their size
        width = self.width()
        needed = self.page.height_for(width) + self.foot.totalHeightForWidth(width)
        self.resize(width, min(needed, self._room.height()))


class QuestionDialog(PageDialog):
    """A text and the answers to it; Enter and Escape give the first, which changes nothing.

    `chosen` is the number of the answer.
    """

    def __init__(
        self, parent: QWidget, title: str, text: str, *answers: str, is_loss: bool = False
    ) -> None:
        """Ask; with `is_loss` the last answer loses something."""
        super().__init__(parent, title)
        self.chosen = 0
        self._beside, self._window = QRect(), parent.window()
        self._text = text
        self.setAccessibleDescription(text)
        self.column.addWidget(PlainLabel(text))
        self.column.addStretch(1)
        last = len(answers) - 1
        buttons = [
            self._answer(number, name, is_loss=is_loss and number == last)
            for number, name in enumerate(answers)
        ]
        self.foot.addLayout(button_row(None, *buttons))
        buttons[0].setDefault(True)
        buttons[0].setFocus()

    def leave_in_sight(self, place: QRect) -> None:
        """Open below or above a place on the screen, whichever has more room in the window."""
        self._beside = place

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the text, and have it read before the answer that has the keyboard."""
        super().showEvent(event)
        if not event.spontaneous():
            self.fit()
            if not self._beside.isEmpty():
                self._go_beside(self._beside)
            announce(self, self._text)

    def _go_beside(self, place: QRect) -> None:
        window = self._window.frameGeometry()
        gap, height = current_theme().spacing.xl, self.height()
        is_above = place.center().y() > window.center().y()
        top = place.top() - height - 2 * gap if is_above else place.bottom() + gap
        self.move(window.center().x() - self.width() // 2, top)

    def _answer(self, number: int, name: str, *, is_loss: bool) -> WrappingButton:
        def choose() -> None:
            self.chosen = number
            self.accept()

        if is_loss:
            dangerous = DangerButton(name)
            dangerous.confirmed.connect(choose)
            return dangerous
        made = button(name)
        made.clicked.connect(choose)
        return made


class ErasingDialog(PageDialog):
    """Asks for a word before everything goes; Escape changes nothing."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent, title)
        self._text = text
        self.setAccessibleDescription(text)
        # The word that has to be typed; one word, in capitals.
        self._word = _("DELETE")
        name = _("Type {word} to confirm").format(word=self._word)
        self._field, label = LineEdit(), MutedLabel(name)
        self._field.setAccessibleName(name)
        label.setBuddy(self._field)
        self._erase, cancel = DangerButton(_("Delete everything")), button(_("Cancel"))
        for widget in (PlainLabel(text), label, self._field):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.addLayout(button_row(None, cancel, self._erase))
        self._erase.setEnabled(False)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._erase.click)
        self._erase.confirmed.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.fit()
            announce(self, self._text)

    def _on_typed(self, text: str) -> None:
        self._erase.setEnabled(comparable(text.strip()) == comparable(self._word))
