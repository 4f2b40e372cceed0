"""How much room a text needs when its lines wrap at words.

A layout asks for the same many times, and laying out a text takes long: what was measured once
is remembered. It depends on nothing but the text, the width and the font.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

WRAPPED: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
)
_ENDLESS: Final = 100_000
_SOFT_BREAK: Final = "\u200b"
_BREAKS_AFTER: Final = "/\\._-=&?])"
_LONG_WORD: Final = 20  # letters
_REMEMBERED: Final = 4096  # texts, widths and fonts


@lru_cache(_REMEMBERED)
def height_of(text: str, width: int, font: QFont) -> int:
    """Return how high `text` is when its lines are at most `width` wide."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _ENDLESS), WRAPPED, text).height()


@lru_cache(_REMEMBERED)
def longest_word(text: str, font: QFont) -> int:
    """Return the width of the widest word of `text`."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


@lru_cache(_REMEMBERED)
def longest_line(text: str, font: QFont) -> int:
    """Return the width of `text` when nothing wraps but where it says so."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0)


def breakable(text: str) -> str:
    """Return `text` with places to break in addresses and paths, which have no spaces."""
    return " ".join(
        _with_breaks(word) if len(word) > _LONG_WORD else word for word in text.split(" ")
    )


def _with_breaks(word: str) -> str:
    return "".join(letter + _SOFT_BREAK if letter in _BREAKS_AFTER else letter for letter in word)
