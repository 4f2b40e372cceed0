"""One score against what is expected of it, on a small line from 1 to 5."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.presentation.competency_rows import CompetencyRow
from hop_desktop.ui.styling import current_theme, scaled

_RANGE_OPACITY: Final = 0.28


def paint_level_bar(
    painter: QPainter, place: QRectF, row: CompetencyRow, direction: Qt.LayoutDirection
) -> None:
    """Draw the scale, the likely range, the expectation as an upright stroke, and the score."""
    theme = current_theme()
    colours, series = theme.colours, theme.series
    thick, dot = scaled(theme.measures.track), scaled(theme.measures.dot) * 0.75
    middle, edge = place.center().y(), dot / 2 + theme.line_px

    def x(level: float) -> float:
        share = (level - LOWEST_LEVEL) / (HIGHEST_LEVEL - LOWEST_LEVEL)
        if direction is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return place.left() + edge + share * (place.width() - 2 * edge)

    def bar_between(first: float, last: float) -> QRectF:
        left, right = sorted((first, last))
        return QRectF(left, middle - thick / 2, right - left, thick)

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface_alt))
    painter.drawRoundedRect(bar_between(place.left(), place.right()), thick / 2, thick / 2)
    if row.likely is not None:
        _paint_range(painter, bar_between(x(row.likely[0]), x(row.likely[1])))
    at, reach = x(row.expected), dot / 2 + theme.spacing.xs
    painter.setPen(QPen(QColor(series.expectation.colour), theme.focus_px))
    painter.drawLine(QPointF(at, middle - reach), QPointF(at, middle + reach))
    if row.score is not None:
        is_clear = row.verdict is Verdict.CLEAR_GAP
        painter.setPen(QPen(QColor(colours.surface), theme.focus_px))
        painter.setBrush(QColor(colours.warning if is_clear else series.self_rating.colour))
        painter.drawEllipse(QPointF(x(row.score), middle), dot / 2, dot / 2)
    painter.restore()


def _paint_range(painter: QPainter, bar: QRectF) -> None:
    theme = current_theme()
    fill = QColor(theme.series.self_rating.colour)
    fill.setAlphaF(_RANGE_OPACITY)
    painter.setBrush(fill)
    painter.setPen(QPen(QColor(theme.series.self_rating.soft), theme.line_px))
    half = theme.line_px / 2
    shape = bar.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
