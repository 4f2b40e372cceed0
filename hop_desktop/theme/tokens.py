"""What a theme consists of: colours by what they are for, sizes, and how series are told apart.

All are named tuples: the first picture waits for them, and a data class takes six times as long
to make.
"""

from typing import NamedTuple


class Colours(NamedTuple):
    """One colour for each purpose, as `#rrggbb`.

    Text colours have 4.5:1 on window, surface, surface_alt and accent_soft (7:1 in high
    contrast); `border_strong`, `focus` and `accent` have 3:1 there. `border` and `grid` only
    decorate, except in high contrast: whatever can be operated is drawn with `border_strong`.
    """

    window: str
    surface: str  # cards, fields, charts
    surface_alt: str  # hover, stripes, tracks
    text: str
    text_muted: str
    border: str  # edges of cards and rows
    border_strong: str  # edges of fields, buttons, radio buttons
    accent: str
    accent_hover: str
    accent_text: str  # on accent
    accent_soft: str  # behind what is chosen, under `text` or `accent`
    focus: str
    danger: str
    success: str
    success_soft: str  # behind a message, under `success` or `text`
    warning: str
    warning_soft: str  # behind a message, under `warning` or `text`
    link: str
    disabled: str
    selection: str
    selection_text: str
    grid: str


class SeriesStyle(NamedTuple):
    """How one series of a chart looks: colour is never the only difference."""

    colour: str
    soft: str  # of its band; 3:1 on surface
    dash: tuple[float, ...]  # line, space, … in line widths; empty: solid
    marker: str  # matplotlib's letter
    is_filled: bool  # of the marker


class SeriesStyles(NamedTuple):
    """The series that our charts know."""

    self_rating: SeriesStyle
    expectation: SeriesStyle
    earlier: SeriesStyle
    evidenced: SeriesStyle
    look_back: SeriesStyle
    others: SeriesStyle


class Spacing(NamedTuple):
    """Distances in pixels."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the middle of a ladder of clothes sizes
    xl: int
    xxl: int


class Radii(NamedTuple):
    """Corners in pixels."""

    small: int
    medium: int
    large: int


class TypeScale(NamedTuple):
    """Text sizes as multiples of the size in use."""

    caption: float
    body: float
    lead: float
    heading: float
    title: float
    display: float
    hero: float  # the one number of a page


class Measures(NamedTuple):
    """Widths and heights in pixels at 100 % text size."""

    column: int
    wide_column: int
    shortest_line: int
    control: int
    target: int
    icon: int
    dot: int
    track: int
    side_padding: int
    chart: int
    radar: int
    trend: int
    smallest_chart: int
    preview: int
    preview_text: int
    preview_page: int
    dialog_width: int
    dialog_height: int
    window_width: int
    window_height: int
    smallest_window_width: int
    smallest_window_height: int


class Theme(NamedTuple):
    """How the whole program is drawn."""

    name: str
    colours: Colours
    series: SeriesStyles
    line_px: int  # of borders
    focus_px: int  # of the focus ring
    body_points: float  # of the running text, before the person's choice
    spacing: Spacing
    radii: Radii
    type_scale: TypeScale
    measures: Measures
