"""The shape that radio buttons and check boxes share: a mark, and text that wraps beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from hop_desktop.ui.styling import current_theme, icon, scaled, shows_ring
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word


@dataclass(frozen=True, slots=True)
class OptionShape:
    """Places and draws the parts of one button; sizes in pixels."""

    words: str
    pad: int  # around mark and text
    hint: str = ""  # said below the text, with less weight
    key: str = ""  # that chooses it, hinted at after the text

    @property
    def mark_px(self) -> int:
        return scaled(current_theme().measures.dot)

    @property
    def around(self) -> int:
        """The width of everything but the text."""
        return 2 * self.pad + self.mark_px + current_theme().spacing.m + self._key_px

    @property
    def _key_px(self) -> int:
        return self.mark_px + current_theme().spacing.s if self.key else 0

    def size_hint(self, button: QAbstractButton) -> QSize:
        width = longest_line(self.words, button.font()) + 1 + self.around
        return QSize(width, self.height_for(width, button))

    def minimum_size(self, button: QAbstractButton) -> QSize:
        width = longest_word(self.words, button.font()) + 1 + self.around
        return QSize(width, self.height_for(width, button))

    def height_for(self, width: int, button: QAbstractButton) -> int:
        text = self._words_height(width, button) + self._hint_height(width, button)
        smallest = scaled(current_theme().measures.target)
        return max(max(text, self.mark_px) + 2 * self.pad, smallest)

    def _words_height(self, width: int, button: QAbstractButton) -> int:
        return height_of(self.words, max(width - self.around, 1), button.font())

    def _hint_height(self, width: int, button: QAbstractButton) -> int:
        if not self.hint:
            return 0
        text = height_of(self.hint, max(width - self.around, 1), button.font())
        return text + current_theme().spacing.xs

    def mark_place(self, button: QAbstractButton) -> QRectF:
        side = self.mark_px
        left = button.width() - self.pad - side if button.isRightToLeft() else self.pad
        return QRectF(left, (button.height() - side) / 2, side, side)

    def text_place(self, button: QAbstractButton) -> QRect:
        room = self.around - self.pad - self._key_px
        left = self.pad + self._key_px if button.isRightToLeft() else room
        return QRect(left, 0, button.width() - self.around, button.height())

    def _key_place(self, button: QAbstractButton) -> QRect:
        side = self.mark_px
        left = self.pad if button.isRightToLeft() else button.width() - self.pad - side
        return QRect(left, 0, side, button.height())

    def paint_text(self, painter: QPainter, button: QAbstractButton) -> None:
        colours = current_theme().colours
        if self.key:
            painter.setPen(QColor(colours.text_muted))
            painter.drawText(self._key_place(button), Qt.AlignmentFlag.AlignCenter, self.key)
        painter.setPen(QColor(colours.text if button.isEnabled() else colours.disabled))
        place = self.text_place(button)
        if self.hint:
            words = self._words_height(button.width(), button)
            height = words + self._hint_height(button.width(), button)
            place = QRect(place.left(), (button.height() - height) // 2, place.width(), words)
            below = QRect(place.left(), place.bottom() + 1, place.width(), height - words)
            painter.drawText(place, WRAPPED, self.words)
            painter.setPen(QColor(colours.text_muted if button.isEnabled() else colours.disabled))
            painter.drawText(below, WRAPPED, self.hint)
        else:
            painter.drawText(place, WRAPPED, self.words)


def edge_pen(button: QAbstractButton, width: float) -> QPen:
    """Return the pen for the edge of a mark or card: it tells whether it is chosen."""
    colours = current_theme().colours
    return QPen(QColor(colours.accent if button.isChecked() else colours.border_strong), width)


def paint_tick_box(painter: QPainter, place: QRect, *, is_ticked: bool) -> None:
    """Draw the box of a choice that can be one of several."""
    theme = current_theme()
    edge = theme.colours.accent if is_ticked else theme.colours.border_strong
    box = QRectF(place).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(edge), theme.focus_px))
    painter.setBrush(QColor(theme.colours.accent if is_ticked else theme.colours.surface))
    painter.drawRoundedRect(box, theme.radii.small, theme.radii.small)
    if is_ticked:
        icon("check", theme.colours.accent_text).paint(painter, box.toRect())


def paint_focus(painter: QPainter, button: QAbstractButton, radius: int) -> None:
    """Draw the ring that says where the keyboard is, inside the button's edge."""
    if not shows_ring(button):
        return
    theme = current_theme()
    inset = theme.focus_px / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colours.focus), theme.focus_px))
    ring = QRectF(button.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(ring, radius, radius)
