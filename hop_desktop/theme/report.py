"""Colours of a report by what they are for, on screen by day and by night, and on paper."""

from typing import Final

from hop_desktop.theme import DARK, LIGHT

REPORT_COLOURS: Final = {
    LIGHT: {
        "ink": "#18212f",
        "paper": "#ffffff",
        "muted": "#535f70",
        "accent": "#24409a",
        "line": "#c9d1dc",
        "mark": "#7f8998",  # of a scale
        "panel": "#eef2fb",
        "warm": "#b04a00",  # what is expected
        "drawing": "#ffffff",  # behind a chart
    },
    DARK: {
        "ink": "#e6eaf0",
        "paper": "#12161d",
        "muted": "#a7b1bf",
        "accent": "#a9bcff",
        "line": "#3a4453",
        "mark": "#8a94a3",
        "panel": "#1c2432",
        "warm": "#ffb077",
        "drawing": "#ffffff",  # charts are drawn for paper
    },
}


def page_colours() -> str:
    """Return the colours as names that a page's style sheet uses, by day and by night."""
    day, night = (
        " ".join(f"--{name}: {colour};" for name, colour in REPORT_COLOURS[look].items())
        for look in (LIGHT, DARK)
    )
    return (
        f":root {{ color-scheme: light dark; {day} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {night} }} }}\n"
    )
