"""What assistive tools are told about widgets that Qt itself would tell wrongly."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLES: Final[dict[str, QAccessible.Role]] = {}  # by the name of a widget's class


def tell_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Let assistive tools see widgets of this class, and of its subclasses, in this role."""
    if not _ROLES:
        QAccessible.installFactory(_interface_for)
    _ROLES[kind.__name__] = role


def _interface_for(class_name: str, shown: QObject) -> QAccessibleInterface | None:
    # Qt asks for each class of an object in turn, the most special one first.
    if class_name not in _ROLES or not isinstance(shown, QWidget):
        return None
    interface = QAccessibleWidget(shown, _ROLES[class_name])
    shown.__dict__["_accessible"] = interface  # Python must hold it as long as the widget lives
    return interface
