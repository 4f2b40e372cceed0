"""What moved: one row for each competency, from a hollow mark to a filled one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LEVELS, LOWEST_LEVEL
from hop_desktop.presentation.change import Dumbbell
from hop_desktop.ui.accessibility import tell_as
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line

_NAMES: Final = 0.34  # of the width, at most
_WORDS: Final = 0.3


class DumbbellList(QWidget):
    """Draws `Dumbbell`s on one scale; its description says all of them."""

    def __init__(self, name: str, rows: Sequence[Dumbbell]) -> None:
        super().__init__()
        self._rows = rows
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(row.sentence for row in rows))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._scale_height() + sum(self._row_heights(self._columns(width)))

    def sizeHint(self) -> QSize:
        width = current_theme().measures.column
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().measures.smallest_chart, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(self.width())
        self._paint_scale(painter, columns)
        top = self._scale_height()
        for row, height in zip(self._rows, self._row_heights(columns), strict=True):
            self._paint_row(painter, columns, row, QRect(0, top, self.width(), height))
            top += height

    def _columns(self, width: int) -> "_Columns":
        gap = current_theme().spacing.l
        names = max((longest_line(row.name, self.font()) for row in self._rows), default=0) + 1
        words = max((longest_line(row.change, self.font()) for row in self._rows), default=0) + 1
        names, words = min(names, int(_NAMES * width)), min(words, int(_WORDS * width))
        return _Columns(names, names + gap, max(width - names - words - 2 * gap, 1), words)

    def _row_heights(self, columns: "_Columns") -> list[int]:
        pad, least = 2 * current_theme().spacing.xs, scaled(current_theme().measures.target)
        return [
            max(
                height_of(row.name, columns.names, self.font()) + pad,
                height_of(row.change, columns.words, self.font()) + pad,
                least,
            )
            for row in self._rows
        ]

    def _scale_height(self) -> int:
        return self.fontMetrics().height() + current_theme().spacing.xs

    def _paint_scale(self, painter: QPainter, columns: "_Columns") -> None:
        colours, height = current_theme().colours, self._scale_height()
        for level in LEVELS:
            x = round(self._x(columns, level))
            painter.setPen(QColor(colours.grid))
            painter.drawLine(x, height, x, self.height())
            painter.setPen(QColor(colours.text_muted))
            place = QRect(x - height, 0, 2 * height, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(level))

    def _paint_row(
        self, painter: QPainter, columns: "_Columns", row: Dumbbell, place: QRect
    ) -> None:
        colours = current_theme().colours
        painter.setPen(QColor(colours.text))
        name = QRect(0, place.top(), columns.names, place.height())
        painter.drawText(self._mirrored(name), WRAPPED, row.name)
        painter.setPen(QColor(colours.text if row.is_judged else colours.text_muted))
        left = place.width() - columns.words
        words = QRect(left, place.top(), columns.words, place.height())
        painter.drawText(self._mirrored(words), WRAPPED, row.change)
        self._paint_marks(painter, columns, row, place.center().y())

    def _paint_marks(self, painter: QPainter, columns: "_Columns", row: Dumbbell, y: int) -> None:
        theme = current_theme()
        colours, radius = theme.colours, scaled(theme.measures.dot) / 3
        ends = [
            None if level is None else QPointF(self._x(columns, level), y)
            for level in (row.before, row.now)
        ]
        before, now = ends
        colour = QColor(colours.accent if row.is_judged else colours.border_strong)
        if before is not None and now is not None:
            painter.setPen(QPen(colour, 2 * theme.focus_px))
            painter.drawLine(before, now)
        painter.setPen(QPen(colour, theme.focus_px))
        if before is not None:
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(before, radius, radius)
        if now is not None:
            painter.setBrush(colour)
            painter.drawEllipse(now, radius, radius)

    def _x(self, columns: "_Columns", level: float) -> float:
        edge = scaled(current_theme().measures.dot) / 2
        share = (level - LOWEST_LEVEL) / (HIGHEST_LEVEL - LOWEST_LEVEL)
        x = columns.left + edge + share * (columns.track - 2 * edge)
        return self.width() - x if self.isRightToLeft() else x

    def _mirrored(self, place: QRect) -> QRectF:
        return QRectF(self.style().visualRect(self.layoutDirection(), self.rect(), place))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths, and where the scale begins, in pixels."""

    names: int
    left: int
    track: int
    words: int


tell_as(DumbbellList, QAccessible.Role.Graphic)
