"""Charts as pixels and as bytes: the same figure gives the same bytes."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from hop_desktop.charts.chart import Chart, Size
from hop_desktop.charts.drawing import Place
from hop_desktop.charts.style import ChartStyle

if TYPE_CHECKING:  # matplotlib takes long to import
    from hop_desktop.charts.mpl import Figure

ImageFormat: TypeAlias = Literal["svg", "png", "pdf"]
PNG_DPI: Final = 192.0  # two pixels for each of the screen

# Each is imported by matplotlib when it is first drawn with: that of PDF takes long.
_BACKENDS: Final = {"svg": "svg", "png": "agg", "pdf": "pdf"}
_NO_METADATA: Final[dict[str, dict[str, str | None]]] = {
    "svg": dict.fromkeys(("Creator", "Date", "Format", "Type")),
    "png": {"Software": None},
    "pdf": dict.fromkeys(("CreationDate", "Creator", "Producer")),
}


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn chart: rows from the top, four bytes (red, green, blue, alpha) a pixel.

    The places are those of this drawing: one value, so that they are never of another.
    """

    width: int
    height: int
    rgba: bytes
    places: tuple[Place, ...] = ()  # of the axes that can be pointed at


def chart_pixels(chart: Chart, style: ChartStyle, size: Size, dpi: float) -> Pixels:
    """Return the chart as a screen of this resolution shows it."""
    from hop_desktop.charts.mpl import FigureCanvasAgg

    drawing = chart.draw(style, size)
    drawing.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(drawing.figure)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib's canvas has no types
    width, height = canvas.get_width_height()
    rgba = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # the same
    return Pixels(width, height, rgba, drawing.places)


def chart_bytes(chart: Chart, style: ChartStyle, size: Size, image_format: ImageFormat) -> bytes:
    """Return the chart as a file of this format."""
    return figure_bytes(chart.draw(style, size).figure, image_format)


def figure_bytes(figure: "Figure", image_format: ImageFormat) -> bytes:
    """Return the figure as a file of this format."""
    target = BytesIO()
    figure.savefig(
        target,
        format=image_format,
        backend=_BACKENDS[image_format],
        metadata=_NO_METADATA[image_format],
        dpi=PNG_DPI if image_format == "png" else "figure",
    )
    return target.getvalue()
