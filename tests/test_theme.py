import re
from itertools import combinations

import pytest
from coloraide import Color

from hop_desktop.theme import HIGH_CONTRAST, LIGHT, THEME_NAMES, SeriesStyle, Theme, load_theme

BACKGROUNDS = ("window", "surface", "surface_alt", "accent_soft")
TEXTS = ("text", "text_muted", "link", "danger", "success", "warning", "accent")
INDICATORS = ("border_strong", "focus", "accent", "disabled")
TOLD_APART = 15.0  # CIEDE2000; about 2 is just noticeable side by side


@pytest.fixture(params=THEME_NAMES)
def theme(request) -> Theme:
    return load_theme(request.param)


def contrast(foreground: str, background: str) -> float:
    return Color(foreground).contrast(background, method="wcag21")


def all_series(theme: Theme) -> tuple[SeriesStyle, ...]:
    series = theme.series
    return (
        series.self_rating,
        series.expectation,
        series.earlier,
        series.evidenced,
        series.look_back,
        series.others,
    )


def text_contrast_needed(theme: Theme) -> float:
    return 7.0 if theme.name == HIGH_CONTRAST else 4.5


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read(theme, text, background):
    ratio = contrast(getattr(theme.colours, text), getattr(theme.colours, background))

    assert ratio >= text_contrast_needed(theme)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("accent_text", "accent"),
        ("accent_text", "accent_hover"),
        ("selection_text", "selection"),
        ("warning", "warning_soft"),
        ("text", "warning_soft"),
        ("success", "success_soft"),
        ("text", "success_soft"),
    ],
)
def test_text_can_be_read_on_its_own_colour(theme, text, background):
    ratio = contrast(getattr(theme.colours, text), getattr(theme.colours, background))

    assert ratio >= text_contrast_needed(theme)


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_edges_of_controls_and_the_focus_ring_can_be_seen(theme, indicator, background):
    ratio = contrast(getattr(theme.colours, indicator), getattr(theme.colours, background))

    assert ratio >= (7.0 if theme.name == HIGH_CONTRAST else 3.0)


@pytest.mark.parametrize("line", ["border", "grid"])
def test_decorating_lines_are_strong_in_high_contrast_only(line):
    theme = load_theme(HIGH_CONTRAST)

    ratio = contrast(getattr(theme.colours, line), theme.colours.surface)

    assert ratio >= 3.0


def test_series_and_their_bands_can_be_seen(theme):
    colours = [colour for series in all_series(theme) for colour in (series.colour, series.soft)]

    assert min(contrast(colour, theme.colours.surface) for colour in colours) >= 3.0


@pytest.mark.parametrize("blindness", ["protan", "deutan", "tritan"])
def test_series_are_told_apart_under_colour_blindness(theme, blindness):
    seen = [Color(series.colour).filter(blindness) for series in all_series(theme)]

    distances = [one.delta_e(other, method="2000") for one, other in combinations(seen, 2)]

    assert min(distances) >= TOLD_APART


def test_series_are_told_apart_without_colour(theme):
    looks = [(series.dash, series.marker) for series in all_series(theme)]

    assert len({dash for dash, _ in looks}) == len({marker for _, marker in looks}) == len(looks)


def test_every_colour_is_written_in_full(theme):
    colours = [*theme.colours, *(s.colour for s in all_series(theme))]

    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours)


def test_the_windows_of_light_and_dark_are_light_and_dark(theme):
    luminance = Color(theme.colours.window).luminance()

    assert (theme.name != LIGHT) == (luminance < 0.2)


def test_a_theme_is_loaded_once():
    assert load_theme("light") is load_theme("light")


def test_an_unknown_theme_is_refused():
    with pytest.raises(ValueError, match="sepia"):
        load_theme("sepia")
