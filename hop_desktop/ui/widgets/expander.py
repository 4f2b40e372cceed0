"""A titled part of a page that is filled when it is first opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import MutedLabel
from hop_desktop.ui.widgets.layout import button, button_row


class Expander(QFrame):
    """A button named by the title, and below it what it opens; add to `body`.

    Signals:
        opened: It was opened for the first time: what belongs into `body` is wanted.
    """

    opened = Signal()

    def __init__(self, title: str, summary: str = "", *, is_card: bool = False) -> None:
        super().__init__()
        self.setProperty("card", is_card)
        spacing = current_theme().spacing
        self._summary = summary
        self._was_opened = False
        self.toggle = button(title, icon_name="chevron-right", flat=True)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._on_toggled)
        self._inside = QWidget()
        self._inside.hide()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(spacing.m, 0, spacing.m, spacing.s)
        self.body.setSpacing(spacing.s)
        column = QVBoxLayout(self)
        edge = spacing.s if is_card else 0
        column.setContentsMargins(edge, edge, edge, edge)
        head = (self.toggle, MutedLabel(summary)) if summary else (self.toggle,)
        column.addLayout(button_row(*head))
        column.addWidget(self._inside)
        self._describe()

    def _on_toggled(self, is_open: bool) -> None:  # noqa: FBT001 - a Qt signal
        if is_open and not self._was_opened:
            self._was_opened = True
            self.opened.emit()
        self._inside.setVisible(is_open)
        self.toggle.show_icon("chevron-down" if is_open else "chevron-right")
        self._describe()

    def _describe(self) -> None:
        state = _("Expanded") if self.toggle.isChecked() else _("Collapsed")
        self.toggle.setAccessibleDescription(f"{self._summary} {state}".strip())
