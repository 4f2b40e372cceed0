"""The radar on a page: pointing at an axis, or arrowing to it, says what it shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from hop_desktop.charts.chart import Chart
from hop_desktop.charts.drawing import Place
from hop_desktop.charts.image import Pixels
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.jobs import JobRunner
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

_SHARE: Final = 0.86  # of the width: labels stand beside the radar, too
_NARROW: Final = 1.3  # of the width: as high as that, where there is no more of it
_TALLEST: Final = 1.5  # of the height at which it is first shown
_FORWARD: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_OPEN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RadarCanvas(FigureCanvas):
    """A chart whose axes can be pointed at; which lies where comes with its picture.

    Signals:
        axis_opened: Number of an axis that was clicked, or entered with the keys.
    """

    axis_opened = Signal(int)
    text_share = 0.9  # many labels stand around it

    def __init__(self, name: str, jobs: JobRunner, axes: Sequence[str], *, height_px: int) -> None:
        """Make it empty; `axes` says what each axis shows."""
        super().__init__(name, jobs, height_px=height_px)
        self._axes = axes
        self._places: Sequence[Place] = ()  # of the picture on the screen
        self._axis: int | None = None  # the one at hand
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def axis(self) -> int | None:
        """The number of the axis at hand; None: none is."""
        return self._axis

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        first = self.sizeHint().height()
        least = min(first, round(width * _NARROW))
        return min(max(round(width * _SHARE), least), round(first * _TALLEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._height_px // 4, self._height_px // 4)

    def sizeHint(self) -> QSize:
        points = QFontInfo(self.font()).pointSizeF()
        growth = max(points / current_theme().body_points, 1.0)
        return QSize(super().sizeHint().width(), round(self._height_px * growth**0.35))

    def _start_drawing(self, chart: Chart) -> None:
        """Draw it, unless the layout has not given the height yet: a resize comes then."""
        if 2 * self.height() >= self.heightForWidth(self.width()):
            super()._start_drawing(chart)

    def _show_drawn(self, ratio: float, drawn: Pixels) -> None:
        self._places = drawn.places
        super()._show_drawn(ratio, drawn)

    def _show_problem(self, sentence: str) -> None:
        self._places = ()
        super()._show_problem(sentence)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._axis_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(None)
        super().focusOutEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        axis = self._axis_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and axis is not None:
            self.axis_opened.emit(axis)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._axes) - 1
        if key in _FORWARD:
            self._go_to(0 if self._axis is None else (self._axis + 1) % len(self._axes))
        elif key in _BACK:
            self._go_to(last if self._axis is None else (self._axis - 1) % len(self._axes))
        elif key == Qt.Key.Key_Home:
            self._go_to(0)
        elif key == Qt.Key.Key_End:
            self._go_to(last)
        elif key in _OPEN and self._axis is not None:
            self.axis_opened.emit(self._axis)
        elif key == Qt.Key.Key_Escape and self._axis is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    def _go_to(self, axis: int) -> None:
        """Point at an axis with the keys: what it shows is said aloud."""
        self._point_at(axis)
        announce(self, self._axes[axis])

    def _point_at(self, axis: int | None) -> None:
        if axis != self._axis:
            self._axis = axis
            has_hand = axis is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if has_hand else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _axis_at(self, point: QPointF) -> int | None:
        """Return the axis whose label is under the point, or whose spoke is near it."""
        for axis, place in enumerate(self._places):
            if self._label(place).contains(point):
                return axis
        reach = scaled(current_theme().measures.target)
        near = [(self._distance(place, point), axis) for axis, place in enumerate(self._places)]
        distance, axis = min(near, default=(reach + 1.0, 0))
        return axis if distance <= reach else None

    def _distance(self, place: Place, point: QPointF) -> float:
        """Return how far the point is from the mark, or from the outer end of the spoke."""
        marks = (self._at(place.mark), self._at(place.end))
        return min((mark - point).manhattanLength() for mark in marks)

    def _label(self, place: Place) -> QRectF:
        left, top, right, bottom = place.label
        pad = current_theme().spacing.xs
        box = QRectF(self._at((left, top)), self._at((right, bottom)))
        return box.adjusted(-pad, -pad, pad, pad)

    def _at(self, share: tuple[float, float]) -> QPointF:
        return QPointF(share[0] * self.width(), share[1] * self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._axis is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._axis < len(self._places):
                self._paint_mark(painter, self._places[self._axis])
            self._paint_words(painter, self._axes[self._axis])
            painter.end()

    def _paint_mark(self, painter: QPainter, place: Place) -> None:
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.colours.focus), theme.focus_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = scaled(theme.measures.dot) / 2
        painter.drawEllipse(self._at(place.mark), radius, radius)
        painter.setPen(QPen(QColor(theme.colours.accent), theme.line_px))
        corner = theme.radii.small
        painter.drawRoundedRect(self._label(place), corner, corner)

    def _paint_words(self, painter: QPainter, words: str) -> None:
        """Say what the axis shows, beside it and never over it."""
        theme, metrics = current_theme(), QFontMetrics(self.font())
        pad = theme.spacing.s
        room = round(min(self.width() * 0.62, metrics.horizontalAdvance(words) + 2 * pad + 2))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        text = metrics.boundingRect(0, 0, room - 2 * pad, self.height(), flags, words)
        box = QRectF(0, 0, room, text.height() + 2 * pad)
        box.moveCenter(self._words_centre(box))
        painter.setPen(QPen(QColor(theme.colours.border_strong), theme.line_px))
        painter.setBrush(QColor(theme.colours.surface))
        painter.drawRoundedRect(box, theme.radii.medium, theme.radii.medium)
        painter.setPen(QColor(theme.colours.text))
        painter.drawText(box.adjusted(pad, pad, -pad, -pad), flags, words)

    def _words_centre(self, box: QRectF) -> QPointF:
        """Return a place towards the middle of the chart, inside of the picture."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._axis is None or self._axis >= len(self._places):
            return middle
        mark = self._at(self._places[self._axis].mark)
        away = scaled(current_theme().measures.dot) + box.height() / 2
        y = mark.y() + (away if mark.y() < middle.y() else -away)
        x = min(max(mark.x(), box.width() / 2 + 1), self.width() - box.width() / 2 - 1)
        return QPointF(x, y)
