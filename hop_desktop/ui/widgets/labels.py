"""Text on a page, always plain and always wrapping; and the place of a picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.wrapping import breakable


class PlainLabel(QLabel):
    """Shows text as it is; no markup, no local files, no links."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; a long path may break inside, which its name does not show."""
        if self._words and self.accessibleName() == self._words:
            self.setAccessibleName("")  # named by the text before, if at all
        self._words = text
        shown = breakable(text)
        if self.buddy() is not None:
            shown = shown.replace("&", "&&")  # else it is a key that leads to the buddy
        super().setText(shown)
        if shown != text:
            self.setAccessibleName(text)

    def setBuddy(self, buddy: QWidget) -> None:
        """Name `buddy` for assistive tools; an ampersand stays one."""
        super().setBuddy(buddy)
        self.setText(self._words)

    def text(self) -> str:
        """Return what was set."""
        return self._words


class Heading(PlainLabel):
    """A heading whose size is a multiple of the text's."""

    def __init__(self, text: str = "", *, scale: float | None = None) -> None:
        super().__init__(text)
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * (scale or current_theme().type_scale.heading))
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class Title(Heading):
    """The one title of a page."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, scale=current_theme().type_scale.title)


class MutedLabel(PlainLabel):
    """Text of less weight."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("muted", True)


class Picture(QLabel):
    """A place for a picture, with no text of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
