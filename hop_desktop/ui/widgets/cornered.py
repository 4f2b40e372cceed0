"""A picture with buttons in its corner, which readers meet beside it, not as parts of it."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget


class Cornered(QWidget):
    """As large as the picture; the buttons stand in its upper corner, where it has nothing."""

    def __init__(self, picture: QWidget, buttons: QWidget) -> None:
        super().__init__()
        self._picture, self._buttons = picture, buttons
        for part in (picture, buttons):
            part.setParent(self)
        self.setSizePolicy(picture.sizePolicy())

    def hasHeightForWidth(self) -> bool:
        return self._picture.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self._picture.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._picture.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._picture.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the picture asks for another size
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture.setGeometry(self.rect())
        corner = QRect(QPoint(0, 0), self._buttons.sizeHint())
        corner.moveRight(self.rect().right())
        self._buttons.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), corner))
