"""Text as boxes: wrapped to a width, measured, and tested for collisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hop_desktop.charts.fonts import text_width, widest
from hop_desktop.charts.style import Weight

LINE_HEIGHT: Final = 1.22  # of the text size
ASCENT: Final = 0.96  # from a line's top to its baseline; leaves room for accents on capitals


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, y upwards."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.bottom + self.height / 2

    def meets(self, other: "Box", *, gap: float = 0.0) -> bool:
        """Whether the two come closer than `gap` in both directions."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.bottom < other.top + gap
            and other.bottom < self.top + gap
        )


def line_height(text_pt: float) -> float:
    """Return the distance of two baselines in points."""
    return text_pt * LINE_HEIGHT


@cache
def wrapped(
    text: str, width: float, text_pt: float, weight: Weight = Weight.REGULAR
) -> tuple[str, ...] | None:
    """Break a text at spaces into as few lines as fit, then as even as they can be.

    Returns:
        The lines, or None if a single word is wider than `width`.
    """
    words = text.split()
    lines = _filled(words, width, text_pt, weight)
    if lines is None:
        return None
    even = sorted({text_width(part, text_pt, weight) for part in _runs(words)})
    for narrower in even:
        candidate = _filled(words, narrower, text_pt, weight)
        if candidate is not None and len(candidate) == len(lines) and narrower <= width:
            return candidate
    return lines


def block_size(
    lines: Sequence[str], text_pt: float, weight: Weight = Weight.REGULAR
) -> tuple[float, float]:
    """Return width and height of a block of lines in points."""
    return widest(lines, text_pt, weight), len(lines) * line_height(text_pt)


def _filled(
    words: Sequence[str], width: float, text_pt: float, weight: Weight
) -> tuple[str, ...] | None:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, text_pt, weight) <= width:
            lines[-1] = longer
        elif text_width(word, text_pt, weight) <= width:
            lines.append(word)
        else:
            return None
    return tuple(lines)


def _runs(words: Sequence[str]) -> list[str]:
    """Return every text that could be a line."""
    return [
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    ]
