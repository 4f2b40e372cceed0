"""A readiness figure on a line from 0 to 100, with the band around it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hop_desktop.ui.styling import current_theme, scaled


class BandLine(QWidget):
    """Draws what the words beside it say; readers pass over it to them.

    Args:
        percent: Where the mark stands, 0-100.
        band: Where the band begins and ends, 0-100.
    """

    def __init__(self, percent: float, band: tuple[float, float]) -> None:
        super().__init__()
        self._percent = percent
        self._band = band
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        measures = current_theme().measures
        return QSize(scaled(measures.smallest_chart), scaled(measures.icon))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, soft = theme.colours, theme.series.self_rating.soft
        self._draw_bar(painter, 0, self.width(), colours.surface_alt, colours.border_strong)
        first, last = sorted(self._x(level) for level in self._band)
        self._draw_bar(painter, first, last, soft, colours.accent)
        painter.setPen(QPen(QColor(theme.colours.surface), theme.focus_px))
        painter.setBrush(QColor(theme.colours.accent))
        radius = scaled(theme.measures.dot) / 2
        painter.drawEllipse(QPointF(self._x(self._percent), self.height() / 2), radius, radius)

    def _draw_bar(self, painter: QPainter, first: float, last: float, fill: str, edge: str) -> None:
        theme = current_theme()
        thick, half = scaled(theme.measures.track), theme.line_px / 2
        first, last = first + half, last - half
        painter.setPen(QPen(QColor(edge), theme.line_px))
        painter.setBrush(QColor(fill))
        bar = QRectF(first, (self.height() - thick) / 2, last - first, thick)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)

    def _x(self, percent: float) -> float:
        edge = scaled(current_theme().measures.dot) / 2 + current_theme().focus_px
        share = percent / 100
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return edge + share * (self.width() - 2 * edge)
