"""Numbers to step or type; the wheel moves them only once they have the keyboard."""

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
)

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.profile import LEVEL_STEP, WEIGHT_TOTAL
from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme, icon, scaled

if TYPE_CHECKING:
    _SpinBox = QAbstractSpinBox
else:
    _SpinBox = object  # no class can have two of Qt's above it

Validated: TypeAlias = tuple[QValidator.State, str, int]
_NOT_TOLD: Final = -1
_MARKS: Final = ",.\u066b"  # that stand before tenths in one language or another
_MARK: Final = re.compile(f"[{_MARKS}]")
_GROUPS: Final = re.compile(r"\d{1,3}([.,]\d{3})+")


def _ungrouped(text: str) -> str:
    return _MARK.sub("", text) if _GROUPS.fullmatch(text.strip()) else text


class _Stepped(_SpinBox):
    """What fields for numbers of any kind have in common; stands before Qt's own class."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_steps(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _prepare(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pad_text(self)


class _WholeField(_Stepped, QSpinBox):
    """Takes 1.500 and 1,500 alike; of 3,5 it keeps the 3, and never makes 35 of it."""

    def validate(self, text: str, position: int) -> Validated:
        whole = _ungrouped(text)
        if _MARK.search(whole):
            return QValidator.State.Intermediate, text, position
        return super().validate(whole, position)[0], text, position

    def fixup(self, text: str) -> str:
        return text  # Qt's own leaves out one of the marks

    def valueFromText(self, text: str) -> int:
        return super().valueFromText(_ungrouped(text))


class LevelField(_Stepped, QDoubleSpinBox):
    """A level from 1 to 5; what is typed goes to the nearest half step."""

    def __init__(self, name: str, level: float) -> None:
        super().__init__()
        self._prepare(name)
        self.setDecimals(1)
        self.setRange(LOWEST_LEVEL, HIGHEST_LEVEL)
        self.setSingleStep(LEVEL_STEP)
        self.setKeyboardTracking(False)
        self.setValue(level)

    def validate(self, text: str, position: int) -> Validated:
        return super().validate(self._with_own_mark(text), position)

    def valueFromText(self, text: str) -> float:
        return round(super().valueFromText(self._with_own_mark(text)) / LEVEL_STEP) * LEVEL_STEP

    def _with_own_mark(self, text: str) -> str:
        """Return what is typed with the language's decimal mark, whichever was typed."""
        return text.translate(dict.fromkeys(map(ord, _MARKS), self.locale().decimalPoint()))


class WeightField(_WholeField):
    """A weight in whole points."""

    def __init__(self, name: str, weight: int) -> None:
        super().__init__()
        self._prepare(name)
        self.setRange(0, WEIGHT_TOTAL)
        self.setValue(weight)


class WholeNumberField(_WholeField):
    """A whole number between two others."""

    def __init__(self, name: str, lowest: int, highest: int, value: int) -> None:
        super().__init__()
        self._prepare(name)
        self.setRange(lowest, highest)
        self.setValue(value)


class CountField(_WholeField):
    """A number of things from 0 that need not be told."""

    MOST: Final = 10_000

    def __init__(self, name: str) -> None:
        super().__init__()
        self._prepare(name)
        self.setRange(_NOT_TOLD, self.MOST)
        self.setSpecialValueText(_("Not said"))
        self.setValue(_NOT_TOLD)

    @property
    def count(self) -> int | None:
        """The number; None: it was not told."""
        return None if self.value() == _NOT_TOLD else self.value()


def pad_text(field: QAbstractSpinBox) -> None:
    """Keep the text off the edge: a style sheet's padding does not reach the line inside."""
    edge = current_theme().spacing.s
    field.lineEdit().setTextMargins(edge, 0, edge, 0)


def _paint_steps(field: QAbstractSpinBox) -> None:
    """Draw the two arrows in the theme's colours: a style sheet can only name fixed pictures."""
    theme = current_theme()
    option, style = QStyleOptionSpinBox(), QStyle
    option.initFrom(field)
    side = scaled(theme.measures.icon) * 3 // 4
    can = field.stepEnabled()
    flag = QAbstractSpinBox.StepEnabledFlag
    arrows = (
        ("chevron-up", style.SubControl.SC_SpinBoxUp, flag.StepUpEnabled),
        ("chevron-down", style.SubControl.SC_SpinBoxDown, flag.StepDownEnabled),
    )
    painter = QPainter(field)
    for name, part, needed in arrows:
        place = field.style().subControlRect(style.ComplexControl.CC_SpinBox, option, part, field)
        square = QRect(place.topLeft(), QSize(side, side))
        square.moveCenter(place.center())
        colour = theme.colours.text if needed in can else theme.colours.disabled
        icon(name, colour).paint(painter, square)
