"""What assistive tools are told about widgets that Qt itself would tell wrongly."""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAccessibleWidget, QWidget

from hop_desktop.i18n import _

_Make: TypeAlias = Callable[[QWidget], QAccessibleInterface]
_INTERFACES: Final[dict[str, _Make]] = {}  # by the name of a widget's class


def tell_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Let assistive tools see widgets of this class, and of its subclasses, in this role."""
    _tell(kind, lambda shown: QAccessibleWidget(shown, role))


def tell_as_opener(kind: type[QAbstractButton]) -> None:
    """Let assistive tools see checkable buttons of this class as what opens and closes a part."""
    _tell(kind, _Opener)


def say_opened(opener: QAbstractButton) -> None:
    """Tell assistive tools that a button of `tell_as_opener` was opened or closed."""
    changed = QAccessible.State()
    changed.expanded = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(opener, changed))


def name_scroll_bars(area: QAbstractScrollArea) -> None:
    """Give the bars of a scroll area the names that Qt leaves out."""
    area.verticalScrollBar().setAccessibleName(_("Vertical scroll bar"))
    area.horizontalScrollBar().setAccessibleName(_("Horizontal scroll bar"))


def announce(about: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Let assistive tools say `text`, at once if it is urgent, else after what they are saying."""
    if not text:
        return
    politeness = QAccessible.AnnouncementPoliteness
    event = QAccessibleAnnouncementEvent(about, text)
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class _Opener(QAccessibleWidget):
    """A button that is expanded or collapsed; Qt would tell a box that is checked."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__(shown, QAccessible.Role.Button)

    def state(self) -> QAccessible.State:
        state = super().state()
        button = self.object()
        assert isinstance(button, QAbstractButton)
        is_open = button.isChecked()
        state.expandable, state.expanded, state.collapsed = True, is_open, not is_open
        return state

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, name: str) -> None:
        button = self.object()
        assert isinstance(button, QAbstractButton)
        if name == self.pressAction():
            button.click()
        else:
            super().doAction(name)


def _tell(kind: type[QWidget], make: _Make) -> None:
    if not _INTERFACES:
        QAccessible.installFactory(_interface_for)
    _INTERFACES[kind.__name__] = make


def _interface_for(class_name: str, shown: QObject) -> QAccessibleInterface | None:
    # Qt asks for each class of an object in turn, the most special one first.
    if class_name not in _INTERFACES or not isinstance(shown, QWidget):
        return None
    interface = _INTERFACES[class_name](shown)
    shown.__dict__["_accessible"] = interface  # Python must hold it as long as the widget lives
    return interface
