"""A line above the page that says what happened, without standing in the way."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hop_desktop.i18n import _
from hop_desktop.ui.accessibility import announce, tell_as
from hop_desktop.ui.styling import current_theme, icon, scaled
from hop_desktop.ui.widgets.labels import PlainLabel
from hop_desktop.ui.widgets.layout import CentredColumn, button, button_row, icon_button

NoticeAction = tuple[str, Callable[[], object]]
Told = tuple[str, Sequence[NoticeAction]]
Telling = Callable[[], Told]
MOST_OF_WINDOW: Final = 0.4  # of its height, however much there is to say


class Tone(StrEnum):
    """How a notice is meant, which colour, icon and name say."""

    DONE = "done"
    INFORMATION = "information"
    WARNING = "warning"


class Notice(QFrame):
    """A text, what can be done about it, and a button that takes it away.

    Signals:
        closed: The person has read it.
    """

    closed = Signal()

    def __init__(
        self, text: str, actions: Sequence[NoticeAction] = (), tone: Tone = Tone.WARNING
    ) -> None:
        super().__init__()
        self.setProperty("notice", str(tone))
        self.setAccessibleName(_tone_names()[tone])
        spacing = current_theme().spacing
        close = icon_button("x", _("Close this notice"))
        close.clicked.connect(self.closed)
        said = QVBoxLayout()
        said.setSpacing(spacing.s)
        said.addWidget(PlainLabel(text))
        self.buttons = [_action_button(name, act) for name, act in actions]
        if self.buttons:
            said.addLayout(button_row(*self.buttons, None))
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.l, spacing.m, spacing.s, spacing.m)
        row.setSpacing(spacing.m)
        row.addWidget(_ToneIcon(tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)


tell_as(Notice, QAccessible.Role.Grouping)


class _ToneIcon(QWidget):
    """Draws how a notice is meant; readers hear it as the notice's name."""

    _ICONS: Final = {
        Tone.DONE: ("circle-check", "success"),
        Tone.INFORMATION: ("info", "accent"),
        Tone.WARNING: ("triangle-alert", "warning"),
    }

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._name, self._colour = self._ICONS[tone]
        side = scaled(current_theme().measures.icon)
        self.setFixedSize(side, max(side, self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        spot = self.rect()
        spot.setHeight(spot.width())
        spot.moveCenter(self.rect().center())
        icon(self._name, getattr(current_theme().colours, self._colour)).paint(QPainter(self), spot)


class NoticeArea(QScrollArea):
    """The notices that nobody closed yet, at most one of each kind; many of them scroll.

    Signals:
        keyboard_left: A notice went that had the keyboard.
    """

    keyboard_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Notice] = {}
        self._tellings: dict[str, tuple[Telling, Tone]] = {}  # told anew in another language
        self._refit: _Refit | None = None  # until there is something to fit
        spacing = current_theme().spacing
        self._inner = CentredColumn(spacing.m, 0)
        self._column = self._inner.column
        self._column.setSpacing(spacing.s)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def tell(self, kind: str, telling: Telling, tone: Tone = Tone.WARNING) -> None:
        """Show a notice that `telling` says, now and in each language that is chosen later."""
        self.show_notice(kind, *telling(), tone)
        self._tellings[kind] = telling, tone

    def tell_anew(self) -> None:
        """Say in the language in use what can be said again; the rest was news, and goes."""
        for kind in tuple(self._shown):
            told = self._tellings.get(kind)
            self.remove(kind)
            if told is not None:
                self.tell(kind, *told)

    def show_notice(
        self,
        kind: str,
        text: str,
        actions: Sequence[NoticeAction] = (),
        tone: Tone = Tone.WARNING,
    ) -> None:
        """Show a notice in the place of the one of the same kind, on top of the others."""
        if self._refit is None:
            self._refit = _Refit(self)
            self._inner.installEventFilter(self._refit)
        self.remove(kind)
        notice = Notice(text, actions, tone)
        notice.closed.connect(lambda: self.remove(kind))
        self._shown[kind] = notice
        self._column.insertWidget(0, notice)
        self.show()
        self.fit()
        announce(notice, text)

    def has(self, kind: str) -> bool:
        return kind in self._shown

    def offer_keyboard(self, kind: str) -> None:
        """Bring the keyboard to the first thing that can be done, unless it is elsewhere."""
        if self._shown[kind].buttons and self.window().focusWidget() is None:
            self._shown[kind].buttons[0].setFocus()

    def remove(self, kind: str) -> None:
        """Take a notice away if it is shown."""
        notice = self._shown.pop(kind, None)
        self._tellings.pop(kind, None)
        if notice is not None:
            focused = self.window().focusWidget()
            if focused is not None and notice.isAncestorOf(focused):
                focused.clearFocus()
                self.keyboard_left.emit()
            notice.hide()
            notice.setParent(None)
            notice.deleteLater()
            self.setVisible(bool(self._shown))
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not now: a scroll area that is resized while it resizes leaves its viewport as it was.
        QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Be as high as the notices, within reason."""
        if self._shown and not self.isWindow():
            most = int(self.window().height() * MOST_OF_WINDOW)
            needed = max(self._inner.heightForWidth(self.width()), 0)
            self.setFixedHeight(min(needed, most))


class _Refit(QObject):
    """Fits the area again when its content asks for other room.

    The area itself filters events from its first day on, and Python would make a class for every
    kind of them before the first picture.
    """

    def __init__(self, area: NoticeArea) -> None:
        super().__init__(area)
        self._area = area

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._area.fit()
        return False


# As for pages: Qt's own interface of scroll areas can end the program.
tell_as(NoticeArea, QAccessible.Role.Client)


def _tone_names() -> dict[Tone, str]:
    return {
        Tone.DONE: _("Done"),
        Tone.INFORMATION: _("Information"),
        Tone.WARNING: _("Warning"),
    }


def _action_button(name: str, act: Callable[[], object]) -> QWidget:
    made = button(name)
    made.clicked.connect(lambda _checked=False: act())
    return made
