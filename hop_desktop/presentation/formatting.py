"""Numbers and dates as people read them."""

from datetime import date, datetime
from string import Formatter
from typing import Final

from hop_desktop.domain.scorecard import is_level
from hop_desktop.i18n import _, decimal_text, ngettext

DASH: Final = "–"
SECONDS_PER_MINUTE: Final = 60
_COARSE_MINUTES: Final = 15
_MINUTE_STEP: Final = 5
HALFWAY_DOWN: Final = 1e-6  # takes what lies halfway to the lower tenth


def level_text(level: float | None) -> str:
    """Return scale points to one decimal, half up; a dash for None."""
    return DASH if level is None else decimal_text(level, 1)


def gap_text(gap: float | None) -> str:
    """Return a gap in words: positive is below what the job asks.

    What the scoring calls level is called so here: up to a quarter below, next to nothing above.
    """
    if gap is None:
        return DASH
    if is_level(gap):
        return _("level")
    if gap > 0:  # a level that was rounded up lies nearer: 1.75 is told as 1.8, 2.2 below 4.0
        return _("{points} below").format(points=decimal_text(gap - HALFWAY_DOWN, 1))
    return _("{points} above").format(points=decimal_text(-gap, 1))


def proof_text(gap: float | None) -> str:
    """Return how far what is claimed stands above what the evidence carries, in words."""
    if gap is None:
        return DASH
    points = decimal_text(max(gap, 0.0), 1)
    return (
        _("backed up")
        if points == decimal_text(0.0, 1)
        else _("{points} above the evidence").format(points=points)
    )


def band_text(band: tuple[float, float] | None) -> str:
    """Return a competency's band, clipped to the scale for reading."""
    if band is None:
        return DASH
    low, high = (min(max(edge, 1.0), 5.0) for edge in band)
    return f"{level_text(low)} – {level_text(high)}"


def exact_text(number: float | None) -> str:
    """Return a number to two decimals, for the page that shows the computation."""
    return DASH if number is None else decimal_text(number, 2)


def count_text(number: int) -> str:
    """Return a small number as a word, as sentences have it; a larger one in digits."""
    words = (
        *(_("two"), _("three"), _("four"), _("five"), _("six")),
        *(_("seven"), _("eight"), _("nine"), _("ten")),
    )
    return words[number - 2] if 0 <= number - 2 < len(words) else str(number)


def percent_text(percent: float | None) -> str:
    """Return readiness as a whole number, half up; a dash for None."""
    return DASH if percent is None else decimal_text(percent, 0)


def amount_text(number: float) -> str:
    """Return a number with one decimal if it needs one, as hours are given."""
    return decimal_text(number, 0 if round(number, 1).is_integer() else 1)


def date_text(moment: date) -> str:
    """Return the day, unambiguous in every country."""
    text = _("{day} {month} {year}")
    return text.format(day=moment.day, month=_month(moment.month), year=moment.year)


def month_text(moment: date, seen_from: date) -> str:
    """Return the month, with its year unless it is that of `seen_from`; the day in one month."""
    if (moment.year, moment.month) == (seen_from.year, seen_from.month):
        return date_text(moment)
    if moment.year == seen_from.year:
        return _month(moment.month)
    return _("{month} {year}").format(month=_month(moment.month), year=moment.year)


def date_pattern() -> str:
    """Return the pattern by which Qt writes a day as `date_text` does."""
    names = {"day": "d", "month": "MMMM", "year": "yyyy"}
    parts = Formatter().parse(_("{day} {month} {year}"))
    # Letters between the numbers would be read as numbers, too, but for the quotes.
    return "".join(
        (f"'{words}'" if words else "") + (names[name] if name else "")
        for words, name, _format, _conversion in parts
    )


def moment_text(moment: datetime) -> str:
    """Return day and time where the person is."""
    local = moment.astimezone()
    return f"{date_text(local)}, {local:%H:%M}"


def about_minutes(seconds: float) -> int:
    """Return the minutes that people are told, at least one.

    From a quarter of an hour on they are told in steps of five: nobody knows it better, and what
    is left stands still for a while.
    """
    minutes = seconds / SECONDS_PER_MINUTE
    if minutes < _COARSE_MINUTES:
        return max(1, int(minutes))
    return _MINUTE_STEP * round(minutes / _MINUTE_STEP)


def minutes_left_text(seconds: float) -> str:
    """Return about how many minutes are left."""
    minutes = about_minutes(seconds)
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
