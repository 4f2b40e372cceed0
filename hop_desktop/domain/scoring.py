"""Scoring: from an attempt and a profile to a scorecard."""

from collections.abc import Set as AbstractSet

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
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
    raise NotImplementedError
