"""A chart on a page: drawn to fit, in the theme on screen, with words for screen readers."""

from dataclasses import dataclass
from functools import partial
from typing import Final

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
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hop_desktop.charts.chart import Chart, Size
from hop_desktop.charts.image import Pixels, chart_pixels
from hop_desktop.charts.style import ChartStyle
from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import tell_as
from hop_desktop.ui.jobs import Err, JobRunner, Ok, settle
from hop_desktop.ui.styling import current_theme, shows_ring
from hop_desktop.ui.widgets.layout import icon_button

_REDRAWN_AFTER: Final = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_SLACK: Final = 0.01  # so that dividing by the resolution never loses a pixel


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How large and how fine a chart is to be drawn."""

    width: int  # in the window's pixels
    height: int
    dpi: float
    ratio: float  # device pixels to one of the window's

    @property
    def size_in(self) -> Size:
        return (self.width + _SLACK) / self.dpi, (self.height + _SLACK) / self.dpi


class FigureCanvas(QWidget):
    """Has a chart drawn anew in the render worker whenever size, theme or text size change.

    Until the new drawing has come the old one stays.

    Signals:
        copy_requested, save_requested: From the context menu.
        drawn: A new drawing is on the screen.
    """

    copy_requested = Signal()
    save_requested = Signal()
    drawn = Signal()
    text_share = 0.95  # of the page's text size

    def __init__(
        self, name: str, jobs: JobRunner, *, height_px: int, parent: QWidget | None = None
    ) -> None:
        """Make an empty canvas, `height_px` high at the normal text size."""
        super().__init__(parent)
        self._jobs = jobs
        self._chart: Chart | None = None
        self._image = QImage()
        self._instead = _("Drawing the chart …")  # as long as there is no picture
        self._sheet: _Sheet | None = None  # of the last drawing that was begun
        self._is_stale = False
        self._is_drawing = False
        self._height_px = height_px
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, and say in words what it shows."""
        self._chart = chart
        self.setAccessibleDescription(chart.description())
        self._redraw()

    def offer_export(self) -> QWidget:
        """Offer to copy and to save the chart in its context menu; return buttons for it, too."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for icon_name, name, wanted in (
            ("copy", _("Copy chart"), self.copy_requested),
            ("file-down", _("Save chart…"), self.save_requested),
        ):
            entry, shown = QAction(name, self), icon_button(icon_name, name)
            shown.setAccessibleDescription(self.accessibleName())
            entry.triggered.connect(wanted)
            shown.clicked.connect(wanted)
            self.addAction(entry)
            row.addWidget(shown)
        return buttons

    def _redraw(self) -> None:
        self._is_stale = True
        self.update()

    def _sheet_now(self) -> _Sheet:
        return _Sheet(self.width(), self.height(), self.logicalDpiX(), self.devicePixelRatioF())

    def _start_drawing(self, chart: Chart) -> None:
        """Begin a new drawing: while painting, so that many changes make one."""
        self._is_stale = False
        self._is_drawing = True
        self._sheet = sheet = self._sheet_now()
        style = ChartStyle(current_theme(), QFontInfo(self.font()).pointSizeF() * self.text_share)
        work = partial(chart_pixels, chart, style, sheet.size_in, sheet.dpi * sheet.ratio)
        self._jobs.run_in_render_worker(work, partial(self._on_drawn, sheet.ratio))

    def _on_drawn(self, ratio: float, outcome: Ok[Pixels] | Err) -> None:
        self._is_drawing = False
        self.update()
        settle(outcome, partial(self._show_drawn, ratio), self._show_problem)

    def _show_problem(self, sentence: str) -> None:
        """Say in the picture's place why there is none."""
        self._image, self._instead = QImage(), sentence

    def _show_drawn(self, ratio: float, drawn: Pixels) -> None:
        picture = QImage(drawn.rgba, drawn.width, drawn.height, QImage.Format.Format_RGBA8888)
        self._image = picture.copy()  # the bytes are not ours to keep
        self._image.setDevicePixelRatio(ratio)
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
        if self._chart is not None and self._is_stale and not self._is_drawing:
            self._start_drawing(self._chart)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().colours.surface))
        if self._image.isNull():
            painter.setPen(QColor(current_theme().colours.text_muted))
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), words, self._instead)
        painter.drawImage(QPoint(0, 0), self._image)
        if shows_ring(self):
            self._paint_focus_ring(painter)
        painter.end()  # now, also if the trace of an error still holds it

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
