"""What every chart shares: its theme, its text size, and matplotlib set up once."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import text_to_path

from hop_desktop.resources import resource
from hop_desktop.theme import Theme

FONT_FAMILIES: Final = ("Inter", "DejaVu Sans")
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
class ChartStyle:
    """How a chart looks, whatever it shows."""

    theme: Theme
    font_pt: float = 10.0

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


@cache
def font(text_pt: float, weight: Weight = Weight.REGULAR) -> FontProperties:
    """Return Inter in this size; do not change the value."""
    prepare_matplotlib()
    return FontProperties(family=list(FONT_FAMILIES), size=text_pt, weight=int(weight))


@cache
def text_width(text: str, text_pt: float, weight: Weight = Weight.REGULAR) -> float:
    """Return the width of one line in points."""
    width, _height, _descent = text_to_path.get_text_width_height_descent(
        text, font(text_pt, weight), ismath=False
    )
    return float(width)


def widest(texts: Iterable[str], text_pt: float, weight: Weight = Weight.REGULAR) -> float:
    """Return the width of the widest line in points; 0.0 without lines."""
    return max((text_width(text, text_pt, weight) for text in texts), default=0.0)


@cache
def prepare_matplotlib() -> None:
    """Make drawing independent of the person's own settings and fonts; register Inter."""
    mpl.rcdefaults()
    mpl.rcParams.update(
        {
            "text.parse_math": False,  # a `$` in a name is a dollar
            "text.usetex": False,
            "svg.fonttype": "none",  # text stays text
            "svg.hashsalt": "hop-desktop",  # the same figure gives the same bytes
            "pdf.fonttype": 42,
        }
    )
    # Another Inter of the system would be found first, and its letters are of other widths.
    fontManager.ttflist = [one for one in fontManager.ttflist if one.name != FONT_FAMILIES[0]]
    for name in ("Regular", "Bold"):
        fontManager.addfont(resource("fonts", f"Inter-{name}.ttf"))
