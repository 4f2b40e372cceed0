"""An icon that accompanies words."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hop_desktop.ui.styling import current_theme, icon, scaled


class IconTile(QWidget):
    """Draws a bundled icon on a soft ground; readers pass over it to the words beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        side = scaled(current_theme().measures.control)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.accent_soft))
        painter.drawRoundedRect(self.rect(), theme.radii.medium, theme.radii.medium)
        side = scaled(theme.measures.icon)
        spot = QRect(0, 0, side, side)
        spot.moveCenter(self.rect().center())
        icon(self._name, theme.colours.accent).paint(painter, spot)
