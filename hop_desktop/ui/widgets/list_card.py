"""A card that lists what leads on, one row below the other."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from hop_desktop.ui.styling import current_theme, directed, icon, scaled
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import Heading
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_word


class RowButton(WrappingButton):
    """A row as wide as its card: a text that names it, and below it a detail in words."""

    def __init__(self, text: str, detail: str = "", *, leads_on: bool = True) -> None:
        self._detail = detail
        self._leads_on = leads_on
        super().__init__(text, flat=True)
        self.setAccessibleDescription(detail)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(width) + self._detail_height(width)

    def minimumSizeHint(self) -> QSize:
        smallest = super().minimumSizeHint()
        width = max(smallest.width(), longest_word(self._detail, self.font()) + 1 + self._around())
        return QSize(width, self.heightForWidth(width))

    def _detail_height(self, width: int) -> int:
        if not self._detail:
            return 0
        text = height_of(self._detail, max(width - self._around(), 1), self.font())
        return text + current_theme().spacing.xs

    def _paint_content(self, painter: QPainter) -> None:
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        words = QRect(inner.topLeft(), QSize(self.width() - self._around(), self.height()))
        if self._detail:
            pad = current_theme().spacing.s
            split = self.height() - self._detail_height(self.width()) - pad
            detail = QRect(words.left(), split, words.width(), self.height() - pad - split)
            painter.setPen(QColor(current_theme().colours.text_muted))
            self._paint_text(painter, detail, self._detail)
            words = QRect(words.left(), pad, words.width(), split - pad)
        painter.setPen(QColor(self._colour()))
        self._paint_text(painter, words, self._words)
        if self._leads_on:
            self._paint_chevron(painter, inner)

    def _paint_text(self, painter: QPainter, place: QRect, text: str) -> None:
        mirrored = self.style().visualRect(self.layoutDirection(), self.rect(), place)
        painter.drawText(mirrored, WRAPPED, text)

    def _paint_chevron(self, painter: QPainter, inner: QRect) -> None:
        side = scaled(current_theme().measures.icon)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = inner.left() if is_mirrored else inner.right() + 1 - side
        spot = QRect(QPoint(left, (self.height() - side) // 2), QSize(side, side))
        name = directed("chevron-right", self.layoutDirection())
        icon(name, current_theme().colours.text_muted).paint(painter, spot)

    def _padding(self) -> int:
        return current_theme().spacing.l

    def _around(self) -> int:
        room = scaled(current_theme().measures.icon) + current_theme().spacing.s
        return 2 * self._padding() + (room if self._leads_on else 0)


class ListCard(QFrame):
    """A surface with a heading, rows that are as wide as it, and room below them.

    Add what stands before the rows to `head`, what stands below them to `foot`.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        spacing = current_theme().spacing
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, spacing.l, 0, spacing.l)
        column.setSpacing(spacing.s)
        self.head, self.rows, self.foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part, side, gap in (
            (self.head, spacing.xl, spacing.m),
            (self.rows, spacing.s, spacing.xs),
            (self.foot, spacing.xl, spacing.m),
        ):
            part.setContentsMargins(side, 0, side, 0)
            part.setSpacing(gap)
            column.addLayout(part)
        self.head.addWidget(Heading(title))

    def add_row(self, text: str, detail: str, act: Callable[[], object]) -> RowButton:
        """Append a row that leads on."""
        row = RowButton(text, detail)
        row.clicked.connect(lambda _checked=False: act())
        self.rows.addWidget(row)
        return row
