"""The three themes: colours by what they are for, and how a chart's series are drawn."""

from typing import Final, TypeAlias

from hop_desktop.theme.sizes import BODY_POINTS, MEASURES, RADII, SPACING, TYPE_SCALE
from hop_desktop.theme.tokens import Colours, SeriesStyle, SeriesStyles, Theme

Pair: TypeAlias = tuple[str, str]  # a series' colour, and the softer one of its band


def _series(
    *,
    self_rating: Pair,
    expectation: Pair,
    earlier: Pair,
    evidenced: Pair,
    look_back: Pair,
    others: Pair,
) -> SeriesStyles:
    """Give each series the dash and the marker that it has in every theme."""
    return SeriesStyles(
        self_rating=SeriesStyle(*self_rating, (), "o", is_filled=True),
        expectation=SeriesStyle(*expectation, (4.0, 2.0), "D", is_filled=False),
        earlier=SeriesStyle(*earlier, (1.0, 1.6), "^", is_filled=True),
        evidenced=SeriesStyle(*evidenced, (6.0, 1.6, 1.0, 1.6), "s", is_filled=True),
        look_back=SeriesStyle(*look_back, (0.5, 2.4), "v", is_filled=False),
        others=SeriesStyle(*others, (3.0, 1.2, 1.0, 1.2, 1.0, 1.2), "P", is_filled=True),
    )


def _theme(
    name: str, colours: Colours, series: SeriesStyles, line_px: int = 1, focus_px: int = 2
) -> Theme:
    return Theme(
        name=name,
        colours=colours,
        series=series,
        line_px=line_px,
        focus_px=focus_px,
        body_points=BODY_POINTS,
        spacing=SPACING,
        radii=RADII,
        type_scale=TYPE_SCALE,
        measures=MEASURES,
    )


LIGHT: Final = _theme(
    "light",
    Colours(
        window="#f4f6f9",
        surface="#ffffff",
        surface_alt="#ecf0f5",
        text="#18212f",
        text_muted="#535f70",
        border="#d5dce5",
        border_strong="#7a8696",
        accent="#2f54c6",
        accent_hover="#2543a3",
        accent_text="#ffffff",
        accent_soft="#e6ebfb",
        focus="#18212f",
        danger="#b3261e",
        success="#1a6b42",
        success_soft="#e3f3ea",
        warning="#8a5300",
        warning_soft="#fbf0dc",
        link="#2a4db8",
        disabled="#6c7787",
        selection="#2f54c6",
        selection_text="#ffffff",
        grid="#c9d1dc",
    ),
    _series(
        self_rating=("#2f54c6", "#7690dd"),
        expectation=("#bf4a0c", "#d97a45"),
        earlier=("#6f6a63", "#8f8a83"),
        evidenced=("#650b0b", "#a05a5a"),
        look_back=("#000070", "#5a5aa0"),
        others=("#4c90b2", "#4c90b2"),
    ),
)
DARK: Final = _theme(
    "dark",
    Colours(
        window="#12161d",
        surface="#1a2029",
        surface_alt="#242c38",
        text="#e7ebf2",
        text_muted="#a2aebe",
        border="#343e4c",
        border_strong="#7d8a9c",
        accent="#8fb0ff",
        accent_hover="#abc4ff",
        accent_text="#0d1420",
        accent_soft="#26345a",
        focus="#e7ebf2",
        danger="#ff9a90",
        success="#74d19b",
        success_soft="#1d3a2b",
        warning="#f0bd66",
        warning_soft="#40341d",
        link="#9dbaff",
        disabled="#8b96a6",
        selection="#8fb0ff",
        selection_text="#0d1420",
        grid="#3d4857",
    ),
    _series(
        self_rating=("#8fb0ff", "#5876bd"),
        expectation=("#f7a35c", "#b06f38"),
        earlier=("#c9c4bb", "#8f8a82"),
        evidenced=("#1affff", "#1f9c9c"),
        look_back=("#ff1aa3", "#c9439a"),
        others=("#89710f", "#89710f"),
    ),
)
HIGH_CONTRAST: Final = _theme(
    "high-contrast",
    Colours(
        window="#000000",
        surface="#000000",
        surface_alt="#141414",
        text="#ffffff",
        text_muted="#e0e0e0",
        border="#bdbdbd",
        border_strong="#ffffff",
        accent="#ffe14d",
        accent_hover="#fff0a0",
        accent_text="#000000",
        accent_soft="#2b2600",
        focus="#3df2ff",
        danger="#ff9d94",
        success="#7be8a8",
        success_soft="#00250f",
        warning="#ffc766",
        warning_soft="#2b1d00",
        link="#9cc9ff",
        disabled="#b5b5b5",
        selection="#ffe14d",
        selection_text="#000000",
        grid="#7a7a7a",
    ),
    _series(
        self_rating=("#5cc8ff", "#2f7fb5"),
        expectation=("#ffb000", "#b57d00"),
        earlier=("#e6e1d8", "#a09a90"),
        evidenced=("#e83055", "#d0405f"),
        look_back=("#7b5eed", "#7b5eed"),
        others=("#c170a6", "#c170a6"),
    ),
    line_px=2,
    focus_px=3,
)
