"""A check box that wraps its text."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.option_shape import OptionShape, paint_focus, paint_tick_box


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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave out the second click of a double click: the first may have shown this page."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._shape.mark_place(self).toRect()
        paint_tick_box(painter, place, is_ticked=self.isChecked())
        self._shape.paint_text(painter, self)
        paint_focus(painter, self, current_theme().radii.small)
