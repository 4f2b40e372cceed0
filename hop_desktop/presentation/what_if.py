"""What Plan shows of readiness at supposed levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Readiness, Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import level_text, percent_text
from hop_desktop.presentation.words import readiness_label, readiness_sentence

STEPS_PER_POINT: Final = 10  # a slider moves by tenths of a scale point
BIG_STEP: Final = STEPS_PER_POINT // 2
NO_SCORE: Final = LOWEST_LEVEL * STEPS_PER_POINT - 1  # the slider's place for "no score yet"


@dataclass(frozen=True, slots=True)
class SliderState:
    """One competency that can be moved."""

    competency_id: str
    name: str
    lowest: int  # in steps; NO_SCORE if the competency is unscored
    highest: int
    expected: int  # the place of the expected level
    place: int  # where the slider stands, in steps
    value: str  # the level in words, with the expected one


@dataclass(frozen=True, slots=True)
class WhatIfState:
    """Everything on the tab of supposed levels."""

    lead: str
    result: str
    detail: str
    sliders: tuple[SliderState, ...] = ()
    can_reset: bool = False


def no_what_if_state() -> WhatIfState:
    return WhatIfState(
        lead=_("What would another level change?"),
        result="",
        detail=_("Finish an assessment first: the sliders start from your own levels."),
    )


def make_what_if_state(
    instrument: Instrument,
    scorecard: Scorecard,
    places: Mapping[str, int],
    supposed: Readiness,
) -> WhatIfState:
    """Word what another level would change.

    Args:
        instrument: For names.
        scorecard: Where the person stands.
        places: The sliders that were moved, in steps, by competency id.
        supposed: The readiness at the moved levels.
    """
    moved = moved_levels(scorecard, places)
    return WhatIfState(
        lead=_(
            "Move a competency to the level you mean to reach; the mark is the expected level. "
            "Nothing is stored."
        ),
        result=_result(scorecard.readiness, supposed) if moved else _standing(supposed),
        detail=readiness_sentence(supposed),
        sliders=tuple(
            _slider(instrument, competency, places.get(competency.competency_id))
            for competency in scorecard.competencies
        ),
        can_reset=bool(moved),
    )


def moved_levels(scorecard: Scorecard, places: Mapping[str, int]) -> dict[str, float]:
    """Return the supposed levels of the sliders that stand elsewhere than the person does."""
    return {
        competency.competency_id: places[competency.competency_id] / STEPS_PER_POINT
        for competency in scorecard.competencies
        if places.get(competency.competency_id, _own_place(competency)) != _own_place(competency)
    }


def _own_place(score: CompetencyScore) -> int:
    return NO_SCORE if score.score is None else int(score.score * STEPS_PER_POINT + 0.5 + 1e-9)


def _slider(instrument: Instrument, score: CompetencyScore, place: int | None) -> SliderState:
    own = _own_place(score)
    shown = own if place is None else place
    return SliderState(
        competency_id=score.competency_id,
        name=instrument.competency(score.competency_id).name,
        lowest=min(own, LOWEST_LEVEL * STEPS_PER_POINT),
        highest=HIGHEST_LEVEL * STEPS_PER_POINT,
        expected=round(score.expected * STEPS_PER_POINT),
        place=shown,
        value=_value_words(score, shown, own),
    )


def _value_words(score: CompetencyScore, shown: int, own: int) -> str:
    expected = level_text(score.expected)
    if shown == NO_SCORE:
        return _("no score yet, {expected} expected").format(expected=expected)
    level = level_text(shown / STEPS_PER_POINT)
    if shown == own:
        return _("{level}, {expected} expected").format(level=level, expected=expected)
    if own == NO_SCORE:
        text = _("{level} instead of no score, {expected} expected")
        return text.format(level=level, expected=expected)
    return _("{level} instead of {own}, {expected} expected").format(
        level=level, own=level_text(score.score), expected=expected
    )


def _standing(readiness: Readiness) -> str:
    if readiness.value is None:
        return readiness_label(readiness)
    return _("Readiness {value}: {label}").format(
        value=percent_text(readiness.value), label=readiness_label(readiness)
    )


def _result(before: Readiness, after: Readiness) -> str:
    if before.value is None or after.value is None:
        return _standing(after)
    if before.label is after.label:
        return _("Readiness {before} → {after}: still “{label}”").format(
            before=percent_text(before.value),
            after=percent_text(after.value),
            label=readiness_label(after),
        )
    return _("Readiness {before} → {after}: “{earlier}” becomes “{later}”").format(
        before=percent_text(before.value),
        after=percent_text(after.value),
        earlier=readiness_label(before),
        later=readiness_label(after),
    )
