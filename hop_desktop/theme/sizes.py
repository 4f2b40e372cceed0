"""Sizes of every theme, in pixels at 100 % text unless named otherwise."""

from typing import Final

from hop_desktop.theme.tokens import Measures, Radii, Spacing, TypeScale

BODY_POINTS: Final = 10.5  # of the running text, in typographic points
SPACING: Final = Spacing(
    xs=4,
    s=8,
    m=12,
    l=16,
    xl=24,
    xxl=32,
)
RADII: Final = Radii(
    small=4,  # check boxes, tags
    medium=8,  # buttons, fields, choice cards
    large=12,  # cards
)
TYPE_SCALE: Final = TypeScale(  # multiples of the running text
    caption=0.87,
    body=1.0,
    lead=1.13,
    heading=1.2,
    title=1.85,
    display=2.6,
    hero=3.4,
)
MEASURES: Final = Measures(
    column=880,  # of a page that is read
    wide_column=1240,  # of a page with charts and tables
    shortest_line=380,  # of a text beside its contents
    control=36,  # height of buttons and fields
    target=24,  # smallest height and width of what can be clicked
    icon=20,
    dot=18,  # of radio buttons and check boxes
    track=8,  # height of a progress bar
    side_padding=40,  # of the navigation beside its texts
    chart=440,  # height of a chart
    radar=462,  # height of the radar where it is the first thing
    dialog_width=720,  # of a dialog that is read, where the window is as large
    dialog_height=640,
    trend=280,  # height of a chart over time
    smallest_chart=280,  # width
    preview=800,  # height of the place that shows a report's page, at most
    preview_text=310,  # height of its words
    preview_page=560,  # width of that page before it is enlarged
    window_width=1180,
    window_height=800,
    smallest_window_width=900,
    smallest_window_height=600,
)
