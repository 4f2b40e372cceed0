"""What a person sees first is true for every attempt that can exist."""

import re
from dataclasses import replace

import pytest

from hop_desktop.domain.action import first_proposal
from hop_desktop.domain.plan import stage_of
from hop_desktop.domain.scorecard import ReadinessLabel, Verdict
from hop_desktop.presentation.competency_rows import competency_rows, verdict_chips
from hop_desktop.presentation.headline import headline
from hop_desktop.presentation.label_reason import label_reason
from hop_desktop.presentation.results import make_results_state
from hop_desktop.presentation.start_here import first_step, first_steps
from tests.presentation.test_what_is_said import (
    CONSTANTS,
    INSTRUMENT,
    LIBRARY,
    SEEDS,
    areas_of,
    made,
)


def state_of(seed):
    attempt, card, profile = made(seed)
    steps = first_steps(areas_of(card, profile), ())
    return make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "", steps=steps), card


@pytest.mark.parametrize("seed", SEEDS)
def test_the_chips_count_every_competency_once(seed):
    state, card = state_of(seed)

    verdicts = [score.verdict for score in card.competencies]

    assert {chip.verdict for chip in state.chips} == set(verdicts)
    for chip in state.chips:
        count = verdicts.count(chip.verdict)
        assert chip.detail == f"{count} of 10 competencies"
        assert chip.text.startswith(f"{count} ")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_list_holds_all_ten_the_largest_gap_first_and_the_unscored_last(seed):
    _state, card = state_of(seed)

    rows = competency_rows(INSTRUMENT, card)
    gaps = [card.competency(row.competency_id).gap for row in rows]
    scored = [gap for gap in gaps if gap is not None]

    assert {row.competency_id for row in rows} == {one.competency_id for one in card.competencies}
    assert scored == sorted(scored, reverse=True)
    assert gaps[: len(scored)] == scored


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_says_its_score_range_expectation_and_verdict_in_words(seed):
    state, card = state_of(seed)

    for row in state.competencies:
        score = card.competency(row.competency_id)
        if score.score is None:
            assert row.gap == ""
            assert re.fullmatch(r"\([a-z ]+\), expected \d\.\d", row.detail)
            assert row.likely is None
        else:
            form = r"\d\.\d \(\d\.\d–\d\.\d\), expected \d\.\d: [a-z ]+"
            assert re.fullmatch(form, row.detail)
            assert 1 <= row.likely[0] <= row.score <= row.likely[1] <= 5
    assert [text.split(" ")[0] for text in state.radar_axes] == [
        one.name.split(" ")[0] for one in INSTRUMENT.competencies
    ]
    details = {row.name: row.detail for row in state.competencies}
    names = [one.name for one in INSTRUMENT.competencies]
    assert list(state.radar_axes) == [f"{name} {details[name]}" for name in names]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_label_lower_than_its_number_says_what_holds_it_back(seed):
    _state, card = state_of(seed)
    readiness, reason = card.readiness, label_reason(INSTRUMENT, card, CONSTANTS)
    if readiness.value is None or readiness.is_untried:
        assert reason == ""
        return
    by_number = (
        ReadinessLabel.MEETS_THE_PROFILE
        if readiness.value >= CONSTANTS.meets_from
        else ReadinessLabel.CLOSE
        if readiness.value >= CONSTANTS.close_from
        else ReadinessLabel.BUILDING
        if readiness.value >= CONSTANTS.building_from
        else ReadinessLabel.EARLY
    )

    assert bool(reason) == (by_number is not readiness.label)


def held(card, value, label, verdicts):
    """Return a card with a number, a label, and these verdicts by competency id."""
    scores = tuple(
        replace(one, verdict=verdicts.get(one.competency_id, Verdict.MET))
        for one in card.competencies
    )
    return replace(
        card, competencies=scores, readiness=replace(card.readiness, value=value, label=label)
    )


def test_the_reason_counts_clear_gaps_in_core_skills():
    card = made(3, kind="flat")[1]
    two = dict.fromkeys(("negotiation", "budgeting"), Verdict.CLEAR_GAP)
    one = {"negotiation": Verdict.CLEAR_GAP}
    building, close = ReadinessLabel.BUILDING, ReadinessLabel.CLOSE

    assert label_reason(INSTRUMENT, held(card, 80, building, two), CONSTANTS) == (
        "two clear gaps in core skills"
    )
    assert label_reason(INSTRUMENT, held(card, 92, close, one), CONSTANTS) == (
        "one clear gap in a core skill"
    )
    mixed = {"negotiation": Verdict.CLEAR_GAP, "budgeting": Verdict.UNEXPOSED}
    assert label_reason(INSTRUMENT, held(card, 80, building, mixed), CONSTANTS) == (
        "a clear gap or no chance yet in two core skills"
    )
    assert label_reason(INSTRUMENT, held(card, 60, building, two), CONSTANTS) == ""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sentence_counts_in_words_and_never_promises_a_gap_that_is_not_there(seed):
    _state, card = state_of(seed)
    text = headline(INSTRUMENT, card)
    clear = sum(score.verdict is Verdict.CLEAR_GAP for score in card.competencies)

    if clear > 1 and "at the start" not in text:
        words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        assert f"{words[clear - 2].capitalize()} clear gaps stand in the way" in text
    if not clear:
        assert "stand in the way" not in text.replace("No gap stands in the way", "")


@pytest.mark.parametrize("seed", SEEDS)
def test_start_here_has_at_most_three_cards_and_nobody_without_gaps_gets_one(seed):
    state, card = state_of(seed)

    assert len(state.steps) == len(card.focus_areas) <= 3
    for step in state.steps:
        score = card.competency(step.competency_id)
        if score.verdict is Verdict.UNEXPOSED:
            assert step.levels == "first chance"
        else:
            assert re.fullmatch(r"\d\.\d → \d\.\d", step.levels)
        assert bool(step.action) == bool(step.library_id)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_competency_proposes_is_what_start_here_proposes(seed):
    _state, card = state_of(seed)
    _attempt, _card, profile = made(seed)

    for step in first_steps(areas_of(card, profile), ()):
        score = card.competency(step.competency_id)
        proposal = first_proposal(LIBRARY, score, stage_of(profile))
        competency = INSTRUMENT.competency(step.competency_id)
        assert first_step(competency, score, proposal, ()) == step


def test_what_is_met_proposes_nothing():
    _attempt, card, profile = made(9, kind="highest")

    proposals = [first_proposal(LIBRARY, one, stage_of(profile)) for one in card.competencies]

    assert proposals == [None] * 10


@pytest.mark.parametrize("seed", SEEDS)
def test_a_saved_chart_says_whose_it_is_when_and_how_ready(seed):
    state, card = state_of(seed)
    title, lines = state.caption.title, state.caption.lines

    assert title == state.radar_name.replace("Radar: you", "You")
    assert lines[0].startswith("22 November 2026")
    if card.readiness.value is not None:
        assert f"Readiness {state.readiness_value} of 100, {state.readiness_likely}" in lines[1]
    else:
        assert lines[1] == "Not enough evidence"


def test_no_chip_is_made_for_a_verdict_that_nobody_got():
    _attempt, card, _profile = made(9, kind="highest")

    assert [chip.name for chip in verdict_chips(card)] == ["Met"]
