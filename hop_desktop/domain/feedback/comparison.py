"""What may be said about yours beside theirs. Source: docs/feedback.md."""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.feedback.answers import NamedView, levels_of, rated
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.scorecard import CompetencyScore
from hop_desktop.domain.uncertainty import standard_error

WHOLE_LEVEL: Final = 1.0
SMALLEST_DIFFERENCE: Final = 0.5  # scale points that a named view and you differ by
# Of one rater: J. M. Conway, A. I. Huffcutt, Human Performance 10 (1997) 331-360.
RELIABILITY_OF_ONE: Final[Mapping[Group, float]] = {
    Group.MANAGER: 0.50,
    Group.PEERS: 0.37,
    Group.REPORTS: 0.30,
}


class Difference(StrEnum):
    """What is told of one competency."""

    HIGHER = "you-rate-higher"
    LOWER = "you-rate-lower"
    CLOSE = "less-than-a-level-apart"  # of a group: no more can be told
    AGREED_MET = "in-agreement-at-or-above"  # what is expected
    AGREED_BELOW = "in-agreement-below"


def reliability_of_mean(group: Group, n: int) -> float:
    """Return how firm the mean of n raters is, 0-1 (Spearman and Brown)."""
    of_one = RELIABILITY_OF_ONE[group]
    return n * of_one / (1 + (n - 1) * of_one)


def beside_group(behaviour: float | None, mean: float) -> Difference | None:
    """Return what is told of a group; None: you have no score.

    Args:
        behaviour: B of docs/scoring.md.
        mean: Of the group, as it is told.
    """
    if behaviour is None:
        return None
    if abs(behaviour - mean) < WHOLE_LEVEL - EPSILON:
        return Difference.CLOSE
    return Difference.HIGHER if behaviour > mean else Difference.LOWER


def beside_view(
    mine: CompetencyScore, view: NamedView, items: Sequence[str], constants: ScoringConstants
) -> Difference | None:
    """Return what is told of a named view; None: one of the two has no score.

    Args:
        mine: Under the profile that says what is expected.
        view: Of somebody who signed.
        items: Of the competency, as others are asked.
        constants: Give the error of both sides, and how sure a difference must be.
    """
    theirs = rated(view.answers, items)
    if theirs is None or mine.behaviour is None:
        return None
    count = len(levels_of(view.answers, items))
    error = math.hypot(standard_error(mine.answered, constants), standard_error(count, constants))
    apart = mine.behaviour - float(theirs)
    is_clear = abs(apart) / error >= constants.z_band - EPSILON
    if abs(apart) >= SMALLEST_DIFFERENCE - EPSILON and is_clear:
        return Difference.HIGHER if apart > 0 else Difference.LOWER
    middle = (mine.behaviour + float(theirs)) / 2
    is_met = mine.expected - middle <= constants.met_margin + EPSILON
    return Difference.AGREED_MET if is_met else Difference.AGREED_BELOW
