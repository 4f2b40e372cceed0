"""The button that is one row of the competencies: a line of a table, a bar, and an opener."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from hop_desktop.presentation.competency_rows import CompetencyRow
from hop_desktop.ui.styling import current_theme, directed, icon, scaled
from hop_desktop.ui.widgets.expander import ExpanderToggle
from hop_desktop.ui.widgets.level_bar import paint_level_bar
from hop_desktop.ui.widgets.verdict_chip import paint_pill, pill_size
from hop_desktop.ui.widgets.wrapping import WRAPPED, height_of, longest_line, longest_word

_NAME_EM = 18  # a longer name wraps
_LEAST_GAP_EM = 5


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the columns of all rows are, in pixels, so that their bars are one below another."""

    em: int
    name: int
    gap: int
    pill: int

    @classmethod
    def of(cls, rows: Sequence[CompetencyRow], font: QFont) -> "Columns":
        em = QFontMetrics(font).height() * 2 // 3
        gaps = [longest_line(row.gap, font) + em for row in rows]
        pills = [pill_size(row.verdict_text, font).width() for row in rows]
        return cls(em, _NAME_EM * em, max([_LEAST_GAP_EM * em, *gaps]), max(pills, default=0) + em)


class RowToggle(ExpanderToggle):
    """The whole row is the button: name, bar, what is missing, verdict.

    Where there is no room for all of it beside each other the name has a line of its own.
    """

    def __init__(self, row: CompetencyRow, columns: Columns) -> None:
        self._row = row
        self._columns = columns
        super().__init__(row.name)
        self.setAccessibleDescription(row.detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self.heightForWidth(self._wide()))

    def minimumSizeHint(self) -> QSize:
        parts = self._row.name.replace("-", "- ")  # a line may break there
        word = longest_word(parts, self.font()) + self._around()
        return QSize(max(word, self._pill().width() + 2 * self._padding()), self._line())

    def heightForWidth(self, width: int) -> int:
        if width >= self._wide():
            return self._line()
        name = height_of(self._row.name, max(width - self._around(), 1), self.font())
        tail = self._line() * (1 if self._fits_tail(width) else 2)
        return name + 2 * current_theme().spacing.s + tail

    def _paint_content(self, painter: QPainter) -> None:
        self._paint_chevron(painter)
        if self.width() >= self._wide():
            self._paint_line(painter)
        else:
            self._paint_stacked(painter)

    def _paint_line(self, painter: QPainter) -> None:
        left, right, high = self._name_left(), self.width() - self._padding(), self.height()
        name = QRect(left, 0, self._columns.name, high)
        self._paint_text(painter, name, self._row.name, current_theme().colours.text, is_bold=True)
        pill, gap = self._columns.pill, self._columns.gap
        self._paint_pill(painter, QRect(right - pill, 0, pill, high))
        words = QRect(right - pill - gap, 0, gap, high)
        self._paint_text(painter, words, self._row.gap, current_theme().colours.text_muted)
        first = name.right() + current_theme().spacing.l
        bar = QRect(first, 0, words.left() - current_theme().spacing.l - first, high)
        self._paint_bar(painter, bar)

    def _paint_stacked(self, painter: QPainter) -> None:
        spacing, left = current_theme().spacing, self._name_left()
        room = self.width() - self._around()
        tall = height_of(self._row.name, max(room, 1), self.font())
        name = QRect(left, spacing.s, room, tall)
        self._paint_text(painter, name, self._row.name, current_theme().colours.text, is_bold=True)
        top, pill, gap = name.bottom() + spacing.xs, self._pill().width(), self._columns.gap
        inner = self.width() - left - self._padding()
        if self._fits_tail(self.width()):
            self._paint_bar(painter, QRect(left, top, inner - pill - gap - spacing.m, self._line()))
        else:
            self._paint_bar(painter, QRect(left, top, inner, self._line()))
            top += self._line()
        right = self.width() - self._padding()
        words = QRect(right - pill - gap, top, gap, self._line())
        self._paint_text(painter, words, self._row.gap, current_theme().colours.text_muted)
        self._paint_pill(painter, QRect(right - pill, top, pill, self._line()))

    def _paint_chevron(self, painter: QPainter) -> None:
        side = scaled(current_theme().measures.icon)
        spot = self._mirrored(QRect(self._padding(), (self._line() - side) // 2, side, side))
        name = directed(self._icon_name, self.layoutDirection())
        icon(name, current_theme().colours.text_muted).paint(painter, spot)

    def _paint_text(
        self, painter: QPainter, place: QRect, text: str, colour: str, *, is_bold: bool = False
    ) -> None:
        painter.save()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(self._mirrored(place), WRAPPED, text)
        painter.restore()

    def _paint_bar(self, painter: QPainter, place: QRect) -> None:
        paint_level_bar(painter, QRectF(self._mirrored(place)), self._row, self.layoutDirection())

    def _paint_pill(self, painter: QPainter, column: QRect) -> None:
        size = self._pill()
        top = column.top() + (column.height() - size.height()) // 2
        left = column.right() + 1 - size.width()
        place = self._mirrored(QRect(left, top, size.width(), size.height()))
        painter.setFont(self.font())
        paint_pill(painter, QRectF(place), self._row.verdict_text, self._row.verdict)

    def _mirrored(self, place: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), place)

    def _name_left(self) -> int:
        return self._padding() + scaled(current_theme().measures.icon) + current_theme().spacing.s

    def _pill(self) -> QSize:
        return pill_size(self._row.verdict_text, self.font())

    def _wide(self) -> int:
        """Return the width from which everything stands in one line."""
        least = self._columns.em * 10
        return self._around() + self._columns.name + least + self._columns.gap + self._columns.pill

    def _fits_tail(self, width: int) -> bool:
        tail = self._pill().width() + self._columns.gap + self._columns.em * 8
        return width - self._around() >= tail

    def _padding(self) -> int:
        return current_theme().spacing.s

    def _line(self) -> int:
        return scaled(current_theme().measures.control) + current_theme().spacing.s
