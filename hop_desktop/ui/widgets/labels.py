"""Text on a page, always plain and always wrapping; and the place of a picture."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from hop_desktop.ui.accessibility import announce, tell_as
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.wrapping import breakable, height_of, longest_line


class PlainLabel(QLabel):
    """Shows text as it is; no markup, no local files, no links."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._shown = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` and be named by it; a long path may break inside, which no name shows."""
        if self.accessibleName() == self._words:  # else somebody gave another name
            self.setAccessibleName(text)
        self._words = text
        self._shown = shown = breakable(text)
        if self.buddy() is not None:
            shown = shown.replace("&", "&&")  # else it is a key that leads to the buddy
        super().setText(shown)

    def heightForWidth(self, width: int) -> int:
        """Return what a label would, which lays out its text each time that it is asked."""
        return height_of(self._shown, width, self.font())

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


tell_as(Heading, QAccessible.Role.Heading)


class LineHeading(Heading):
    """A heading that asks for one line; where it does not fit it wraps all the same."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = longest_line(self.text(), self.font()) + current_theme().line_px
        return QSize(width, hint.height())


tell_as(LineHeading, QAccessible.Role.Heading)


class Title(Heading):
    """The one title of a page."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, scale=current_theme().type_scale.title)


class MutedLabel(PlainLabel):
    """Text of less weight."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setProperty("muted", True)


class CaptionLabel(MutedLabel):
    """Small text below what it is about."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * current_theme().type_scale.caption)
        self.setFont(font)


class NewsLabel(PlainLabel):
    """A line that says what just happened; it takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def show_news(self, text: str, *, is_urgent: bool = False) -> None:
        """Say `text`, aloud too; empty: nothing to say."""
        if text != self.text():
            announce(self, text, is_urgent=is_urgent)
        self.setText(text)
        self.setVisible(bool(text))


class Picture(QLabel):
    """A place for a picture, with no text of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
