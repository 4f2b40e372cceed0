"""How far each competency is, as one bar whose parts lead there."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.questionnaire import JumpState
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.option_shape import paint_focus

_BAR: Final = 8  # height of the bar itself, in pixels


class JumpPart(QPushButton):
    """One competency: filled as far as it is answered, framed if it is at hand."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._is_current = 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_jump(self, jump: JumpState) -> None:
        self._share, self._is_current = jump.share, jump.is_current
        self.setAccessibleName(jump.text)
        self.setToolTip(jump.text)
        self.update()

    def sizeHint(self) -> QSize:
        least = current_theme().measures.target  # in width also where text is large: there are many
        return QSize(least, scaled(least))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave out the second click of a double click: the first may have shown this page."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = _BAR * (1.5 if self._is_current or self.underMouse() else 1.0)
        bar = QRectF(1, (self.height() - height) / 2, self.width() - 2, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(bar, theme.radii.small, theme.radii.small)
        filled = QRectF(bar)
        filled.setWidth(bar.width() * self._share)
        if self.isRightToLeft():
            filled.moveRight(bar.right())
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(filled, theme.radii.small, theme.radii.small)
        if self._is_current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        paint_focus(painter, self, theme.radii.small)


class JumpBar(QGroupBox):
    """Shows `JumpState`s.

    Signals:
        jump_requested: Item id.
    """

    jump_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Progress by competency"))
        self._jumps: Sequence[JumpState] = ()
        self._parts: list[JumpPart] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(current_theme().spacing.xs)

    def show_jumps(self, jumps: Sequence[JumpState]) -> None:
        while len(self._parts) < len(jumps):
            self._add_part(len(self._parts))
        self._jumps = jumps
        for part, jump in zip(self._parts, jumps, strict=False):
            part.show_jump(jump)
        for number, part in enumerate(self._parts):
            part.setVisible(number < len(jumps))

    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in reading order."""
        return tuple(self._parts[: len(self._jumps)])

    def _add_part(self, number: int) -> None:
        part = JumpPart()
        part.clicked.connect(partial(self._on_clicked, number))
        self._row.addWidget(part)
        self._parts.append(part)

    def _on_clicked(self, number: int) -> None:
        self.jump_requested.emit(self._jumps[number].item_id)
