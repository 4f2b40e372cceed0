"""A field for what nobody else should read from the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hop_desktop.domain.limits import PASSPHRASE
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.line_edit import LineEdit


class SecretField(QWidget):
    """Shows dots instead of letters below its name.

    Signals:
        entered: The person pressed Enter.
    """

    entered = Signal()

    def __init__(self, name: str, description: str = "") -> None:
        super().__init__()
        self._label = MutedLabel(name)
        self.edit = LineEdit("", PASSPHRASE)
        self.edit.setAccessibleDescription(description)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.edit.returnPressed.connect(self.entered)
        self._label.setBuddy(self.edit)
        self.show_name(name)
        self.show_letters(on=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().spacing.xs)
        column.addWidget(self._label)
        column.addWidget(self.edit)

    def show_name(self, name: str) -> None:
        """Ask for something else."""
        self._label.setText(name)
        self.edit.setAccessibleName(name)

    def show_letters(self, *, on: bool) -> None:
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)

    def text(self) -> str:
        return self.edit.text()
