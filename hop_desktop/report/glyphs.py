"""Characters that the bundled type lacks are replaced where everyone can see it."""

from functools import cache

from fontTools.ttLib import TTFont

from hop_desktop.resources import resource


@cache
def _known() -> frozenset[int]:
    with TTFont(resource("fonts", "Inter-Regular.ttf"), lazy=True) as font:
        return frozenset(font.getBestCmap())


def printable(text: str) -> str:
    """Return `text` with each character that has no glyph written as its code point."""
    return "".join(
        one if one in "\n\t" or ord(one) in _known() else f"[U+{ord(one):04X}]" for one in text
    )
