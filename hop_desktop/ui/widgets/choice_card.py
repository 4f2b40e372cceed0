"""A statement to choose: a radio button drawn as a card, so roles and keys come from Qt."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.option_shape import OptionShape, edge_pen, paint_focus


class Option(QRadioButton):
    """A radio button that wraps its text, grows with it, and can be hit anywhere.

    Signals:
        clicked_on: It was chosen by mouse, once more if it had been chosen before.
    """

    clicked_on = Signal()

    def __init__(
        self,
        choice_id: str,
        text: str,
        parent: QWidget | None = None,
        *,
        pad: int | None = None,
        key: str = "",
    ) -> None:
        """Make a button; `key` is the key that chooses it, hinted at; empty: none."""
        super().__init__(parent)
        self._key = key
        self._pad = current_theme().spacing.xs if pad is None else pad
        self.show_choice(choice_id, text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_choice(self, choice_id: str, text: str) -> None:
        """Stand for this choice from now on."""
        self.choice_id = choice_id
        self.setText(text.replace("&", "&&"))
        self.shape = OptionShape(text, self._pad, key=self._key)
        self.setAccessibleName(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.shape.height_for(width, self)

    def sizeHint(self) -> QSize:
        return self.shape.size_hint(self)

    def minimumSizeHint(self) -> QSize:
        return self.shape.minimum_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_hit = self.isDown() and self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if is_hit:
            self.clicked_on.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave out the second click of a double click: the first may have shown this page."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        self.paint_mark(painter, self.shape.mark_place(self))
        self.shape.paint_text(painter, self)
        self.paint_ring(painter)

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what lies below mark and text."""
        if self.underMouse():
            radius = current_theme().radii.medium
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().colours.surface_alt))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def paint_ring(self, painter: QPainter) -> None:
        """Draw the ring that says that it has the keyboard."""
        paint_focus(painter, self, current_theme().radii.medium)

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw the circle that says whether it is chosen."""
        colours = current_theme().colours
        circle = place.adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(colours.surface))
        painter.setPen(edge_pen(self, current_theme().focus_px))
        painter.drawEllipse(circle)
        if self.isChecked():
            inset = circle.width() / 4
            painter.setBrush(QColor(colours.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))


class ChoiceCard(Option):
    """An option on a card of its own, as wide as the page; a hint says more below its text."""

    def __init__(
        self,
        choice_id: str,
        text: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        key: str = "",
    ) -> None:
        super().__init__(choice_id, text, parent, pad=current_theme().spacing.m, key=key)
        if hint:
            self.shape = replace(self.shape, hint=hint)
            self.setAccessibleDescription(hint)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        colours, radius = theme.colours, theme.radii.medium
        fill = colours.surface
        if self.isChecked():
            fill = colours.accent_soft
        elif self.underMouse():
            fill = colours.surface_alt
        painter.setBrush(QColor(fill))
        width = theme.line_px + self.isChecked()
        painter.setPen(edge_pen(self, width))
        inset = width / 2
        edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(edge, radius, radius)


def show_chosen(buttons: QButtonGroup, number: int | None) -> None:
    """Show which button is chosen, or none, without it being the person's choice."""
    with QSignalBlocker(buttons):
        buttons.setExclusive(False)  # an exclusive group refuses to uncheck its last button
        for button in buttons.buttons():
            button.setChecked(buttons.id(button) == number)
        buttons.setExclusive(True)
