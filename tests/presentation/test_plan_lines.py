"""The lines of the plan say of each part and competency what Results says of it."""

import pytest

from hop_desktop.domain.instrument import Form
from hop_desktop.domain.scorecard import QualityStatus, Verdict
from hop_desktop.presentation.competency_section import make_competency_section
from hop_desktop.presentation.plan import make_plan_state
from hop_desktop.presentation.plan_lines import weakest_words
from hop_desktop.presentation.words import quality_lines
from tests.presentation.test_what_is_said import CATALOGUE, INSTRUMENT, SEEDS, areas_of, made


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weakest_parts_are_those_that_results_calls_lower(seed):
    attempt, card, _profile = made(seed)
    for one in card.competencies:
        competency = INSTRUMENT.competency(one.competency_id)
        facets = make_competency_section(INSTRUMENT, attempt, one).facets
        lower = [line.partition(":")[0] for line in facets if ": lower than" in line]

        assert weakest_words(competency, one) == (
            f"Weakest parts: {', '.join(lower)}." if lower else ""
        )


@pytest.mark.parametrize("form", list(Form))
def test_where_there_was_no_chance_yet_no_part_is_called_weak(form):
    _attempt, card, _profile = made(0, "unexposed", form)

    for one in card.competencies:
        if one.verdict is Verdict.UNEXPOSED:
            assert weakest_words(INSTRUMENT.competency(one.competency_id), one) == ""


@pytest.mark.parametrize("form", list(Form))
def test_where_everything_is_the_lowest_what_comes_later_is_no_row_of_clear_gaps(form):
    _attempt, card, profile = made(0, "lowest", form)

    later = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name).later

    assert later
    assert not any("clear gap" in line for line in later)


@pytest.mark.parametrize("seed", SEEDS)
def test_equal_numbers_are_told_without_a_difference(seed):
    attempt, card, _profile = made(seed)
    for one in card.competencies:
        text = make_competency_section(INSTRUMENT, attempt, one).calibration
        assert "difference of 0.0" not in text
        assert ("both come to" in text) is (bool(text) and "the situations to" not in text)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_noticed_is_not_called_several_things(seed):
    _attempt, card, _profile = made(seed)
    if card.quality.status is QualityStatus.CHECK:
        assert "A few things" not in " ".join(quality_lines(card.quality))


@pytest.mark.parametrize("seed", SEEDS)
def test_each_focus_area_says_why_in_one_sentence(seed):
    _attempt, card, profile = made(seed)
    areas = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name).areas

    assert all(area.reason.endswith(".") and ". " not in area.reason for area in areas)
