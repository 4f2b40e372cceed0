"""How long the rest of an attempt will take this person."""

from statistics import median
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.words import expected_seconds

TIMED_MIN: Final = 3
SLOWEST: Final = 3.0
FASTEST: Final = 1 / 3


def seconds_left(instrument: Instrument, attempt: Attempt, constants: ScoringConstants) -> float:
    """Return the expected seconds for the unanswered items, at the person's own pace.

    The model's time is corrected by the median of how much slower (or faster) the person
    was than the model, once TIMED_MIN items are timed.

    Source:
        docs/instrument.md, Time; the correction is a judgement.
    """
    left = [
        instrument.item(item_id)
        for item_id in attempt.shown_order
        if item_id not in attempt.responses
    ]
    return _pace(instrument, attempt, constants) * sum(
        expected_seconds(item, constants) for item in left
    )


def _pace(instrument: Instrument, attempt: Attempt, constants: ScoringConstants) -> float:
    ratios = [
        attempt.seconds[item_id] / expected_seconds(instrument.item(item_id), constants)
        for item_id in attempt.responses
        if item_id in attempt.seconds
    ]
    if len(ratios) < TIMED_MIN:
        return 1.0
    return min(max(median(ratios), FASTEST), SLOWEST)
