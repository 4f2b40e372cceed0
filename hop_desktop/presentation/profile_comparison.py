"""What the comparison of two profiles shows: which verdicts flip, and what becomes of readiness."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import CompetencyScore, Readiness, Scorecard
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.formatting import DASH, date_text, level_text, percent_text
from hop_desktop.presentation.profiles import profile_choices
from hop_desktop.presentation.words import readiness_label, verdict_words


@dataclass(frozen=True, slots=True)
class ProfileComparisonState:
    """Everything the comparison of two profiles shows."""

    subject: str  # whose scores are held against both
    choices: tuple[Choice, ...]
    first_id: str
    second_id: str
    summary: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_profile_comparison_state(
    instrument: Instrument,
    profiles: Sequence[Profile],
    first: Profile,
    second: Profile,
    attempt: Attempt | None,
    cards: tuple[Scorecard, Scorecard] | None,
) -> ProfileComparisonState:
    """Word two profiles side by side.

    Args:
        instrument: For the names of the competencies, in framework order.
        profiles: All that can be chosen.
        first: One of them.
        second: The other.
        attempt: Whose scores are held against both; None: there is none yet.
        cards: Its scorecards under `first` and `second`; None: there is no attempt.
    """
    if cards is None:
        rows = _level_rows(instrument, first, second)
        summary = _("Without a finished assessment only the expected levels can be compared.")
    else:
        rows = (*_verdict_rows(instrument, cards), _readiness_row(cards))
        summary = _summary(cards)
    return ProfileComparisonState(
        subject=_subject(attempt),
        choices=profile_choices(profiles),
        first_id=first.profile_id,
        second_id=second.profile_id,
        summary=summary,
        headers=(
            _("Competency"),
            _("You"),
            *_profile_headers(first.name),
            *_profile_headers(second.name),
            _("Same or different?"),
        ),
        rows=rows,
    )


def _profile_headers(name: str) -> tuple[str, str]:
    return (
        _("Expected by {profile}").format(profile=name),
        _("Verdict for {profile}").format(profile=name),
    )


def verdict_flips(
    before: Scorecard, after: Scorecard
) -> tuple[tuple[CompetencyScore, CompetencyScore], ...]:
    """Return the competencies whose verdict differs between two profiles of one attempt."""
    pairs = zip(before.competencies, after.competencies, strict=True)
    return tuple((then, now) for then, now in pairs if then.verdict is not now.verdict)


def flip_words(then: CompetencyScore, now: CompetencyScore) -> str:
    return _("{then} becomes {now}").format(
        then=verdict_words(then.verdict), now=verdict_words(now.verdict)
    )


def _subject(attempt: Attempt | None) -> str:
    if attempt is None:
        return ""
    if attempt.attempt_id == SAMPLE_ID:
        return _("The scores are those of the sample, not yours.")
    return _("The scores are those of {date}.").format(date=date_text(attempt.moment))


def _summary(cards: tuple[Scorecard, Scorecard]) -> str:
    count = len(verdict_flips(*cards))
    if not count:
        return _("Both profiles give the same verdicts.")
    return ngettext(
        "{n} of {total} verdicts is different between these two profiles.",
        "{n} of {total} verdicts are different between these two profiles.",
        count,
    ).format(n=count, total=len(cards[0].competencies))


def _verdict_rows(
    instrument: Instrument, cards: tuple[Scorecard, Scorecard]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            instrument.competency(then.competency_id).name,
            level_text(then.score),
            level_text(then.expected),
            verdict_words(then.verdict),
            level_text(now.expected),
            verdict_words(now.verdict),
            _("Same") if then.verdict is now.verdict else _("Different"),
        )
        for then, now in zip(cards[0].competencies, cards[1].competencies, strict=True)
    )


def _readiness_row(cards: tuple[Scorecard, Scorecard]) -> tuple[str, ...]:
    first, second = (card.readiness for card in cards)
    return (
        _("Readiness, 0 to 100"),
        DASH,
        _readiness_text(first),
        readiness_label(first),
        _readiness_text(second),
        readiness_label(second),
        _("Same") if first.label is second.label else _("Different"),
    )


def _readiness_text(readiness: Readiness) -> str:
    if readiness.value is None or readiness.band is None:
        return DASH
    return _("{value} (band {low} to {high})").format(
        value=percent_text(readiness.value),
        low=percent_text(readiness.band[0]),
        high=percent_text(readiness.band[1]),
    )


def _level_rows(
    instrument: Instrument, first: Profile, second: Profile
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            competency.name,
            DASH,
            level_text(first.levels[competency_id]),
            DASH,
            level_text(second.levels[competency_id]),
            DASH,
            DASH,
        )
        for competency_id, competency in instrument.competencies_by_id.items()
    )
