"""A line above the page that says what happened, without standing in the way."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import announce
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import CentredColumn, button, button_row

NoticeAction = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """A text, what can be done about it, and a button that takes it away.

    Signals:
        closed: The person has read it.
    """

    closed = Signal()

    def __init__(self, text: str, actions: Sequence[NoticeAction] = ()) -> None:
        super().__init__()
        self.setProperty("notice", True)
        label = PlainLabel(text)
        close = button(_("Close this notice"))
        close.clicked.connect(self.closed)
        buttons = []
        for name, act in actions:
            made = button(name)
            made.clicked.connect(lambda _checked=False, act=act: act())
            buttons.append(made)
        column = QVBoxLayout(self)
        spacing = current_theme().spacing
        column.setContentsMargins(spacing.l, spacing.m, spacing.l, spacing.m)
        column.addWidget(label)
        column.addLayout(button_row(*buttons, None, close))


class NoticeArea(QWidget):
    """The notices that nobody closed yet, at most one of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Notice] = {}
        spacing = current_theme().spacing
        self._centred = CentredColumn(spacing.m, 0)
        self._column = self._centred.column
        self._column.setSpacing(spacing.s)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._centred)
        self._centred.hide()

    def show_notice(self, kind: str, text: str, actions: Sequence[NoticeAction] = ()) -> None:
        """Show a notice in the place of the one of the same kind."""
        self.remove(kind)
        notice = Notice(text, actions)
        notice.closed.connect(lambda: self.remove(kind))
        self._shown[kind] = notice
        self._column.addWidget(notice)
        self._centred.show()
        announce(notice, text)

    def has(self, kind: str) -> bool:
        return kind in self._shown

    def remove(self, kind: str) -> None:
        """Take a notice away if it is shown."""
        notice = self._shown.pop(kind, None)
        if notice is not None:
            notice.hide()
            notice.setParent(None)
            notice.deleteLater()
        self._centred.setVisible(bool(self._shown))
