"""A titled part of a page that is filled when it is first opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.ui.accessibility import say_opened, tell_as_opener
from hop_desktop.ui.styling import current_theme, scaled
from hop_desktop.ui.widgets.buttons import WrappingButton
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.layout import button_row


class ExpanderToggle(WrappingButton):
    """The button that opens and closes what is below it."""

    def __init__(self, title: str) -> None:
        super().__init__(title, icon_name="chevron-right", flat=True)
        self.setCheckable(True)
        self.setProperty("opener", True)


tell_as_opener(ExpanderToggle)


class Expander(QFrame):
    """A button named by the title, and below it what it opens; add to `body`.

    Signals:
        opened: It was opened for the first time: what belongs into `body` is wanted.
    """

    opened = Signal()

    def __init__(
        self,
        title: str,
        summary: str = "",
        *,
        is_card: bool = False,
        toggle: ExpanderToggle | None = None,
    ) -> None:
        """Make it closed; a `toggle` of one's own is as wide as all of it, and says its summary."""
        super().__init__()
        self.setProperty("card", is_card)
        spacing = current_theme().spacing
        self._was_opened = False
        self.toggle = toggle or ExpanderToggle(title)
        if toggle is None:
            self.toggle.setAccessibleDescription(summary)
        self.toggle.toggled.connect(self._on_toggled)
        self._inside = QWidget()
        self._inside.hide()
        self.body = QVBoxLayout(self._inside)
        before = spacing.m + scaled(current_theme().measures.icon) + spacing.s  # as the title
        sides = (spacing.m, before) if self.isRightToLeft() else (before, spacing.m)
        self.body.setContentsMargins(sides[0], 0, sides[1], spacing.s)
        self.body.setSpacing(spacing.s)
        column = QVBoxLayout(self)
        edge = spacing.s if is_card else 0
        column.setContentsMargins(edge, edge, edge, edge)
        if toggle is not None:
            column.addWidget(toggle, 0, Qt.AlignmentFlag.AlignTop)  # as high as its lines
        else:
            head = (self.toggle, MutedLabel(summary)) if summary else (self.toggle,)
            column.addLayout(button_row(*head))
        column.addWidget(self._inside)

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_open and not self._was_opened:
            self._was_opened = True
            self.opened.emit()
        self._inside.setVisible(is_open)
        self.toggle.show_icon("chevron-down" if is_open else "chevron-right")
        say_opened(self.toggle)
