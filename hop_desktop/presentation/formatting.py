"""Numbers and dates as people read them."""

import math
from datetime import date
from typing import Final

from hop_desktop.i18n import _, ngettext

DASH: Final = "–"
MINUS: Final = "\N{MINUS SIGN}"
SECONDS_PER_MINUTE: Final = 60
_EPSILON: Final = 1e-9


def level_text(level: float | None) -> str:
    """Return scale points to one decimal, half up; a dash for None."""
    return DASH if level is None else f"{_half_up(level, 10):.1f}".replace("-", MINUS)


def gap_text(gap: float | None) -> str:
    """Return a gap with its sign: positive is below what the job asks."""
    if gap is None:
        return DASH
    rounded = _half_up(gap, 10)
    return f"{rounded:+.1f}".replace("-", MINUS) if rounded else "0.0"


def band_text(band: tuple[float, float] | None) -> str:
    """Return a competency's band, clipped to the scale for reading."""
    if band is None:
        return DASH
    low, high = (min(max(edge, 1.0), 5.0) for edge in band)
    return f"{level_text(low)} – {level_text(high)}"


def exact_text(number: float | None) -> str:
    """Return a number to two decimals, for the page that shows the computation."""
    return DASH if number is None else f"{_half_up(number, 100):.2f}".replace("-", MINUS)


def percent_text(percent: float | None) -> str:
    """Return readiness as a whole number, half up; a dash for None."""
    return DASH if percent is None else f"{_half_up(percent, 1):.0f}"


def date_text(moment: date) -> str:
    """Return the day, unambiguous in every country."""
    return f"{moment.day} {_month(moment.month)} {moment.year}"


def minutes_left_text(seconds: float) -> str:
    """Return about how many minutes are left, at least one."""
    minutes = max(1, round(seconds / SECONDS_PER_MINUTE))
    return ngettext("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)


def _month(number: int) -> str:
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[number - 1]


def _half_up(value: float, steps: int) -> float:
    return math.floor(value * steps + 0.5 + _EPSILON) / steps
