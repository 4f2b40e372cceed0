"""The type of charts, measured and set up once; importing this imports matplotlib."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from hop_desktop.charts.mpl import FontProperties, fontManager, rcParams, text_to_path
from hop_desktop.charts.style import Weight
from hop_desktop.resources import resource

FONT_FAMILIES: Final = ("Inter", "DejaVu Sans")


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
    rcParams.update(
        {
            "text.parse_math": False,  # a `$` in a name is a dollar
            "text.usetex": False,
            "text.hinting": "none",  # letters stand where they are measured
            "svg.fonttype": "none",  # text stays text
            "svg.hashsalt": "hop-desktop",  # the same figure gives the same bytes
            "pdf.fonttype": 42,
        }
    )
    # Another Inter of the system would be found first, and its letters are of other widths.
    fontManager.ttflist = [font for font in fontManager.ttflist if font.name != FONT_FAMILIES[0]]
    for name in ("Regular", "Bold"):
        fontManager.addfont(resource("fonts", f"Inter-{name}.ttf"))
