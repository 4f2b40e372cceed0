"""Profiles: the level and the weight that a role asks of each competency."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL

WEIGHT_TOTAL: Final = 100
LEVEL_STEP: Final = 0.5
HEAD_OF_PRODUCT: Final = "head-of-product"
FIRST_VERSION: Final = "1"  # of the instrument; profiles of then do not say so


class Mark(StrEnum):
    """Where a number of a profile comes from."""

    DERIVED = "derived"  # a public statement describes or orders this; mapped to our scale
    JUDGEMENT = "judgement"  # reasoned, without a direct source
    SET_BY_YOU = "set-by-you"
    SET_BY_SENDER = "set-by-sender"  # of an answered form; the reason begins with their name


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why one level of a profile is what it is."""

    mark: Mark
    reason: str
    sources: tuple[str, ...]  # codes of the source list


@dataclass(frozen=True, slots=True)
class Profile:
    """What one role in one kind of company asks for."""

    profile_id: str
    name: str
    role_id: str
    description: str  # when to choose it
    levels: Mapping[str, float]  # by competency id, 1.0-5.0 in half steps
    weights: Mapping[str, int]  # by competency id, percent; sum WEIGHT_TOTAL
    provenance: Mapping[str, Provenance]  # by competency id: of the level
    is_own: bool = False  # made by the person, not shipped
    instrument_version: str = FIRST_VERSION  # whose levels it means

    @property
    def is_on_ladder(self) -> bool:
        """Whether it stands for a role of the ladder rather than for a stage of one role."""
        return not self.is_own and self.profile_id == self.role_id


def is_sound(profile: Profile, competency_ids: Collection[str]) -> bool:
    """Whether a profile may be used: named, levels in half steps, weights that sum to 100."""
    levels, weights = profile.levels, profile.weights
    return (
        bool(profile.name.strip())
        and levels.keys() == weights.keys() == set(competency_ids)
        and all(
            LOWEST_LEVEL <= level <= HIGHEST_LEVEL and level % LEVEL_STEP == 0
            for level in levels.values()
        )
        and all(weight >= 0 for weight in weights.values())
        and sum(weights.values()) == WEIGHT_TOTAL
    )
