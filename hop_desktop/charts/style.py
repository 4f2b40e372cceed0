"""How a chart looks, whatever it shows: its theme, its text size, its weights."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from hop_desktop.theme import Theme

SMALLEST_PT: Final = 6.0  # text that does not fit is made smaller, but not below this
_SMALLER: Final = 0.93
_LARGEST_GROWTH: Final = 3.0
_ORDINARY_SIDE_IN: Final = 6.0
_SMALLEST_PEN: Final = 0.8


class Weight(IntEnum):
    """The weights of Inter that charts use; the fallback font has both, too."""

    REGULAR = 400
    BOLD = 700


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a chart that leaves the window: it explains itself there."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How a chart looks, whatever it shows."""

    theme: Theme
    font_pt: float = 10.0
    caption: Caption | None = None  # None: what stands around the chart says it

    def text_pt(self, size: tuple[float, float]) -> float:
        """Return the text size in a chart of `size` inches: gently larger in a very large one."""
        growth = math.pow(min(size) / _ORDINARY_SIDE_IN, 0.7)
        return self.font_pt * min(max(growth, 1.0), _LARGEST_GROWTH)


def smaller_sizes(text_pt: float) -> Iterator[float]:
    """Yield the sizes to try until everything fits: this one, then ever smaller ones."""
    size = text_pt
    while size > SMALLEST_PT:
        yield size
        size *= _SMALLER
    yield SMALLEST_PT


def pen_scale(text_pt: float) -> float:
    """Return the factor for lines and markers beside text of this size."""
    return float(max(_SMALLEST_PEN, (text_pt / 10.0) ** 0.75))
