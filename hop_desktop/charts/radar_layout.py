"""Where the parts of a radar go: the largest polygon whose labels fit around it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from hop_desktop.charts.labels import Box, block_size, wrapped
from hop_desktop.charts.sheet import Align, Point
from hop_desktop.charts.style import SMALLEST_PT, Weight, pen_scale, smaller_sizes
from hop_desktop.domain.instrument import HIGHEST_LEVEL

_WIDEST_LABEL_EM: Final = 12.0
_PAD_EM: Final = 0.75  # from the outer ring to a label
_TOP_EM: Final = 0.75  # room on the first spoke for the number of the highest level
_RIM_EM: Final = 0.95  # room on the rim for the marker of what has no score
_EDGE_EM: Final = 0.7  # from a label to the edge of the figure
_GAP_EM: Final = 0.3  # between two labels
_GOOD_RADIUS: Final = 0.27  # of the shorter side; below it the text is made smaller
_ORDINARY_RADIUS: Final = 130.0
_RADIUS_STEPS: Final = 60
_CENTRED_BELOW: Final = 0.2  # |horizontal part| of a spoke whose label is centred on it


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """What is written at the end of a spoke."""

    name: str
    note: str = ""  # the score, or why there is none
    is_scored: bool = False
    is_core: bool = False  # written bold

    @property
    def weight(self) -> Weight:
        return Weight.BOLD if self.is_core else Weight.REGULAR


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label broken into lines and put somewhere."""

    name_lines: tuple[str, ...]
    note_lines: tuple[str, ...]
    align: Align
    box: Box
    weight: Weight = Weight.REGULAR  # of the name


@dataclass(frozen=True, slots=True)
class RadarLayout:
    """A place for everything, in points."""

    centre: Point
    radius: float  # of the ring of the highest level
    text_pt: float
    labels: tuple[PlacedLabel, ...]
    rim: float  # from the centre to the marker of what has no score
    legend_bottom: float

    @property
    def pen(self) -> float:
        """The factor for lines and markers: thinner in a small radar."""
        return pen_scale(self.text_pt) * min(max(self.radius / _ORDINARY_RADIUS, 0.7), 1.0)

    def point(self, axis: int, level: float) -> Point:
        """Return where a level lies on a spoke."""
        return self.at_distance(axis, self.radius * level / HIGHEST_LEVEL)

    def at_distance(self, axis: int, distance: float) -> Point:
        """Return the point of a spoke that many points from the centre."""
        x, y = direction(axis, len(self.labels))
        return self.centre[0] + x * distance, self.centre[1] + y * distance


def direction(axis: int, axes: int) -> Point:
    """Return the unit vector of a spoke: the first at twelve o'clock, then clockwise."""
    angle = 2 * math.pi * axis / axes
    return math.sin(angle), math.cos(angle)


def fit_radar(
    labels: Sequence[AxisLabel],
    width: float,
    height: float,
    text_pt: float,
    legend_height: Callable[[float], float],
) -> RadarLayout:
    """Find the largest radar in a figure of this size, above its legend.

    The text is made smaller only if the polygon would become too small to read;
    `legend_height` says how high the legend is at a text size.
    """
    wanted = _GOOD_RADIUS * min(width, height)
    best: RadarLayout | None = None
    for size in smaller_sizes(text_pt):
        layout = _fit_at(labels, width, height, legend_height(size), size)
        if layout is not None and (best is None or layout.radius > best.radius):
            best = layout
        if best is not None and best.radius >= wanted:
            return best
    return best or _bare(len(labels), width, height)


def _fit_at(
    labels: Sequence[AxisLabel], width: float, height: float, bottom: float, text_pt: float
) -> RadarLayout | None:
    largest = min(width, height - bottom) / 2
    for step in range(_RADIUS_STEPS):
        radius = largest * (1 - step / _RADIUS_STEPS)
        boxes = _labels_around(labels, radius, width / 2 - _EDGE_EM * text_pt, text_pt)
        if boxes is None:
            continue
        highest = max(*(label.box.top for label in boxes), radius)
        lowest = min(*(label.box.bottom for label in boxes), -radius)
        room = height - bottom - 2 * _EDGE_EM * text_pt - (highest - lowest)
        if room >= 0:
            centre = (width / 2, bottom + _EDGE_EM * text_pt + room / 2 - lowest)
            placed = tuple(_moved(label, centre) for label in boxes)
            rim = radius + _RIM_EM * text_pt / 2
            return RadarLayout(centre, radius, text_pt, placed, rim, room / 2)
    return None


def _labels_around(
    labels: Sequence[AxisLabel], radius: float, side: float, text_pt: float
) -> list[PlacedLabel] | None:
    """Put the labels around the origin; None if one is too wide or two collide."""
    placed: list[PlacedLabel] = []
    for axis, label in enumerate(labels):
        placed_label = _label_at(label, axis, len(labels), radius, side, text_pt)
        if placed_label is None:
            return None
        placed.append(placed_label)
    gap = _GAP_EM * text_pt
    if any(first.box.meets(other.box, gap=gap) for first, other in combinations(placed, 2)):
        return None
    return placed


def _label_at(
    label: AxisLabel, axis: int, axes: int, radius: float, side: float, text_pt: float
) -> PlacedLabel | None:
    x_part, y_part = direction(axis, axes)
    pad = _PAD_EM + (0.0 if label.is_scored else _RIM_EM) + (_TOP_EM if axis == 0 else 0.0)
    x, y = x_part * (radius + pad * text_pt), y_part * (radius + pad * text_pt)
    is_centred = abs(x_part) < _CENTRED_BELOW
    room = (
        2 * (radius + pad * text_pt) * math.sin(2 * math.pi / axes) if is_centred else side - abs(x)
    )
    name = wrapped(label.name, min(room, _WIDEST_LABEL_EM * text_pt), text_pt, label.weight)
    note = wrapped(label.note, min(room, _WIDEST_LABEL_EM * text_pt), text_pt)
    if name is None or note is None:
        return None
    width, height = block_size((*name, *note), text_pt, label.weight)
    align: Align
    if is_centred:
        align, left = "center", x - width / 2
    elif x_part > 0:
        align, left = "left", x
    else:
        align, left = "right", x - width
    bottom = y - height * (1 - y_part) / 2
    return PlacedLabel(name, note, align, Box(left, bottom, width, height), label.weight)


def _moved(label: PlacedLabel, by: Point) -> PlacedLabel:
    box = label.box
    return replace(label, box=Box(box.left + by[0], box.bottom + by[1], box.width, box.height))


def _bare(axes: int, width: float, height: float) -> RadarLayout:
    """A radar too small for any label."""
    centre = (width / 2, height / 2)
    radius = max(min(width, height) / 2 - SMALLEST_PT, 1.0)
    nothing = PlacedLabel((), (), "left", Box(*centre, 0.0, 0.0))
    return RadarLayout(centre, radius, SMALLEST_PT, (nothing,) * axes, radius, 0.0)
