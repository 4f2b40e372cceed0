"""A slider for a level that also shows where the expected one lies."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider

from hop_desktop.presentation.what_if import BIG_STEP
from hop_desktop.ui.styling import current_theme, scaled, shows_ring

_PARTS = QStyle.SubControl


class LevelSlider(QSlider):
    """Moves by tenths of a scale point; the wheel scrolls the page and moves nothing."""

    def __init__(self, name: str, lowest: int, highest: int, expected: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._expected = expected
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSingleStep(1)
        self.setPageStep(BIG_STEP)
        self.setMinimumHeight(scaled(current_theme().measures.control))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        colours, spacing = theme.colours, theme.spacing
        here, there = self._centre(self.sliderPosition()), self._centre(self._expected)
        start = self._centre(self.minimum())
        end = self._centre(self.maximum())
        track = QPen(QColor(colours.border_strong), spacing.xs, c=Qt.PenCapStyle.RoundCap)
        painter.setPen(track)
        painter.drawLine(start, end)
        track.setColor(QColor(colours.accent))
        painter.setPen(track)
        painter.drawLine(start, here)
        painter.setPen(QPen(QColor(colours.text), theme.line_px + 1))
        painter.drawLine(there - QPoint(0, spacing.m), there + QPoint(0, spacing.m))
        painter.setPen(QPen(QColor(colours.surface), theme.line_px + 1))
        painter.setBrush(QColor(colours.accent))
        radius = self._handle(self.sliderPosition()).width() // 2 - theme.line_px
        painter.drawEllipse(here, radius, radius)
        if shows_ring(self):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), theme.focus_px))
            inset = theme.focus_px / 2
            ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, theme.radii.small, theme.radii.small)

    def _centre(self, place: int) -> QPoint:
        return QPoint(self._handle(place).center().x(), self.rect().center().y())

    def _handle(self, place: int) -> QRect:
        """Return where the handle is at a place; the style decides, as for the mouse."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = place
        style = self.style()
        handle: QRect = style.subControlRect(
            QStyle.ComplexControl.CC_Slider, option, _PARTS.SC_SliderHandle, self
        )
        return handle
