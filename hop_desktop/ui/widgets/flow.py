"""A row that goes on in the next line where the window is narrow."""

from typing import Final, TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem

from hop_desktop.ui.widgets.wrapping import longest_line

_ENDLESS: Final = 100_000
_Line: TypeAlias = dict[int, QSize]  # by number of the item


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
        height = sum(map(_height, lines)) + self.spacing() * (len(lines) - 1)
        return max(height, 0) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(max(self._size(n, _ENDLESS).width(), self._text_width(n)) for n in shown)
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
            height = _height(line)
            spare = inner.width() - sum(size.width() for size in line.values())
            spare -= self.spacing() * (len(line) - 1)
            x = inner.left() + (spare if is_after_stretch else 0)
            for number, size in line.items():
                if number in self._stretches and not is_after_stretch:
                    x += spare
                    is_after_stretch = True
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

    def _lines(self, width: int) -> list[_Line]:
        """Break the row into lines; a text has the room that its line leaves, and wraps there."""
        lines: list[list[int]] = []
        for number in self._shown():
            if lines and self._width([*lines[-1], number], width) <= width:
                lines[-1].append(number)
            else:
                lines.append([number])
        return [self._fill(line, width) for line in lines]

    def _fill(self, line: list[int], width: int) -> _Line:
        sizes = {number: QSize(self._size(number, width)) for number in line}
        spare = width - self._width(line, width)
        for number, size in sizes.items():
            more = min(self._text_width(number) - size.width(), spare)
            if more > 0:
                spare -= more
                size.setWidth(size.width() + more)
                size.setHeight(self._items[number].heightForWidth(size.width()))
        return sizes

    def _width(self, line: list[int], width: int) -> int:
        gaps = self.spacing() * (len(line) - 1)
        return sum(self._size(number, width).width() for number in line) + gaps

    def _text_width(self, number: int) -> int:
        """Return what a wrapping text needs in one line; 0: it is none."""
        label = self._items[number].widget()
        if not isinstance(label, QLabel) or not label.wordWrap():
            return 0
        return longest_line(label.text(), label.font()) + 1

    def _size(self, number: int, width: int) -> QSize:
        if (number, width) not in self._sizes:
            item = self._items[number]
            wanted = item.sizeHint()  # not below the least, Qt sees to that
            if wanted.width() > width:
                wanted.setWidth(width)
            if item.hasHeightForWidth():
                wanted.setHeight(item.heightForWidth(wanted.width()))
            self._sizes[number, width] = wanted
        return self._sizes[number, width]


def _height(line: _Line) -> int:
    return max(size.height() for size in line.values())
