"""Change between two attempts: what moved, and whether it stands out from noise."""

from dataclasses import dataclass
from enum import StrEnum

from hop_desktop.domain.attempt import Attempt, Response
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile


class ChangeClass(StrEnum):
    """What can be said about a difference between two attempts."""

    RELIABLE_RISE = "reliable-rise"
    POSSIBLE_RISE = "possible-rise"
    NO_CHANGE = "no-change"
    POSSIBLE_FALL = "possible-fall"
    RELIABLE_FALL = "reliable-fall"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two attempts; what it says is None if either is unscored."""

    earlier: float | None
    later: float | None
    change: float | None
    rc: float | None  # reliable change index
    change_class: ChangeClass | None


@dataclass(frozen=True, slots=True)
class ResponseChange:
    """One shared item that was answered differently; None: not answered."""

    item_id: str
    earlier: Response | None
    later: Response | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts of one person under one profile."""

    earlier_id: str
    later_id: str
    profile_id: str
    items_shared: int
    items_total: int  # distinct items of the two attempts
    competencies: dict[str, Change]  # by competency id, framework order
    readiness: Change
    responses: tuple[ResponseChange, ...]


def compare(
    earlier: Attempt,
    earlier_instrument: Instrument,
    later: Attempt,
    later_instrument: Instrument,
    profile: Profile,
    constants: ScoringConstants,
) -> Comparison:
    raise NotImplementedError
