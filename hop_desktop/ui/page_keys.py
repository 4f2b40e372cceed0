"""The keys that work on a page, in one list: the pages obey it, the overview of keys prints it."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _

DIGITS: Final = ("0", "1", "2", "3", "4", "5")  # that answer an item
# The digits 1 to 9 and 0 of the row above the letters, by the numbers that systems give its keys.
_X11_ROW: Final = range(10, 20)  # and Wayland: the number of the kernel, and 8
_WINDOWS_ROW: Final = range(2, 12)
_MAC_ROW: Final = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
# What AZERTY writes there without Shift, for keyboards on the screen: their keys have no number.
_AZERTY: Final = "&é\"'(-è_çà"


class Press(Enum):
    """What a key of the questionnaire does."""

    CHOOSE = auto()
    NO_CHANCE = auto()
    SKIP = auto()
    EVIDENCE = auto()
    NEXT = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class PageKey:
    """One thing that keys do, each of them by itself."""

    text: str
    keys: tuple[str, ...]  # as QKeySequence reads them
    press: Press | None = None
    is_single: bool = False  # a letter, digit or sign alone: it can be switched off


def questionnaire_keys() -> tuple[PageKey, ...]:
    digits = DIGITS[1:]
    return (
        PageKey(_("Choose a statement"), digits, Press.CHOOSE, is_single=True),
        PageKey(_("No chance yet"), ("0",), Press.NO_CHANCE, is_single=True),
        PageKey(_("Skip"), ("S",), Press.SKIP, is_single=True),
        PageKey(_("Write an example"), ("E",), Press.EVIDENCE, is_single=True),
        PageKey(_("Next"), ("Return", "Enter"), Press.NEXT),
        PageKey(_("Back"), ("Alt+Left", "Backspace"), Press.BACK),
    )


def delete_keys(platform: str) -> tuple[str, ...]:
    """Return the keys that delete; the one that is labelled so by Apple is Backspace."""
    return ("Del", "Backspace") if platform == "darwin" else ("Del",)


DELETE_KEYS: Final = delete_keys(sys.platform)


def list_keys() -> tuple[PageKey, ...]:
    return (
        PageKey(_("Open what is chosen"), ("Return", "Enter")),
        PageKey(_("Delete what is chosen"), DELETE_KEYS),
    )


def preview_keys() -> tuple[PageKey, ...]:
    return (
        PageKey(_("Next page"), ("PgDown",)),
        PageKey(_("Previous page"), ("PgUp",)),
        PageKey(_("First page"), ("Home",)),
        PageKey(_("Last page"), ("End",)),
        PageKey(_("Larger"), ("+", "=")),
        PageKey(_("Smaller"), ("-",)),
    )


def add_shortcut(
    parent: QWidget, key: str, context: Qt.ShortcutContext, act: Callable[[], object]
) -> None:
    """Have a key do something, once for each press: one that is held acts once."""
    shortcut = QShortcut(QKeySequence(key), parent)
    shortcut.setContext(context)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)


def digit_of(event: QKeyEvent, platform: str) -> str:
    """Return the digit of a key of the digit row, whatever Shift and the layout make of it.

    Args:
        event: A key that is pressed.
        platform: Of Qt: "xcb", "wayland", "windows", "cocoa" …

    Returns:
        "0" to "9"; empty: it is another key, or pressed together with Ctrl, Alt or the like.
    """
    shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & ~(shift | keypad):
        return ""
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    return _digit_at(_place_in_row(event, platform))


def _place_in_row(event: QKeyEvent, platform: str) -> int:
    """Return where in the digit row a key is, from 0; -1: elsewhere."""
    if platform == "cocoa":
        row: Sequence[int] = _MAC_ROW
        code = event.nativeVirtualKey()
    else:
        row = _WINDOWS_ROW if platform == "windows" else _X11_ROW
        code = event.nativeScanCode()
    if code:
        return row.index(code) if code in row else -1
    return _AZERTY.find(event.text().lower()) if event.text() else -1


def _digit_at(place: int) -> str:
    return "1234567890"[place] if place >= 0 else ""
