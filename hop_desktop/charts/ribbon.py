"""A likely range as a light ribbon whose thin edges can be told from any surface."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.charts.sheet import Point, Sheet
from hop_desktop.theme import SeriesStyle

_OPACITY: Final = 0.22
_EDGE: Final = 0.7  # line width


def draw_ribbon(
    sheet: Sheet,
    outlines: Sequence[Sequence[Point]],
    series: SeriesStyle,
    pen: float,
    *,
    layer: float = 2.4,
) -> None:
    """Fill an outline, or what lies between two of opposite directions, and draw their edges."""
    sheet.area(outlines, series.colour, _OPACITY, layer=layer)
    for points in outlines:
        sheet.line([*points, points[0]], series.soft, _EDGE * pen, layer=layer)
