"""Characters that the bundled type lacks are replaced where everyone can see it."""

from functools import cache
from typing import Final

from fontTools.ttLib import TTFont

from hop_desktop.resources import resource

_WEIGHTS: Final = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_NUL: Final = 0  # has a glyph, but the standard forbids it


@cache
def _known() -> frozenset[int]:
    known = []
    for name in _WEIGHTS:
        with TTFont(resource("fonts", name), lazy=True) as font:
            known.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*known) - {_NUL}


def printable(text: str) -> str:
    """Return `text` with each character that has no glyph written as its code point."""
    return "".join(
        one if one in "\n\t" or ord(one) in _known() else f"[U+{ord(one):04X}]" for one in text
    )
