"""Readiness: how far an attempt covers a profile, with its floor and its band."""

import math
from collections.abc import Iterable, Mapping, Sequence

from hop_desktop.domain.competency import EPSILON, attainable
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.profile import WEIGHT_TOTAL
from hop_desktop.domain.scorecard import CompetencyScore, Readiness, ReadinessLabel, Verdict
from hop_desktop.domain.uncertainty import band_around


def readiness_of(
    scores: Sequence[CompetencyScore],
    competencies: Mapping[str, Competency],
    constants: ScoringConstants,
) -> Readiness:
    """Add up the attainments by weight. Source: docs/scoring.md."""
    scored = [score for score in scores if score.is_scored]
    weight = sum(score.weight for score in scored)
    coverage = weight / WEIGHT_TOTAL
    if coverage < constants.coverage_min - EPSILON:
        return Readiness(None, None, coverage, None, None, ReadinessLabel.NOT_ENOUGH_EVIDENCE)
    reached = sum(score.weight * (score.attainment or 0.0) for score in scored)
    value = 100 * reached / weight
    sem = _standard_error(scored, weight, constants)
    low, high = band_around(value, sem, constants)
    return Readiness(
        value=value,
        floor=100 * reached / WEIGHT_TOTAL,
        coverage=coverage,
        sem=sem,
        band=(max(low, 0.0), min(high, 100.0)),
        label=_label(value, scored, _clear_core_gaps(scores, competencies), constants),
    )


def _standard_error(
    scored: Iterable[CompetencyScore], weight: int, constants: ScoringConstants
) -> float:
    """Independent errors; capped competencies are kept in, which errs on the wide side."""
    terms = (
        (score.weight / weight) * 100 / reach * (score.sem or 0.0)
        for score in scored
        if (reach := attainable(score.expected, constants))
    )
    return math.sqrt(sum(term**2 for term in terms))


def _clear_core_gaps(
    scores: Iterable[CompetencyScore], competencies: Mapping[str, Competency]
) -> int:
    clear = {Verdict.CLEAR_GAP, Verdict.UNEXPOSED}
    return sum(
        score.verdict in clear and competencies[score.competency_id].is_core for score in scores
    )


def _label(
    value: float,
    scored: Sequence[CompetencyScore],
    clear_core_gaps: int,
    constants: ScoringConstants,
) -> ReadinessLabel:
    met, clear = (_weight_share(scored, verdict) for verdict in (Verdict.MET, Verdict.CLEAR_GAP))
    if (
        value >= constants.meets_from - EPSILON
        and clear_core_gaps == 0
        and met >= constants.meets_met_min - EPSILON
        and clear < constants.meets_clear_below - EPSILON
    ):
        return ReadinessLabel.MEETS_THE_PROFILE
    if (
        value >= constants.close_from - EPSILON
        and clear_core_gaps <= 1
        and clear <= constants.close_clear_max + EPSILON
    ):
        return ReadinessLabel.CLOSE
    if value >= constants.building_from - EPSILON:
        return ReadinessLabel.BUILDING
    return ReadinessLabel.EARLY


def _weight_share(scored: Sequence[CompetencyScore], verdict: Verdict) -> float:
    """Return the share of the scored weight (0-1) that has this verdict."""
    weight = sum(score.weight for score in scored)
    return sum(score.weight for score in scored if score.verdict is verdict) / weight
