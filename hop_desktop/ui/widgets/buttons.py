"""Buttons that wrap their text instead of cutting it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from hop_desktop.ui.styling import current_theme, directed, icon, scaled, shows_ring
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word


class WrappingButton(QPushButton):
    """A button named by its text; `primary` stands out, `flat` has no edge until it is used."""

    def __init__(
        self, text: str, *, icon_name: str = "", primary: bool = False, flat: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("primary", primary)
        self.setProperty("flat", flat)
        self._icon_name = icon_name
        self._is_flat = flat
        self._words = ""
        self.takes_double_clicks = False  # as where one presses again and again: larger, larger
        self.setAutoDefault(False)
        width = QSizePolicy.Policy.Preferred if flat else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(width, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show a text and be named by it."""
        if text == self._words:
            return  # or every layout around it would be asked again
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._words = text
        self.updateGeometry()

    def show_icon(self, name: str) -> None:
        """Draw another bundled icon."""
        self._icon_name = name
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = height_of(self._words, max(width - self._around(), 1), self.font())
        smallest = scaled(current_theme().measures.control)
        return max(text + 2 * current_theme().spacing.s, smallest)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = longest_line(self._words, self.font()) + 1 + self._around()
        width = max(width, scaled(current_theme().measures.control))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        width = longest_word(self._words, self.font()) + 1 + self._around()
        return QSize(width, self.heightForWidth(width))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave out the second click of a double click: the first has done what was meant."""
        if self.takes_double_clicks:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if shows_ring(self) and (self.property("primary") or self.property("danger")):
            self._paint_inner_ring(painter)
        self._paint_content(painter)

    def _paint_inner_ring(self, painter: QPainter) -> None:
        """Show the keyboard inside, too: the ring itself hardly differs from a strong colour."""
        theme = current_theme()
        inset, corner = theme.focus_px * 1.5, theme.radii.medium - theme.focus_px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colour()), theme.focus_px))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner
        )
        painter.restore()

    def _paint_content(self, painter: QPainter) -> None:
        pad = self._padding()
        place = self.rect().adjusted(pad, 0, -pad, 0)
        painter.setPen(QColor(self._colour()))
        if self._icon_name:
            side = scaled(current_theme().measures.icon)
            is_left = not self.isRightToLeft()
            left = place.left() if is_left else place.right() + 1 - side
            spot = QRect(left, (self.height() - side) // 2, side, side)
            name = directed(self._icon_name, self.layoutDirection())
            icon(name, self._colour()).paint(painter, spot)
            room = side + current_theme().spacing.s
            place = place.adjusted(room if is_left else 0, 0, 0 if is_left else -room, 0)
        painter.drawText(place, self._flags(), self._words)

    def _flags(self) -> int:
        if self._is_flat or self._icon_name:
            return WRAPPED
        return int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)

    def _colour(self) -> str:
        colours = current_theme().colours
        if not self.isEnabled():
            return colours.disabled
        if self.property("danger"):
            return colours.surface
        return colours.accent_text if self.property("primary") else colours.text

    def _padding(self) -> int:
        spacing = current_theme().spacing
        return spacing.m if self._is_flat else spacing.l

    def _around(self) -> int:
        """Return the width of everything but the text."""
        room = scaled(current_theme().measures.icon) + current_theme().spacing.s
        return 2 * self._padding() + (room if self._icon_name else 0)
