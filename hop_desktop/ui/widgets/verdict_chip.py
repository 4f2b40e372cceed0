"""Verdicts as small shapes: colour and word; as buttons they choose what a list shows."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from hop_desktop.domain.scorecard import Verdict
from hop_desktop.presentation.competency_rows import VerdictChip
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.wrapping import longest_line


def pill_font(font: QFont) -> QFont:
    """Return the type of a verdict beside text of this one."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * current_theme().type_scale.caption)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def pill_size(text: str, font: QFont) -> QSize:
    """Return the size of a verdict beside text of this font."""
    pad = current_theme().spacing.m
    return QSize(
        longest_line(text, pill_font(font)) + 2 * pad, scaled(current_theme().measures.target)
    )


def paint_pill(painter: QPainter, place: QRectF, text: str, verdict: Verdict) -> None:
    """Write a verdict on a shape of its colour; what has no score has a broken edge."""
    theme, colour = current_theme(), verdict_colour(verdict)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_scored = verdict not in {Verdict.UNEXPOSED, Verdict.NOT_ENOUGH_ANSWERS}
    line = Qt.PenStyle.SolidLine if is_scored else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(colour), theme.line_px, line))
    fill = theme.colours.warning_soft if verdict is Verdict.CLEAR_GAP else theme.colours.surface
    painter.setBrush(QColor(fill))
    half = theme.line_px / 2
    shape = place.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    painter.setFont(pill_font(painter.font()))
    painter.setPen(QColor(colour))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def verdict_colour(verdict: Verdict) -> str:
    """Return the colour of a verdict's word and edge on a surface."""
    colours = current_theme().colours
    return {Verdict.CLEAR_GAP: colours.warning, Verdict.MET: colours.success}.get(
        verdict, colours.text_muted
    )


class ChipButton(WrappingButton):
    """A verdict with its count: pressed, only competencies of it are shown."""

    def __init__(self, chip: VerdictChip) -> None:
        self._chip = chip
        super().__init__(chip.text)
        self.setAccessibleName(chip.name)
        self.setAccessibleDescription(chip.detail)
        self.setCheckable(True)
        self.setProperty("chip", chip.verdict.value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        font = pill_font(self.font())
        self.setFont(font)

    @property
    def verdict(self) -> Verdict:
        return self._chip.verdict

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + current_theme().spacing.xs, self.heightForWidth(hint.width()))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width) - self._spared(), self._smallest())

    def _spared(self) -> int:
        return scaled(current_theme().measures.control) - self._smallest()

    def _smallest(self) -> int:
        return scaled(current_theme().measures.target) + current_theme().spacing.xs

    def _padding(self) -> int:
        return current_theme().spacing.m

    def _colour(self) -> str:
        return verdict_colour(self._chip.verdict)
