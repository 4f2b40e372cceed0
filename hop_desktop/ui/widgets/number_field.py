"""Numbers to step or type; the wheel moves them only once they have the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.profile import LEVEL_STEP, WEIGHT_TOTAL


class LevelField(QDoubleSpinBox):
    """A level from 1 to 5; what is typed goes to the nearest half step."""

    def __init__(self, name: str, level: float) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDecimals(1)
        self.setRange(LOWEST_LEVEL, HIGHEST_LEVEL)
        self.setSingleStep(LEVEL_STEP)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setValue(level)

    def valueFromText(self, text: str) -> float:
        return round(super().valueFromText(text) / LEVEL_STEP) * LEVEL_STEP

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WeightField(QSpinBox):
    """A weight in whole points."""

    def __init__(self, name: str, weight: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, WEIGHT_TOTAL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setValue(weight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
