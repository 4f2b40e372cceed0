"""Why a difference between two attempts is not judged, and what else sets them apart."""

from hop_desktop.domain.change import Comparison, Reservation
from hop_desktop.i18n import _, languages


def reservation_lines(comparison: Comparison) -> tuple[str, ...]:
    """Say which versions and languages were answered, and why no difference is judged."""
    lines = []
    versions, spoken = comparison.versions, comparison.languages
    if comparison.reason is Reservation.VERSIONS:
        text = _(
            "The earlier attempt answered version {then} of the questionnaire, the later one "
            "version {now}. Their statements and scale differ, so each has its own scores and no "
            "difference is told."
        )
        lines.append(text.format(then=versions[0], now=versions[1]))
    elif comparison.reason is Reservation.SIZES:
        lines.append(
            _(
                "The two attempts speak of companies of different size. A level is relative to "
                "the company, so no change is judged."
            )
        )
    if spoken[0] != spoken[1]:
        names = languages()
        text = _("The earlier attempt was answered in {then}, the later one in {now}.")
        then, now = (names.get(code, code) for code in spoken)
        lines.append(text.format(then=then, now=now))
    return tuple(lines)
