"""A figure to draw on in points, so that text and lines are placed by the same measure."""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from hop_desktop.charts.fonts import font, prepare_matplotlib
from hop_desktop.charts.labels import ASCENT, line_height
from hop_desktop.charts.mpl import Figure, Line2D, Polygon, Text
from hop_desktop.charts.style import ChartStyle, Weight
from hop_desktop.theme import SeriesStyle

POINTS_PER_INCH: Final = 72.0
SCREEN_DPI: Final = 96.0
Point: TypeAlias = tuple[float, float]
Align: TypeAlias = Literal["left", "center", "right"]
_MARKER_FACTOR: Final = {"o": 1.0, "D": 1.06, "^": 1.1}  # so that they look equally large


class Sheet:
    """An empty figure of `size` inches; the origin is at the bottom left."""

    def __init__(self, size: tuple[float, float], style: ChartStyle) -> None:
        prepare_matplotlib()
        self.width, self.height = size[0] * POINTS_PER_INCH, size[1] * POINTS_PER_INCH
        self.colours = style.theme.colours
        self.figure = Figure(figsize=size, dpi=SCREEN_DPI, facecolor=self.colours.surface)
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0.0, self.width)
        self._axes.set_ylim(0.0, self.height)

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
