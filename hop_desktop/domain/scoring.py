"""Scoring: from an attempt and a profile to a scorecard."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.company import is_untried
from hop_desktop.domain.competency import judge, measure
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.priority import focus_areas_of, priorities_of
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.quality import quality_of
from hop_desktop.domain.readiness import readiness_of
from hop_desktop.domain.scorecard import Scorecard


def score(
    instrument: Instrument,
    attempt: Attempt,
    profile: Profile,
    constants: ScoringConstants,
    *,
    met_before: AbstractSet[str] = frozenset(),
    days_since_last: float | None = None,
) -> Scorecard:
    """Score one attempt under one profile.

    Args:
        instrument: The one that the attempt answered.
        attempt: Its responses; an unanswered item is absent.
        profile: Levels and weights for every competency of the instrument.
        constants: The assumptions of the scoring.
        met_before: Items that the respondent saw in an earlier attempt.
        days_since_last: Days since the last attempt; None: there was none.

    Source:
        docs/scoring.md.
    """
    items = instrument.items_of(attempt.form)
    competencies = instrument.competencies_by_id
    scores = tuple(
        judge(competency, measure(competency, items, attempt, constants), profile, constants)
        for competency in competencies
    )
    priorities = priorities_of(scores, competencies, constants)
    return Scorecard(
        scoring_version=constants.scoring_version,
        instrument_id=instrument.instrument_id,
        instrument_version=instrument.version,
        form=attempt.form,
        profile_id=profile.profile_id,
        competencies=scores,
        readiness=replace(
            readiness_of(scores, competencies, constants),
            is_untried=is_untried(profile, attempt.context),
        ),
        priorities=priorities,
        focus_areas=focus_areas_of(priorities, competencies, constants),
        quality=quality_of(
            items,
            competencies,
            attempt,
            constants,
            met_before=met_before,
            days_since_last=days_since_last,
        ),
    )
