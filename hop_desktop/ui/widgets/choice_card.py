"""A statement to choose: a radio button drawn as a card, so roles and keys come from Qt."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from hop_desktop.ui.styling import current_theme

PAD: Final = 12
DOT: Final = 18
GAP: Final = 12
SMALLEST_TEXT_PX: Final = 80


class ChoiceCard(QRadioButton):
    """Wraps its text, grows with it, and can be hit anywhere."""

    def __init__(self, choice_id: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.choice_id = choice_id
        self._words = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._text_height(width)
        return max(text, DOT) + 2 * PAD

    def sizeHint(self) -> QSize:
        width = 560
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_TEXT_PX + 2 * PAD + DOT + GAP, DOT + 2 * PAD)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_dot(painter)
        painter.setPen(QColor(current_theme().colours.text))
        painter.drawText(self._text_rect(), self._text_flags(), self._words)

    def _paint_card(self, painter: QPainter) -> None:
        theme = current_theme()
        colours, radius = theme.colours, theme.radii.medium
        fill = colours.surface
        if self.isChecked():
            fill = colours.accent_soft
        elif self.underMouse():
            fill = colours.surface_alt
        edge = colours.accent if self.isChecked() else colours.border_strong
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), theme.line_px + self.isChecked()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), theme.focus_px))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_dot(self, painter: QPainter) -> None:
        colours = current_theme().colours
        left = self.width() - PAD - DOT if self._is_mirrored() else PAD
        circle = QRectF(left, (self.height() - DOT) / 2, DOT, DOT)
        edge = colours.accent if self.isChecked() else colours.border_strong
        painter.setBrush(QColor(colours.surface))
        painter.setPen(QPen(QColor(edge), 2))
        painter.drawEllipse(circle)
        if self.isChecked():
            painter.setBrush(QColor(colours.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(circle.adjusted(5, 5, -5, -5))

    def _text_rect(self) -> QRect:
        width = self._text_width(self.width())
        left = PAD if self._is_mirrored() else PAD + DOT + GAP
        return QRect(left, 0, width, self.height())

    def _text_height(self, width: int) -> int:
        box = QRect(0, 0, self._text_width(width), 10_000)
        return self.fontMetrics().boundingRect(box, self._text_flags(), self._words).height()

    @staticmethod
    def _text_width(width: int) -> int:
        return max(SMALLEST_TEXT_PX, width - 2 * PAD - DOT - GAP)

    @staticmethod
    def _text_flags() -> int:
        return int(
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
