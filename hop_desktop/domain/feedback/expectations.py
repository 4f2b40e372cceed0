"""What somebody else expects, as a profile, beside yours and the shipped one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.feedback.answers import Expectation
from hop_desktop.domain.feedback.comparison import WHOLE_LEVEL
from hop_desktop.domain.profile import HEAD_OF_PRODUCT, WEIGHT_TOTAL, Mark, Profile, Provenance
from hop_desktop.domain.scorecard import Scorecard

MOST_TO_TALK_ABOUT: Final = 3


@dataclass(frozen=True, slots=True)
class ThreeWays:
    """One competency as you stand, as they expect it, and as the shipped profile does."""

    competency_id: str
    mine: float | None  # the score; None: unscored
    theirs: float
    shipped: float
    weight: int  # percent, by their importance

    @property
    def from_shipped(self) -> float:
        """How much more they expect than the shipped profile, in levels."""
        return self.theirs - self.shipped

    @property
    def from_mine(self) -> float | None:
        """How much more they expect than you have, in levels; None: unscored."""
        return None if self.mine is None else self.theirs - self.mine

    @property
    def is_whole_level(self) -> bool:
        """Whether they and one of the other two are at least a level apart."""
        return self.farthest >= WHOLE_LEVEL - EPSILON

    @property
    def farthest(self) -> float:
        """How far they are from the other two at most, in levels."""
        return max(abs(self.from_shipped), abs(self.from_mine or 0.0))


def weights_of(importance: Mapping[str, int]) -> Mapping[str, int]:
    """Return weights in the ratio of the importance, which sum to WEIGHT_TOTAL.

    What is left over after rounding down goes to the largest remainders, in their order.
    """
    total = sum(importance.values())
    shares = {key: divmod(given * WEIGHT_TOTAL, total) for key, given in importance.items()}
    left = WEIGHT_TOTAL - sum(whole for whole, _rest in shares.values())
    most = sorted(shares, key=lambda key: -shares[key][1])[:left]
    return {key: whole + (key in most) for key, (whole, _rest) in shares.items()}


def profile_of(expectation: Expectation, name: str, description: str) -> Profile:
    """Return what is expected as a profile of one's own, with its sender as provenance."""
    words = expectation.words
    return Profile(
        profile_id=f"from-{expectation.number[:12]}",
        name=name,
        role_id=HEAD_OF_PRODUCT,
        description=description,
        levels={key: float(level) for key, level in expectation.levels.items()},
        weights=weights_of(expectation.importance),
        provenance={
            key: Provenance(
                Mark.SET_BY_SENDER,
                f"{expectation.sender}: {words[key]}" if words.get(key) else expectation.sender,
                (),
            )
            for key in expectation.levels
        },
        is_own=True,
        instrument_version=expectation.version.version,
    )


def three_ways(theirs: Profile, shipped: Profile, mine: Scorecard | None) -> tuple[ThreeWays, ...]:
    """Put the three beside one another: a whole level apart first, then in framework order.

    Args:
        theirs: As `profile_of` made it.
        shipped: For the same version of the questionnaire.
        mine: A scorecard of an attempt of that version; None: there is none.
    """
    scores = {} if mine is None else {c.competency_id: c.score for c in mine.competencies}
    rows = [
        ThreeWays(key, scores.get(key), level, shipped.levels[key], theirs.weights[key])
        for key, level in theirs.levels.items()
    ]
    apart = sorted((row for row in rows if row.is_whole_level), key=lambda row: -row.farthest)
    return (*apart, *(row for row in rows if not row.is_whole_level))


def talk_about_first(rows: Sequence[ThreeWays]) -> tuple[ThreeWays, ...]:
    """Return what to talk about first: a whole level apart, by distance and their weight."""
    apart = [row for row in rows if row.is_whole_level]
    return tuple(sorted(apart, key=lambda row: -row.farthest * row.weight)[:MOST_TO_TALK_ABOUT])
