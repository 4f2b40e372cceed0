"""One page of a document as a picture that fits its place until it is enlarged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from hop_desktop.ui.styling import scaled
from hop_desktop.ui.widgets.labels import Picture

PAGE_WIDTH = 560  # of a page that has room, before it is enlarged


class PagePreview(QScrollArea):
    """Shows a page; scrolls when it is larger than its place."""

    def __init__(self, name: str, picture_name: str) -> None:
        super().__init__()
        self._page, self._zoom = QImage(), 1.0
        self._picture = Picture()
        self._picture.setAccessibleName(picture_name)
        self.setWidget(self._picture)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # A bar that came and went would change the room that the page fits.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(name)

    def show_page(self, page: QImage, zoom: float, description: str) -> None:
        """Show a page `zoom` times as wide as it fits."""
        self._page, self._zoom = page, zoom
        self._picture.setAccessibleDescription(description)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = self._zoom * min(self.viewport().width(), scaled(PAGE_WIDTH))
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = QPixmap.fromImage(self._page.scaledToWidth(int(width * ratio), smooth))
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)
        self._picture.resize(pixmap.deviceIndependentSize().toSize())
