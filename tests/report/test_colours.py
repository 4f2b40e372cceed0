"""The report's own colours can be read, on screen, in print and in grey."""

import pytest
from coloraide import Color

from hop_desktop.theme.report import REPORT_COLOURS as COLOURS_BY_THEME  # paper is light

TEXT, DRAWING = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


def ratio(one, other):
    return Color(one).contrast(other, method="wcag21")


def grey(colour):
    return Color(colour).convert("lab-d65").set("a", 0).set("b", 0).convert("srgb").fit()


@pytest.mark.parametrize("theme", COLOURS_BY_THEME)
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "warm"])
def test_every_text_stands_out_from_its_ground(theme, ground, text):
    colours = COLOURS_BY_THEME[theme]

    assert ratio(colours[text], colours[ground]) >= TEXT
    assert ratio(grey(colours[text]), grey(colours[ground])) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_line_of_a_scale_stands_out(theme):
    assert ratio(COLOURS_BY_THEME[theme]["mark"], COLOURS_BY_THEME[theme]["paper"]) >= DRAWING
