"""A situation: one list of steps with a column for the best and one for the worst."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hop_desktop.presentation.questionnaire import ChoiceGroup
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.choice_card import ChoiceCard
from hop_desktop.ui.widgets.choice_group import ChoiceButtons
from hop_desktop.ui.widgets.labels import Heading, PlainLabel


class MarkCard(ChoiceCard):
    """A choice drawn as its mark alone: what it says stands beside it, once for both columns."""

    def heightForWidth(self, _width: int) -> int:
        return self.minimumSizeHint().height()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        side = self.shape.mark_px + 2 * current_theme().spacing.m
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.shape.mark_px
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self.isChecked() or self.underMouse():
            colours = current_theme().colours
            painter.setPen(Qt.PenStyle.NoPen)
            fill = colours.accent_soft if self.isChecked() else colours.surface_alt
            painter.setBrush(QColor(fill))
            radius = current_theme().radii.medium
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        self.paint_mark(painter, place)
        self.paint_ring(painter)


class SituationBox(QWidget):
    """Shows the two `ChoiceGroup`s of a situation, whose choices are the same."""

    def __init__(self, best: ChoiceGroup, worst: ChoiceGroup) -> None:
        super().__init__()
        self.groups = [
            ChoiceButtons(
                group, [MarkCard(choice.choice_id, choice.text) for choice in group.choices], self
            )
            for group in (best, worst)
        ]
        self._steps = [PlainLabel("", self) for _choice in best.choices]  # read after the columns
        self._heads = [Heading(group.name, scale=0.9) for group in (best, worst)]
        for head, group in zip(self._heads, self.groups, strict=True):
            head.setParent(group)
            head.lower()  # what is lowest is read first
            head.setWordWrap(False)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: Sequence[ChoiceGroup]) -> None:
        """Show another situation, or what is chosen, without it being an answer."""
        for step, choice in zip(self._steps, groups[0].choices, strict=True):
            step.setText(choice.text)
        for box, group in zip(self.groups, groups, strict=True):
            box.show_group(group)
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._head_height() + sum(self._row_heights(width))

    def sizeHint(self) -> QSize:
        width = current_theme().measures.column
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(step.minimumSizeHint().width() for step in self._steps)
        width = sum(self._column_widths()) + words + 2 * current_theme().spacing.m
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.colours.border_strong))
        painter.setBrush(QColor(theme.colours.surface))
        radius = theme.radii.medium
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QColor(theme.colours.border))
        top = self._head_height()
        for height in self._row_heights(self.width()):
            painter.drawLine(1, top, self.width() - 2, top)
            top += height

    def _place(self) -> None:
        sides, pad, left = self._column_widths(), current_theme().spacing.m, 0
        for head, group, side in zip(self._heads, self.groups, sides, strict=True):
            group.setGeometry(self._mirrored(QRect(left, 0, side, self.height())))
            head.setGeometry(0, 0, side, self._head_height())
            left += side
        top, left = self._head_height(), left + pad
        for number, height in enumerate(self._row_heights(self.width())):
            for group, side in zip(self.groups, sides, strict=True):
                group.cards[number].setGeometry(2, top + 2, side - 4, height - 4)
            words = QRect(left, top, max(self.width() - left - pad, 1), height)
            self._steps[number].setGeometry(self._mirrored(words))
            top += height

    def _mirrored(self, place: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), place)

    def _column_widths(self) -> list[int]:
        pad = 2 * current_theme().spacing.s
        mark = self.groups[0].cards[0].minimumSizeHint().width() + 4
        least = max(mark, scaled(current_theme().measures.target))
        return [max(head.sizeHint().width() + pad, least) for head in self._heads]

    def _head_height(self) -> int:
        return self._heads[0].sizeHint().height() + 2 * current_theme().spacing.s

    def _row_heights(self, width: int) -> list[int]:
        pad = current_theme().spacing.m
        words = max(width - sum(self._column_widths()) - 2 * pad, 1)
        least = self.groups[0].cards[0].minimumSizeHint().height() + 4
        return [
            max(step.heightForWidth(words) + 2 * current_theme().spacing.m, least)
            for step in self._steps
        ]
