"""A drawn chart, and where in it lies what can be pointed at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # matplotlib takes long to import
    from hop_desktop.charts.mpl import Figure


@dataclass(frozen=True, slots=True)
class Place:
    """Where one axis lies; all numbers are shares (0-1) of the picture, from its top left."""

    mark: tuple[float, float]  # its score, or the hollow marker of what has none
    end: tuple[float, float]  # of its spoke
    label: tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure and the places of its axes, in their order; empty: nothing can be pointed at."""

    figure: "Figure"
    places: tuple[Place, ...] = ()
