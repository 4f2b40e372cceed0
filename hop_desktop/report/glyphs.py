"""Which bundled type can print a character; what none can is replaced where all can see it."""

from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont

from hop_desktop.resources import resource

# In the order of preference; never the system's: every computer gives the same bytes.
FAMILIES: Final = ("Inter", "DejaVu Sans", "Droid Sans Fallback")
_NUL: Final = 0  # has a glyph, but the standard forbids it


def printable(text: str) -> str:
    """Return `text` with each character that has no glyph written as its code point."""
    if text.isascii() and "\0" not in text:
        return text
    return "".join(
        one if one in "\n\t" or _can_print(ord(one)) else f"[U+{ord(one):04X}]" for one in text
    )


def _can_print(code: int) -> bool:
    return code != _NUL and (code in _inter() or code in _fallbacks())


@cache
def _inter() -> frozenset[int]:
    """Return the characters that every weight of Inter has."""
    files = resource("fonts").glob("*.ttf")
    return frozenset.intersection(*(_characters(one) for one in files)) - {_NUL}


@cache
def _fallbacks() -> frozenset[int]:
    return frozenset.union(
        *(_characters(one) for one in resource("fonts", "fallback").glob("*.ttf"))
    )


def _characters(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
