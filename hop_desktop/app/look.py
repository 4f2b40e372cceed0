"""How the program looks, as it was chosen in Preferences."""

from PySide6.QtWidgets import QApplication

from hop_desktop.theme import Theme
from hop_desktop.ui.preferences import TEXT_PERCENTS, Preferences
from hop_desktop.ui.styling import frame_in, set_theme


def set_look(app: QApplication, preferences: Preferences, theme: Theme) -> None:
    """Make what is made from now on in that theme; `style_widgets` has the rest follow."""
    frame_in(app.styleHints(), preferences.theme)
    set_theme(app, theme, preferences.text_percent)


def scale_text(preferences: Preferences, steps: int) -> None:
    """Make the text larger or smaller by steps, as far as it goes; 0: the normal size."""
    here = TEXT_PERCENTS.index(preferences.text_percent)
    there = min(max(here + steps, 0), len(TEXT_PERCENTS) - 1) if steps else 0
    preferences.text_percent = TEXT_PERCENTS[there]
