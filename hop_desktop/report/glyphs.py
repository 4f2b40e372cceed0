"""Which bundled type can print a character; what none can is replaced where all can see it."""

import gzip
import unicodedata
from functools import cache
from typing import Final

from hop_desktop.resources import resource

# In the order of preference; never the system's: every computer gives the same bytes.
FAMILIES: Final = ("Inter", "DejaVu Sans", "Droid Sans Fallback", "Hop Hangul")


def printable(text: str) -> str:
    """Return `text` with each character that has no glyph written as its code point.

    One that Unicode calls the same as another which has a glyph is printed as that one.
    """
    if text.isascii() and "\0" not in text:
        return text
    return "".join(map(_printed, text))


def _printed(letter: str) -> str:
    has_glyph = _with_glyph()
    same = unicodedata.normalize("NFC", letter)
    for drawn in (letter, same):
        if drawn in ("\n", "\t") or has_glyph.issuperset(map(ord, drawn)):
            return drawn
    return f"[U+{ord(letter):04X}]"


@cache
def _with_glyph() -> frozenset[int]:
    """Return the code points that the fonts can print: the list that was made with them."""
    lines = gzip.decompress(resource("fonts", "characters.txt.gz").read_bytes()).decode("ascii")
    bounds = (line.partition("-") for line in lines.splitlines())
    return frozenset(
        code
        for first, _dash, last in bounds
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )
