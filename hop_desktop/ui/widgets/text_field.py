"""A field for a few sentences that says how long they may be and refuses what is longer."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.limits import UNCLEANED, fits, stored_length
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import name_scroll_bars
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import MutedLabel


class LimitedTextEdit(QPlainTextEdit):
    """Plain text of at most `limit` characters as stored; what does not fit is refused whole.

    Signals:
        edited: The person changed the text.
        refused: A paste or a key was not taken because it did not fit.
        left: The keyboard went elsewhere.
    """

    edited = Signal()
    refused = Signal()
    left = Signal()

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.limit = limit
        self._accepted = ""
        self.setTabChangesFocus(True)
        name_scroll_bars(self)
        self.textChanged.connect(self._on_changed)

    def show_text(self, text: str) -> None:
        """Show a stored text; a longer one is shown whole and can only be shortened."""
        self._accepted = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Looked at before anything is inserted: laying out a huge text would take long.
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if kept + len(source.text()) > UNCLEANED * self.limit:
            self.refused.emit()
        else:
            self.insertPlainText(clean_text(source.text()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_changed(self) -> None:
        text = self.toPlainText()
        if text == self._accepted:
            return
        is_shorter = len(text) < len(self._accepted)
        if not is_shorter and not fits(text, self.limit):
            self._take_back()
            self.refused.emit()
        else:
            self._accepted = text
            self.edited.emit()

    def _take_back(self) -> None:
        """Show what was accepted last; undoing would take back everything typed in one go."""
        position = self.textCursor().position() - (len(self.toPlainText()) - len(self._accepted))
        self.setPlainText(self._accepted)
        cursor = self.textCursor()
        cursor.setPosition(max(0, position))
        self.setTextCursor(cursor)


class TextField(QWidget):
    """The field with a line below that counts and says what was refused; use `edit`."""

    def __init__(self, name: str, limit: int, *, lines: int = 3) -> None:
        super().__init__()
        self.edit = LimitedTextEdit(limit)
        self.edit.setAccessibleName(name)
        self.edit.setFixedHeight(
            self.fontMetrics().height() * lines + 2 * current_theme().spacing.m
        )
        self._count = MutedLabel()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(self.edit)
        column.addWidget(self._count)
        self.edit.edited.connect(self._show_count)
        self.edit.refused.connect(self._show_refusal)
        self._show_count()

    def show_text(self, text: str) -> None:
        self.edit.show_text(text)
        self._show_count()

    def _show_count(self) -> None:
        text = _("{n} of {limit} characters")
        self._say(text.format(n=stored_length(self.edit.toPlainText()), limit=self.edit.limit))

    def _show_refusal(self) -> None:
        text = _("Too long: at most {limit} characters. Nothing was changed.")
        self._say(text.format(limit=self.edit.limit))

    def _say(self, text: str) -> None:
        self._count.setText(text)
        self.edit.setAccessibleDescription(text)
