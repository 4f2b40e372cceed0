"""A chart on a page: drawn to fit, in the theme on screen, with words for screen readers.

Importing this imports matplotlib.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QColor,
    QFontInfo,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hop_desktop.charts.style import ChartStyle
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import tell_as
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.styling import current_theme

Draw: TypeAlias = Callable[[ChartStyle, tuple[float, float]], Figure]  # style, size in inches
_CHART_TEXT: Final = 0.95  # of the page's text size
_REDRAWN_AFTER: Final = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_SLACK: Final = 0.01  # so that dividing by the resolution never loses a pixel


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How large and how fine a chart is to be drawn."""

    width: int  # in the window's pixels
    height: int
    dpi: float
    ratio: float  # device pixels to one of the window's

    def draw(self, draw: Draw, style: ChartStyle) -> QImage:
        """Draw as matplotlib does; touches nothing on the screen, so any thread may do it."""
        size = (self.width + _SLACK) / self.dpi, (self.height + _SLACK) / self.dpi
        figure = draw(style, size)
        figure.set_dpi(self.dpi * self.ratio)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
        width, height = canvas.get_width_height()
        pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # the same
        image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.ratio)
        return image


class FigureCanvas(QWidget):
    """Draws a chart anew, off the GUI thread, whenever size, theme or text size change.

    Until the new drawing has come the old one stays.

    Signals:
        copy_requested, save_requested: From the context menu.
        drawn: A new drawing is on the screen.
    """

    copy_requested = Signal()
    save_requested = Signal()
    drawn = Signal()

    def __init__(
        self, name: str, jobs: JobRunner, *, height_px: int, parent: QWidget | None = None
    ) -> None:
        """Make an empty canvas, `height_px` high at the normal text size."""
        super().__init__(parent)
        self._jobs = jobs
        self._draw_figure: Draw | None = None
        self._image = QImage()
        self._sheet: _Sheet | None = None  # of the last drawing that was begun
        self._is_stale = False
        self._is_drawing = False
        self._height_px = height_px
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._create_actions()

    def show_figure(self, draw: Draw, description: str) -> None:
        """Show what `draw` makes for a style and a size in inches; say it in words, too.

        `draw` is called on another thread and must not touch widgets.
        """
        self._draw_figure = draw
        self.setAccessibleDescription(description)
        self._redraw()

    def _create_actions(self) -> None:
        copy, save = QAction(_("Copy chart"), self), QAction(_("Save chart…"), self)
        copy.triggered.connect(lambda _checked=False: self.copy_requested.emit())
        save.triggered.connect(lambda _checked=False: self.save_requested.emit())
        self.addActions([copy, save])

    def _redraw(self) -> None:
        self._is_stale = True
        self.update()

    def _sheet_now(self) -> _Sheet:
        return _Sheet(self.width(), self.height(), self.logicalDpiX(), self.devicePixelRatioF())

    def _start_drawing(self, draw: Draw) -> None:
        """Begin a new drawing: while painting, so that many changes make one."""
        self._is_stale = False
        self._is_drawing = True
        self._sheet = sheet = self._sheet_now()
        style = ChartStyle(current_theme(), QFontInfo(self.font()).pointSizeF() * _CHART_TEXT)
        self._jobs.run(lambda: sheet.draw(draw, style), self._on_drawn)

    def _on_drawn(self, outcome: Ok[QImage] | Err) -> None:
        self._is_drawing = False
        self.update()
        if isinstance(outcome, Err):
            raise outcome.error
        self._image = outcome.value
        self.drawn.emit()

    def sizeHint(self) -> QSize:
        points = QFontInfo(self.font()).pointSizeF()
        growth = max(points / current_theme().body_points, 1.0)
        return QSize(
            current_theme().measures.smallest_chart * 2, round(self._height_px * growth**0.5)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().measures.smallest_chart, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._draw_figure is not None and self._is_stale and not self._is_drawing:
            self._start_drawing(self._draw_figure)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().colours.surface))
        if self._image.isNull():
            painter.setPen(QColor(current_theme().colours.text_muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Drawing the chart …"))
        painter.drawImage(QPoint(0, 0), self._image)
        if self.hasFocus():
            self._paint_focus_ring(painter)

    def _paint_focus_ring(self, painter: QPainter) -> None:
        theme = current_theme()
        inset = theme.focus_px / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours.focus), theme.focus_px))
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, theme.radii.small, theme.radii.small)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _REDRAWN_AFTER:
            self._redraw()
            self.updateGeometry()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # a change of resolution comes here, too
        if self._sheet != self._sheet_now():
            self._redraw()


tell_as(FigureCanvas, QAccessible.Role.Graphic)
