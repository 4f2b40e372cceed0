"""A field of one line that leaves files to the window."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QValidator
from PySide6.QtWidgets import QLineEdit

from hop_desktop.domain.limits import ID, fits
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.drop_hint import paths_of
from hop_desktop.ui.widgets.labels import PlainLabel

_SAID_MS: Final = 6_000
_NO_LIMIT: Final = 2**31 - 1


class LineEdit(QLineEdit):
    """A QLineEdit that takes text held over it, and no files: many bring their path as text.

    What does not fit is refused whole, and said; nothing is cut.
    """

    def __init__(self, text: str = "", limit: int = ID) -> None:
        """Show a text.

        Args:
            text: A longer one is shown whole and can only be shortened.
            limit: The most characters, as they are stored.
        """
        super().__init__()
        self.setMaxLength(_NO_LIMIT)  # Qt's own cuts without a word
        self._limit = limit
        self.setText(text)
        fitting = _Fits(self, limit)
        fitting.refused.connect(self._say_refusal)
        self.setValidator(fitting)

    def _say_refusal(self) -> None:
        text = _("Too long: at most {limit} characters. Nothing was changed.")
        said = text.format(limit=self._limit)
        # Not a QToolTip: that is a window of its own, which not every system puts in front.
        label = PlainLabel(said)
        label.setParent(self.window())
        label.setProperty("notice", True)
        label.setMargin(current_theme().spacing.s)
        label.adjustSize()
        label.move(self.mapTo(self.window(), self.rect().bottomLeft()))
        label.show()
        QTimer.singleShot(_SAID_MS, label, label.deleteLater)
        self.textChanged.connect(label.hide)
        self.destroyed.connect(label.hide)
        announce(self, said)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class _Fits(QValidator):
    """Lets a text pass that can be stored, or is shorter than the one before.

    Signals:
        refused: A text was not taken.
    """

    refused = Signal()

    def __init__(self, field: QLineEdit, limit: int) -> None:
        super().__init__(field)
        self._limit = limit
        self._taken = len(field.text())  # while this looks at a text, the field shows it already
        field.textChanged.connect(self._on_taken)

    def validate(self, text: str, _position: int) -> QValidator.State:
        if len(text) < self._taken or fits(text, self._limit):
            return QValidator.State.Acceptable
        self.refused.emit()
        return QValidator.State.Invalid

    def _on_taken(self, text: str) -> None:
        self._taken = len(text)
