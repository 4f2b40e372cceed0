"""What stands above a chart that leaves the window, so that it explains itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text, percent_text
from hop_desktop.presentation.words import form_words, likely_words, readiness_label


@dataclass(frozen=True, slots=True)
class ChartCaption:
    """What is written above a saved or copied chart."""

    title: str
    lines: tuple[str, ...]


def chart_caption(attempt: Attempt, scorecard: Scorecard, profile: Profile) -> ChartCaption:
    """Say whose scores a chart shows, and of when."""
    readiness = scorecard.readiness
    return ChartCaption(
        _("You and {profile}").format(profile=profile.name),
        (
            f"{date_text(attempt.moment)} · {form_words(attempt.form)}",
            readiness_label(readiness)
            if readiness.value is None
            else _("Readiness {value} of 100, {likely}: {label}").format(
                value=percent_text(readiness.value),
                likely=likely_words(readiness),
                label=readiness_label(readiness),
            ),
        ),
    )


def trend_caption(
    figure: str, attempts: Sequence[Attempt], profiles: Sequence[str]
) -> ChartCaption:
    """Say of what a trend is.

    Args:
        figure: The name of what moved.
        attempts: Those in the chart, oldest first, at least one.
        profiles: The names of the profiles that they are held against.
    """
    first, last = (date_text(attempts[end].moment) for end in (0, -1))
    dates = first if first == last else f"{first} – {last}"
    return ChartCaption(
        _("Change over time: {figure}").format(figure=figure), (dates, " · ".join(profiles))
    )
