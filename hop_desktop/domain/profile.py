"""Profiles: the level and the weight that a role asks of each competency."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WEIGHT_TOTAL: Final = 100
LEVEL_STEP: Final = 0.5
HEAD_OF_PRODUCT: Final = "head-of-product"


class Mark(StrEnum):
    """Where a number of a profile comes from."""

    DERIVED = "derived"  # a public statement describes or orders this; mapped to our scale
    JUDGEMENT = "judgement"  # reasoned, without a direct source
    SET_BY_YOU = "set-by-you"


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
