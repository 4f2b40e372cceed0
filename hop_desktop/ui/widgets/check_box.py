"""A check box that wraps its text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hop_desktop.ui.styling import current_theme, icon
from hop_desktop.ui.widgets.option_shape import OptionShape, edge_pen, paint_focus


class CheckBox(QCheckBox):
    """Named by its text; can be hit anywhere."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._shape = OptionShape(text, current_theme().spacing.xs)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._shape.height_for(width, self)

    def sizeHint(self) -> QSize:
        return self._shape.size_hint(self)

    def minimumSizeHint(self) -> QSize:
        return self._shape.minimum_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        box = self._shape.mark_place(self).adjusted(1, 1, -1, -1)
        painter.setPen(edge_pen(self, 2))
        ground = theme.colours.accent if self.isChecked() else theme.colours.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, theme.radii.small, theme.radii.small)
        if self.checkState() is not Qt.CheckState.Unchecked:
            tick: QRect = box.toRect()
            icon("check", theme.colours.accent_text).paint(painter, tick)
        self._shape.paint_text(painter, self)
        paint_focus(painter, self, theme.radii.small)
