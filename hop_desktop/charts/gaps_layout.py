"""Where the parts of a gap chart go: names, scale and numbers beside one another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.charts.fonts import widest
from hop_desktop.charts.labels import line_height, wrapped
from hop_desktop.charts.style import SMALLEST_PT, Weight, smaller_sizes
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL

_EDGE_EM: Final = 0.8
_BETWEEN_EM: Final = 1.3  # names, scale and columns of numbers
_NAME_SHARES: Final = (0.28, 0.34, 0.4, 0.46)  # of the width, in the order they are tried
_LONGEST_NAME_EM: Final = 19.0
_SCALE_EM: Final = 11.0  # the scale is at least this wide
_ROW_AIR_EM: Final = 0.45
_TALLEST_ROW_EM: Final = 3.4


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers at the right: their heading and one text a row."""

    heading: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column and where its texts end."""

    column: Column
    right: float


@dataclass(frozen=True, slots=True)
class GapsLayout:
    """A place for everything, in points."""

    text_pt: float
    left: float
    names: tuple[tuple[str, ...], ...]
    scale: tuple[float, float]  # where the lowest and the highest level are
    columns: tuple[PlacedColumn, ...]
    top: float  # of the first row
    row_height: float
    legend_bottom: float

    def x(self, level: float) -> float:
        """Return where a level lies."""
        low, high = self.scale
        return low + (high - low) * (level - LOWEST_LEVEL) / (HIGHEST_LEVEL - LOWEST_LEVEL)

    def y(self, row: int) -> float:
        """Return the middle of a row."""
        return self.top - (row + 0.5) * self.row_height

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top - len(self.names) * self.row_height


def fit_gaps(
    names: Sequence[str],
    columns: Sequence[Column],
    width: float,
    height: float,
    text_pt: float,
    legend_height: Callable[[float], float],
) -> GapsLayout:
    """Find the layout with the largest text, then the most columns, then the shortest lines.

    The last column is always there; `legend_height` says how high the legend is at a text size.
    """
    for size in smaller_sizes(text_pt):
        for shown in (columns, columns[-1:]):
            for share in _NAME_SHARES:
                layout = _fit_at(names, shown, width, height, size, legend_height(size), share)
                if layout is not None:
                    return layout
    return _squeezed(names, columns[-1:], width, height)


def _fit_at(
    names: Sequence[str],
    columns: Sequence[Column],
    width: float,
    height: float,
    text_pt: float,
    legend: float,
    name_share: float,
) -> GapsLayout | None:
    room = min(width * name_share, _LONGEST_NAME_EM * text_pt)
    lines = [wrapped(name, room, text_pt) for name in names]
    broken = tuple(name for name in lines if name is not None)
    if len(broken) < len(names):
        return None
    edge, between = _EDGE_EM * text_pt, _BETWEEN_EM * text_pt
    placed = tuple(_placed(columns, width - edge, text_pt))
    first_number = placed[0].right - _column_width(placed[0].column, text_pt)
    name_width = max(widest(name, text_pt) for name in broken)
    scale = (edge + name_width + between, first_number - between)
    heading = line_height(text_pt)
    needed = max(len(name) for name in broken) * heading + _ROW_AIR_EM * text_pt
    rows_room = height - legend - 3 * heading - edge
    row_height = min(rows_room / len(names), max(needed, _TALLEST_ROW_EM * text_pt))
    if scale[1] - scale[0] < _SCALE_EM * text_pt or row_height < needed:
        return None
    slack = (rows_room - row_height * len(names)) / 2
    top = height - edge - heading - slack
    return GapsLayout(text_pt, edge, broken, scale, placed, top, row_height, slack)


def _placed(columns: Sequence[Column], right: float, text_pt: float) -> Iterator[PlacedColumn]:
    for number, column in enumerate(columns):
        behind = columns[number + 1 :]
        widths = [_column_width(later, text_pt) + _BETWEEN_EM * text_pt for later in behind]
        yield PlacedColumn(column, right - sum(widths))


def _column_width(column: Column, text_pt: float) -> float:
    return widest((column.heading, *column.texts), text_pt, Weight.BOLD)


def _squeezed(
    names: Sequence[str], columns: Sequence[Column], width: float, height: float
) -> GapsLayout:
    """A chart too small for names: the scale and the gaps remain."""
    edge = _EDGE_EM * SMALLEST_PT
    placed = tuple(_placed(columns, width - edge, SMALLEST_PT))
    scale = (edge, max(width - 8 * SMALLEST_PT, edge + 1.0))
    row_height = max(height - 4 * SMALLEST_PT, 1.0) / len(names)
    nothing: tuple[tuple[str, ...], ...] = ((),) * len(names)
    top = height - 1.5 * SMALLEST_PT
    return GapsLayout(SMALLEST_PT, edge, nothing, scale, placed, top, row_height, 0.0)
