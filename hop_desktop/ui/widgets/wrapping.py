"""How much room a text needs when its lines wrap at words."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

WRAPPED: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
)
_ENDLESS: Final = 100_000
_SOFT_BREAK: Final = "\u200b"
_BREAKS_AFTER: Final = "/\\._-=&?])"
_LONG_WORD: Final = 20  # letters


def height_of(text: str, width: int, metrics: QFontMetrics) -> int:
    """Return how high `text` is when its lines are at most `width` wide."""
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), WRAPPED, text).height()


def longest_word(text: str, metrics: QFontMetrics) -> int:
    """Return the width of the widest word of `text`."""
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def longest_line(text: str, metrics: QFontMetrics) -> int:
    """Return the width of `text` when nothing wraps but where it says so."""
    return max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0)


def breakable(text: str) -> str:
    """Return `text` with places to break in addresses and paths, which have no spaces."""
    return " ".join(
        _with_breaks(word) if len(word) > _LONG_WORD else word for word in text.split(" ")
    )


def _with_breaks(word: str) -> str:
    return "".join(letter + _SOFT_BREAK if letter in _BREAKS_AFTER else letter for letter in word)
