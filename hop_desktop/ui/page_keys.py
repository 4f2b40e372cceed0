"""The keys that work on a page, in one list: the pages obey it, the overview of keys prints it."""

from dataclasses import dataclass
from enum import Enum, auto

from hop_desktop.i18n import _


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
    digits = tuple(str(digit) for digit in range(1, 6))
    return (
        PageKey(_("Choose a statement"), digits, Press.CHOOSE, is_single=True),
        PageKey(_("No chance yet"), ("0",), Press.NO_CHANCE, is_single=True),
        PageKey(_("Skip"), ("S",), Press.SKIP, is_single=True),
        PageKey(_("Write an example"), ("E",), Press.EVIDENCE, is_single=True),
        PageKey(_("Next"), ("Return", "Enter"), Press.NEXT),
        PageKey(_("Back"), ("Alt+Left", "Backspace"), Press.BACK),
    )


def list_keys() -> tuple[PageKey, ...]:
    return (
        PageKey(_("Open what is chosen"), ("Return", "Enter")),
        PageKey(_("Delete what is chosen"), ("Del",)),
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
