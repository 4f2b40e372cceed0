"""What stands where in a drawn figure, in points from the bottom left."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from hop_desktop.charts.labels import Box
from hop_desktop.charts.style import ChartStyle
from hop_desktop.theme import load_theme

ROUNDING_PT = 0.8  # a glyph's edge falls on a pixel's edge


def style(theme: str = "light", font_pt: float = 10.0) -> ChartStyle:
    return ChartStyle(load_theme(theme), font_pt)


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]


def text_boxes(figure: Figure) -> list[tuple[str, Box]]:
    renderer = FigureCanvasAgg(figure).get_renderer()
    points = 72.0 / figure.dpi
    return [
        (text.get_text(), Box(*(part * points for part in text.get_window_extent(renderer).bounds)))
        for text in figure.axes[0].texts
    ]


def overlapping_texts(figure: Figure) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, box), (other, other_box) in combinations(text_boxes(figure), 2)
        if box.meets(other_box, gap=-ROUNDING_PT)
    ]


def texts_outside(figure: Figure) -> list[str]:
    width, height = figure.get_size_inches() * 72.0
    return [
        text
        for text, box in text_boxes(figure)
        if box.left < 0 or box.bottom < 0 or box.right > width or box.top > height
    ]


def lines(figure: Figure, colour: str) -> list[Line2D]:
    """Return the lines of a colour that are no markers."""
    return [
        line
        for line in figure.axes[0].lines
        if line.get_color() == colour and line.get_linestyle() != "None"
    ]


def markers(figure: Figure, shape: str, *, colour: str | None = None) -> list[Line2D]:
    """Return the markers of a shape, of one face colour if given."""
    return [
        line
        for line in figure.axes[0].lines
        if line.get_marker() == shape and colour in {None, line.get_markerfacecolor()}
    ]
