"""How long the rest of an attempt will take this person."""

from math import exp, log
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Form, Instrument
from hop_desktop.domain.words import expected_seconds

MODEL_ITEMS: Final = 6  # the model's time counts as much as this many items of the person
SLOWEST: Final = 3.0
FASTEST: Final = 1 / 3


def form_seconds(instrument: Instrument, form: Form, constants: ScoringConstants) -> float:
    """Return the expected seconds for a whole form: what `seconds_left` begins with."""
    return sum(expected_seconds(item, constants) for item in instrument.items_of(form))


def seconds_left(instrument: Instrument, attempt: Attempt, constants: ScoringConstants) -> float:
    """Return the expected seconds for the unanswered items, at the person's own pace.

    The model's time is corrected by how much slower (or faster) the person was than the model:
    the geometric mean of the ratios, drawn towards 1 while few items are timed. One more item
    moves it by a fifth at most, so that the time left is calm.

    Source:
        docs/instrument.md, Time; how the correction is smoothed is a judgement.
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
    logs = [log(min(max(ratio, FASTEST), SLOWEST)) for ratio in ratios]
    return exp(sum(logs) / (MODEL_ITEMS + len(logs)))
