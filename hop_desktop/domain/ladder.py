"""The nearest role on the ladder, and which of its neighbours cannot be told apart from it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.profile import WEIGHT_TOTAL, Profile
from hop_desktop.domain.scorecard import CompetencyScore


@dataclass(frozen=True, slots=True)
class RoleDistance:
    """How far the scores lie from what one role asks."""

    profile_id: str
    distance: float  # weighted root mean square over the scored competencies, scale points
    is_candidate: bool  # the nearest role, or one that cannot be told apart from it


@dataclass(frozen=True, slots=True)
class LadderPlace:
    """Where the scores lie among the roles."""

    roles: tuple[RoleDistance, ...]  # up the ladder
    nearest_id: str
    is_below: bool  # clearly below what the lowest role asks


@dataclass(frozen=True, slots=True)
class _Scored:
    """One scored competency as the distances need it."""

    score: float
    sem: float
    share: float  # of the scored weights, 0-1
    competency_id: str


def place_on_ladder(
    scores: Sequence[CompetencyScore], ladder: Sequence[Profile], constants: ScoringConstants
) -> LadderPlace | None:
    """Find the nearest role and everything that noise could make the nearest.

    The squared distance to a role is the weighted mean of (S - E)² over the scored
    competencies, by the weights that all roles of the ladder share. The difference between the
    squared distances to two roles A and B is linear in the scores, so that its standard error
    follows exactly: √Σ (share x 2 x (B - A) x SEM)². A role belongs to the candidates if its
    difference from the nearest is at most z_band times that.

    Args:
        scores: Of one attempt; unscored competencies enter nothing.
        ladder: Roles upwards, at least one.
        constants: For the coverage needed and the width of a band.

    Returns:
        The place, or None below the coverage that readiness needs.

    Source:
        A judgement of ours, in the spirit of docs/scoring.md, Uncertainty; docs/adr/0005.
    """
    weights = ladder[0].weights
    known = [score for score in scores if score.competency_id in weights]
    total = sum(weights[score.competency_id] for score in known if score.is_scored)
    if total <= 0 or total / WEIGHT_TOTAL < constants.coverage_min - EPSILON:
        return None
    scored = [
        _Scored(score.score, score.sem, weights[score.competency_id] / total, score.competency_id)
        for score in known
        if score.score is not None and score.sem is not None
    ]
    squares = [_squared_distance(scored, role) for role in ladder]
    nearest = min(range(len(ladder)), key=lambda n: squares[n])
    return LadderPlace(
        roles=tuple(
            RoleDistance(
                role.profile_id,
                math.sqrt(square),
                square - squares[nearest]
                <= constants.z_band * _difference_error(scored, role, ladder[nearest]) + EPSILON,
            )
            for role, square in zip(ladder, squares, strict=True)
        ),
        nearest_id=ladder[nearest].profile_id,
        is_below=_is_clearly_below(scored, ladder[0], constants),
    )


def _squared_distance(scored: Sequence[_Scored], role: Profile) -> float:
    return sum(
        score.share * (score.score - role.levels[score.competency_id]) ** 2 for score in scored
    )


def _difference_error(scored: Sequence[_Scored], role: Profile, other: Profile) -> float:
    terms = (
        score.share
        * 2
        * (role.levels[score.competency_id] - other.levels[score.competency_id])
        * score.sem
        for score in scored
    )
    return math.hypot(*terms)


def _is_clearly_below(
    scored: Sequence[_Scored], lowest: Profile, constants: ScoringConstants
) -> bool:
    mean = sum(score.share * (score.score - lowest.levels[score.competency_id]) for score in scored)
    error = math.hypot(*(score.share * score.sem for score in scored))
    return mean + constants.z_band * error < 0
