"""Themes of the program, each under its name."""

from typing import Final

from hop_desktop.theme import themes
from hop_desktop.theme.tokens import Colours, Radii, SeriesStyle, SeriesStyles, Spacing, Theme

LIGHT: Final = themes.LIGHT.name
DARK: Final = themes.DARK.name
HIGH_CONTRAST: Final = themes.HIGH_CONTRAST.name
_THEMES: Final = {theme.name: theme for theme in (themes.LIGHT, themes.DARK, themes.HIGH_CONTRAST)}
THEME_NAMES: Final = tuple(_THEMES)

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "THEME_NAMES",
    "Colours",
    "Radii",
    "SeriesStyle",
    "SeriesStyles",
    "Spacing",
    "Theme",
    "load_theme",
]


def load_theme(name: str) -> Theme:
    """Return one of `THEME_NAMES`.

    Raises:
        ValueError: No theme has this name.
    """
    if name not in _THEMES:
        raise ValueError(f"no theme has the name {name}")
    return _THEMES[name]
