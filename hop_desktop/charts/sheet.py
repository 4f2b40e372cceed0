"""A figure to draw on in points, so that text and lines are placed by the same measure."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from hop_desktop.charts.fonts import font, prepare_matplotlib
from hop_desktop.charts.labels import ASCENT, line_height, wrapped
from hop_desktop.charts.mpl import Figure, Line2D, Path, PathPatch, Polygon, Text
from hop_desktop.charts.style import Caption, ChartStyle, Weight, smaller_sizes
from hop_desktop.theme import SeriesStyle

POINTS_PER_INCH: Final = 72.0
SCREEN_DPI: Final = 96.0
Point: TypeAlias = tuple[float, float]
Align: TypeAlias = Literal["left", "center", "right"]
_TITLE: Final = 1.25  # of the text size
_CAPTION_EDGE_EM: Final = 1.0  # around a caption
_MARKER_FACTOR: Final = {"o": 1.0, "D": 1.06, "^": 1.1}  # so that they look equally large


class Sheet:
    """An empty figure of `size` inches; the origin is at the bottom left.

    What is drawn has `width` and `height`; a caption of the style stands above that.
    """

    def __init__(self, size: tuple[float, float], style: ChartStyle) -> None:
        prepare_matplotlib()
        self.width, self.height = size[0] * POINTS_PER_INCH, size[1] * POINTS_PER_INCH
        self.colours = style.theme.colours
        self.figure = Figure(figsize=size, dpi=SCREEN_DPI, facecolor=self.colours.surface)
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0.0, self.width)
        self._axes.set_ylim(0.0, self.height)
        if style.caption is not None:
            self.height -= self._write_caption(style.caption, style.text_pt(size))

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        *,
        dash: tuple[float, ...] = (),
        layer: float = 1.0,
    ) -> None:
        """Draw a line through the points; dashes are counted in line widths."""
        self._axes.add_line(
            Line2D(
                [x for x, _y in points],
                [y for _x, y in points],
                color=colour,
                linewidth=width,
                linestyle=(0.0, dash) if dash else "-",
                solid_capstyle="butt",
                dash_capstyle="butt",
                solid_joinstyle="round",
                zorder=layer,
            )
        )

    def area(
        self, outlines: Sequence[Sequence[Point]], colour: str, opacity: float, *, layer: float
    ) -> None:
        """Fill what an outline surrounds; one that runs the other way round inside is a hole."""
        path = Path.make_compound_path(
            *(Path([*points, points[0]], closed=True) for points in outlines)
        )
        patch = PathPatch(path, facecolor=colour, edgecolor="none", alpha=opacity, zorder=layer)
        self._axes.add_patch(patch)

    def outline(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw the closed line around the points."""
        self._axes.add_patch(
            Polygon(points, closed=True, fill=False, edgecolor=colour, linewidth=width, zorder=1.0)
        )

    def marker(
        self,
        point: Point,
        series: SeriesStyle,
        diameter: float,
        *,
        is_hollow: bool = False,
        layer: float = 7.0,
    ) -> None:
        """Draw a series' marker; a thin rim of the background parts it from lines below."""
        size = diameter * _MARKER_FACTOR.get(series.marker, 1.0)
        is_filled = series.is_filled and not is_hollow
        self._axes.add_line(
            Line2D(
                [point[0]],
                [point[1]],
                linestyle="none",
                marker=series.marker,
                markersize=size,
                markerfacecolor=series.colour if is_filled else self.colours.surface,
                markeredgecolor=self.colours.surface if is_filled else series.colour,
                markeredgewidth=size * (0.12 if is_filled else 0.2),
                zorder=layer,
            )
        )

    def text(
        self,
        point: Point,
        lines: Sequence[str],
        text_pt: float,
        *,
        colour: str | None = None,
        align: Align = "left",
        weight: Weight = Weight.REGULAR,
        layer: float = 8.0,
        hides_grid: bool = False,
    ) -> None:
        """Write lines below one another; `point` is the top of the block."""
        backing = {"facecolor": self.colours.surface, "edgecolor": "none", "pad": 0.1 * text_pt}
        x, y = point
        for number, line in enumerate(lines):
            self._axes.add_artist(
                Text(
                    x,
                    y - number * line_height(text_pt) - ASCENT * text_pt,
                    line,
                    color=colour or self.colours.text,
                    fontproperties=font(text_pt, weight),
                    horizontalalignment=align,
                    verticalalignment="baseline",
                    parse_math=False,
                    bbox=backing if hides_grid else None,
                    zorder=layer,
                )
            )

    def _write_caption(self, caption: Caption, wanted_pt: float) -> float:
        """Write a caption as large as it fits, and return its height."""
        for text_pt in smaller_sizes(wanted_pt):
            room = self.width - 2 * _CAPTION_EDGE_EM * text_pt
            title = wrapped(caption.title, room, _TITLE * text_pt, Weight.BOLD)
            lines = [wrapped(line, room, text_pt) for line in caption.lines]
            if title is not None and None not in lines:
                break
        else:
            title, lines = (caption.title,), [(line,) for line in caption.lines]
        below = [part for line in lines if line for part in line]
        left, top = _CAPTION_EDGE_EM * text_pt, self.height - _CAPTION_EDGE_EM * text_pt
        self.text((left, top), title, _TITLE * text_pt, weight=Weight.BOLD)
        top -= len(title) * line_height(_TITLE * text_pt)
        self.text((left, top), below, text_pt, colour=self.colours.text_muted)
        return self.height - top + len(below) * line_height(text_pt)
