"""A readiness figure on a line from 0 to 100, with the range around it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hop_desktop.ui.styling import current_theme, scaled

_HIGHEST: Final = 100


class BandLine(QWidget):
    """Draws what the words beside it say; readers pass over it to them.

    Args:
        percent: Where the mark stands, 0-100.
        band: Where the range begins and ends, 0-100.
        cut_offs: Where the line is marked and numbered, 0-100; empty: nowhere.
    """

    def __init__(
        self, percent: float, band: tuple[float, float], cut_offs: Sequence[float] = ()
    ) -> None:
        super().__init__()
        self._percent = percent
        self._band = band
        self._cut_offs = cut_offs
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        measures = current_theme().measures
        numbers = QFontMetrics(self._number_font()).height() if self._cut_offs else 0
        return QSize(scaled(measures.smallest_chart), self._line_height() + numbers)

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
        self._draw_cut_offs(painter)
        painter.setPen(QPen(QColor(theme.colours.surface), theme.focus_px))
        painter.setBrush(QColor(theme.colours.accent))
        radius = scaled(theme.measures.dot) / 2
        middle = self._line_height() / 2
        painter.drawEllipse(QPointF(self._x(self._percent), middle), radius, radius)
        painter.end()

    def _draw_bar(self, painter: QPainter, first: float, last: float, fill: str, edge: str) -> None:
        theme = current_theme()
        thick, half = scaled(theme.measures.track), theme.line_px / 2
        first, last = first + half, last - half
        painter.setPen(QPen(QColor(edge), theme.line_px))
        painter.setBrush(QColor(fill))
        bar = QRectF(first, (self._line_height() - thick) / 2, last - first, thick)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)

    def _draw_cut_offs(self, painter: QPainter) -> None:
        """Mark each cut-off on the line, and write its number below."""
        theme, middle = current_theme(), self._line_height() / 2
        painter.setFont(self._number_font())
        metrics = QFontMetrics(self._number_font())
        reach = scaled(theme.measures.track) / 2 + theme.spacing.xs
        written = QRectF()
        for cut_off in self._cut_offs:
            x = self._x(cut_off)
            painter.setPen(QPen(QColor(theme.colours.text_muted), theme.line_px))
            painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
            width = metrics.horizontalAdvance(f"{cut_off:.0f}") + 2
            place = QRectF(x - width / 2, self._line_height(), width, metrics.height())
            if place.intersects(written):
                continue  # in a very narrow window the stroke alone has room
            written = place.adjusted(-width / 2, 0, width / 2, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{cut_off:.0f}")

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * current_theme().type_scale.caption)
        return font

    def _line_height(self) -> int:
        return scaled(current_theme().measures.icon)

    def _x(self, percent: float) -> float:
        edge = scaled(current_theme().measures.dot) / 2 + current_theme().focus_px
        share = percent / _HIGHEST
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return edge + share * (self.width() - 2 * edge)
