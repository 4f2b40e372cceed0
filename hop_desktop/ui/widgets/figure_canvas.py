"""A chart on a page: drawn to fit, in the theme on screen, with words for screen readers.

Importing this imports matplotlib.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QColor,
    QEnterEvent,
    QFontInfo,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from hop_desktop.charts.style import ChartStyle
from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme

Draw: TypeAlias = Callable[[ChartStyle, tuple[float, float]], Figure]  # style, size in inches
SMALLEST_WIDTH_PX: Final = 280
_CHART_TEXT: Final = 0.95  # of the page's text size
_REDRAWN_AFTER: Final = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
_SLACK_PX: Final = 0.01  # so that dividing by the resolution never loses a pixel


class FigureCanvas(FigureCanvasQTAgg):
    """Draws a chart anew whenever size, resolution, theme or text size change.

    Signals:
        copy_requested, save_requested: From the context menu.
    """

    copy_requested = Signal()
    save_requested = Signal()

    def __init__(self, name: str, *, height_px: int, parent: QWidget | None = None) -> None:
        """Make an empty canvas, `height_px` high at the normal text size."""
        _install_accessibility()
        super().__init__(Figure())  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
        self._draw_figure: Draw | None = None
        self._is_stale = False
        self._drawn_at = self._pixels()
        self._accessible: QAccessibleInterface | None = None
        self._height_px = height_px
        self.setParent(parent)
        self.setPalette(QPalette())  # matplotlib's canvas sets a white one
        self.setMouseTracking(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._create_actions()

    def show_figure(self, draw: Draw, description: str) -> None:
        """Show what `draw` makes for a style and a size in inches; say it in words, too."""
        self._draw_figure = draw
        self.setAccessibleDescription(description)
        self._redraw()

    def _create_actions(self) -> None:
        copy, save = QAction(_("Copy chart"), self), QAction(_("Save chart…"), self)
        copy.triggered.connect(self._on_copy)
        save.triggered.connect(self._on_save)
        self.addActions([copy, save])

    def _on_copy(self) -> None:
        self.copy_requested.emit()

    def _on_save(self) -> None:
        self.save_requested.emit()

    def _pixels(self) -> tuple[QSize, float]:
        return self.size(), float(self.device_pixel_ratio)

    def _redraw(self) -> None:
        self._is_stale = True
        self.update()

    def _make_anew(self, draw: Draw) -> None:
        """Put a new figure on the canvas: while painting, so that many changes make one."""
        self._is_stale = False
        self._drawn_at = self._pixels()
        dpi = self.logicalDpiX()
        width, height = self.width() + _SLACK_PX, self.height() + _SLACK_PX
        style = ChartStyle(current_theme(), QFontInfo(self.font()).pointSizeF() * _CHART_TEXT)
        figure = draw(style, (width / dpi, height / dpi))
        figure.set_dpi(dpi * self.device_pixel_ratio)
        figure.set_canvas(self)
        self.figure = figure
        # Qt's own draw would ask for another paint event.
        FigureCanvasAgg.draw(self)  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types

    def sizeHint(self) -> QSize:
        points = QFontInfo(self.font()).pointSizeF()
        growth = max(points / current_theme().body_points, 1.0)
        return QSize(SMALLEST_WIDTH_PX * 2, round(self._height_px * growth**0.5))

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_WIDTH_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw_figure is not None:
            if self._is_stale:
                self._make_anew(self._draw_figure)
            super().paintEvent(event)  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
        painter = QPainter(self)
        if self._draw_figure is None:
            painter.fillRect(self.rect(), QColor(current_theme().colours.surface))
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
        # matplotlib's own would stretch the old figure; a change of resolution comes here, too.
        QWidget.resizeEvent(self, event)
        if self._drawn_at != self._pixels():
            self._redraw()

    # matplotlib's canvas takes these for its tools; here they belong to the page around it.

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        QWidget.enterEvent(self, event)

    def leaveEvent(self, event: QEvent) -> None:
        QWidget.leaveEvent(self, event)


@cache
def _install_accessibility() -> None:
    QAccessible.installFactory(_accessible_chart)


def _accessible_chart(_class_name: str, shown: QObject) -> QAccessibleInterface | None:
    """Tell assistive tools that a canvas is a graphic."""
    if not isinstance(shown, FigureCanvas):
        return None
    shown._accessible = QAccessibleWidget(shown, QAccessible.Role.Graphic)  # Python must hold it
    return shown._accessible
