"""Which press of a key is none: X11 tells a key that is held as presses and releases in turn."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent


class HeldKeys:
    """Knows the presses that the system makes while a key is held, also where Qt does not.

    Qt takes a release for one of these when the next press has arrived already. A program that
    waits for nothing else is quicker than that, and would see every one as a press of its own.
    Both are told with one moment, which no finger can do.
    """

    def __init__(self) -> None:
        self._released = (0, 0)  # which key, and its moment in ms
        self._is_asked_for = QGuiApplication.platformName() == "xcb"

    def takes(self, window: QObject, event: QKeyEvent) -> bool:
        """Send what was a press made by the system as that; return whether it was.

        Args:
            window: That the system told of the key; pages and shortcuts come after it.
            event: A press, a release, or the question whether a press is to be a shortcut.
        """
        if not self._is_asked_for or event.isAutoRepeat():
            return False
        here = event.nativeScanCode(), event.timestamp()
        if event.type() is QEvent.Type.KeyRelease:
            self._released = here
            return False
        if here != self._released or not here[1]:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut repeats: it goes on as a key
        else:
            QCoreApplication.sendEvent(window, _as_repeat(event))
        return True


def _as_repeat(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
        event.count(),
        event.device(),
    )
