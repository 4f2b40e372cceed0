"""A row that goes on in the next line where the window is narrow."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem

from hop_desktop.ui.widgets.wrapping import longest_line

_ENDLESS: Final = 100_000


class FlowRow(QLayout):
    """Widgets side by side at their own width; what does not fit goes below.

    A stretch takes the room that a line leaves: what follows it stands at the line's end.
    """

    def __init__(self, spacing: int, *, at_bottom: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._sizes: dict[tuple[int, int], QSize] = {}  # by item and width, until a change
        self._heights: dict[int, int] = {}  # by width, until a change
        self._smallest: QSize | None = None  # until a change
        self._at_bottom = at_bottom  # else in the middle of a line
        self._stretches: set[int] = set()  # numbers of the items that a stretch stands before
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget) -> None:
        """Append a widget."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def add_stretch(self) -> None:
        """Push what comes after to the end of its line."""
        self._stretches.add(len(self._items))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        """Forget the sizes of the items: Qt says that one of them changed."""
        self._forget_sizes()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget_sizes()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        lines = self._lines(inner)
        height = sum(self._height(line, inner) for line in lines) + self.spacing() * (
            len(lines) - 1
        )
        return max(height, 0) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(self._size(n, _ENDLESS).width() for n in shown)
        width += self.spacing() * max(len(shown) - 1, 0)
        margins = self.contentsMargins()
        width += margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        if self._smallest is None:
            widths = [self._items[n].minimumSize().width() for n in self._shown()]
            margins = self.contentsMargins()
            self._smallest = QSize(max(widths, default=0) + margins.left() + margins.right(), 0)
        return self._smallest

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.top()
        is_after_stretch = False
        for line in self._lines(inner.width()):
            height = self._height(line, inner.width())
            spare = inner.width() - self._width(line, inner.width())
            x = inner.left() + (spare if is_after_stretch else 0)
            for number in line:
                if number in self._stretches and not is_after_stretch:
                    x += spare
                    is_after_stretch = True
                size = self._size(number, inner.width())
                spare_below = height - size.height()
                top = y + (spare_below if self._at_bottom else spare_below // 2)
                place = QRect(QPoint(x, top), size)
                self._items[number].setGeometry(QStyle.visualRect(self._direction(), inner, place))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def _forget_sizes(self) -> None:
        self._sizes, self._heights, self._smallest = {}, {}, None

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _shown(self) -> list[int]:
        return [n for n, item in enumerate(self._items) if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = []
        for number in self._shown():
            if lines and self._width([*lines[-1], number], width) <= width:
                lines[-1].append(number)
            else:
                lines.append([number])
        return lines

    def _width(self, line: list[int], width: int) -> int:
        gaps = self.spacing() * (len(line) - 1)
        return sum(self._size(number, width).width() for number in line) + gaps

    def _height(self, line: list[int], width: int) -> int:
        return max(self._size(number, width).height() for number in line)

    def _line_width(self, number: int, width: int) -> int:
        """Return what a wrapping text needs in one line if the whole row has room for that."""
        label = self._items[number].widget()
        if not isinstance(label, QLabel) or not label.wordWrap():
            return 0
        others = [self._items[n].sizeHint().width() for n in self._shown() if n != number]
        line = longest_line(label.text(), label.font()) + 1
        return line if line + sum(others) + self.spacing() * len(others) <= width else 0

    def _size(self, number: int, width: int) -> QSize:
        if (number, width) not in self._sizes:
            item = self._items[number]
            wanted = item.sizeHint()  # not below the least, Qt sees to that
            wanted.setWidth(max(wanted.width(), self._line_width(number, width)))
            if wanted.width() > width:
                wanted.setWidth(width)
            if item.hasHeightForWidth():
                wanted.setHeight(item.heightForWidth(wanted.width()))
            self._sizes[number, width] = wanted
        return self._sizes[number, width]
