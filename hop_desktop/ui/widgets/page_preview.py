"""One page of a document as a picture that fits its place until it is enlarged."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from hop_desktop.ui.accessibility import name_scroll_bars, tell_as
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.labels import Picture

_STEPS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ALL: Final = {Qt.Key.Key_End: 10_000, Qt.Key.Key_Home: -10_000}
_SIZES: Final = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PagePreview(QScrollArea):
    """Shows a page; scrolls when it is larger than its place.

    Signals:
        page_wanted: Pages on (above 0) or back, by Page Down and Up, End and Home.
        zoom_wanted: Steps up (1) or down (-1), by plus and minus.
    """

    page_wanted = Signal(int)
    zoom_wanted = Signal(int)

    def __init__(self, name: str, picture_name: str) -> None:
        super().__init__()
        self._page, self._zoom = QImage(), 1.0
        self._picture = Picture()
        self._picture.setAccessibleName(picture_name)
        self._picture.hide()  # until there is a page
        self.setWidget(self._picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A bar that came and went would change the room that the page fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(name)
        name_scroll_bars(self)

    def show_page(self, page: QImage, zoom: float, description: str) -> None:
        """Show a page `zoom` times as wide as it fits."""
        self._page, self._zoom = page, zoom
        self._picture.setAccessibleDescription(description)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if is_plain and key in _STEPS | _ALL:
            self.page_wanted.emit((_STEPS | _ALL)[key])
        elif is_plain and key in _SIZES:
            self.zoom_wanted.emit(_SIZES[key])
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        if self._page.isNull():
            return
        ratio = self.devicePixelRatioF()
        measures = current_theme().measures
        edge = current_theme().spacing.s  # of ground around the page
        fitting = min(self.viewport().width() - 2 * edge, scaled(measures.preview_page))
        width = self._zoom * fitting
        whole = fitting * self._page.height() // self._page.width()
        self.setFixedHeight(min(whole + 2 * (edge + self.frameWidth()), scaled(measures.preview)))
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(self._page.scaledToWidth(int(width * ratio), smooth))
        painter = QPainter(pixmap)  # the edge of the paper
        painter.setPen(QColor(current_theme().colours.border_strong))
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)
        self._picture.show()
        self._picture.resize(pixmap.deviceIndependentSize().toSize())


tell_as(PagePreview, QAccessible.Role.Client)  # as for ScrollPage
