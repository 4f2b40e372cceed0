"""Every sentence that is printed is a claim: read over attempts of every kind."""

import re
from datetime import date

import pytest

from hop_desktop.content.action_library import load_action_library
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.plan import focus_areas, stage_of
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.competency_section import make_competency_section
from hop_desktop.presentation.headline import headline, strongest_words
from hop_desktop.presentation.home import make_home_state
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.plan import make_plan_state
from hop_desktop.presentation.results import make_results_state, table_rows
from hop_desktop.presentation.words import (
    verdict_sentence,
)
from tests.presentation.made_attempts import CATALOGUE, CONSTANTS, INSTRUMENT, made

LIBRARY = load_action_library(INSTRUMENT)
SEEDS = range(120)


def areas_of(card, profile):
    competencies = INSTRUMENT.competencies_by_id
    return focus_areas(card, competencies, CONSTANTS, LIBRARY, stage_of(profile))


def said(attempt, card, profile):
    """Return every sentence of Results, Plan, Home and each competency."""
    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")
    plan = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name)
    home = make_home_state(
        INSTRUMENT,
        (attempt,),
        None,
        card,
        "folder",
        None,
        (),
        date(2026, 11, 22),
        constants=CONSTANTS,
    )
    sections = [make_competency_section(INSTRUMENT, attempt, one) for one in card.competencies]
    lines = [
        *(results.headline, results.readiness_sentence, results.alike, results.strongest),
        *results.quality,
        *(cell for row in results.rows for cell in row),
        *(plan.lead, plan.empty_text, *plan.later, *plan.leave_alone),
        *(text for area in plan.areas for text in (area.reason, area.aim)),
        *(entry.detail for entry in home.focus),
        home.standing.sentence,
    ]
    for section in sections:
        lines += [section.verdict, section.next_level, *section.facets, section.calibration]
    return [line for line in lines if line]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_sentence_has_a_sign_or_a_hole(seed):
    for line in said(*made(seed)):
        assert "+" not in line
        assert "None" not in line
        assert "{" not in line
        assert not re.search(r"[−-]\d", line.replace("–", " ")), line


@pytest.mark.parametrize("seed", SEEDS)
def test_no_verdict_holds_a_number_against_an_equal_one(seed):
    _attempt, card, _profile = made(seed)
    for one in card.competencies:
        text = verdict_sentence(one)
        assert "stays below" not in text
        if one.verdict in {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP}:
            you, expected = re.findall(r"\d\.\d", text)[:2]
            assert float(you) < float(expected)
            assert "below)" in text
        if one.verdict is Verdict.MET:
            assert "below" not in text


@pytest.mark.parametrize("seed", SEEDS)
def test_the_next_level_is_one_statement_everywhere(seed):
    attempt, card, profile = made(seed)
    plan = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name)
    for area in plan.areas:
        one = card.competency(area.competency_id)
        section = make_competency_section(INSTRUMENT, attempt, one)
        words = next_level_words(INSTRUMENT.competency(one.competency_id), one)
        assert area.aim == section.next_level == words
    for one in card.competencies:
        words = next_level_words(INSTRUMENT.competency(one.competency_id), one)
        if one.verdict is Verdict.UNEXPOSED:
            assert words == "Next: a first chance to get."
        if not one.is_scored:
            assert "next level" not in words
            section = make_competency_section(INSTRUMENT, attempt, one)
            assert section.next_statements == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_gap_is_left_alone_and_none_is_forgotten(seed):
    _attempt, card, profile = made(seed)
    plan = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name)
    names = {one.competency_id: one.name for one in INSTRUMENT.competencies}
    gaps = {Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP, Verdict.UNEXPOSED}
    alone = {line.partition(":")[0] for line in plan.leave_alone}
    for one in card.competencies:
        if one.verdict in gaps and one.weight:
            assert names[one.competency_id] not in alone
            later = any(line.startswith(f"{names[one.competency_id]}:") for line in plan.later)
            assert later is not (one.competency_id in card.focus_areas)
        if one.verdict in {Verdict.CLEAR_GAP, Verdict.UNEXPOSED}:
            own = [line for line in plan.later if line.startswith(names[one.competency_id])]
            assert not any("may be a gap" in line for line in own)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_headline_says_what_the_verdicts_say(seed):
    _attempt, card, _profile = made(seed)
    text = headline(INSTRUMENT, card)
    scored = [one for one in card.competencies if one.is_scored]
    met = sum(one.verdict is Verdict.MET for one in scored)
    clear = [one for one in scored if one.verdict is Verdict.CLEAR_GAP]

    if 0 < met < len(scored):
        assert f"You meet {met} of {len(scored)} expectations." in text
    if not clear:
        assert "clear gap stands" not in text
        assert "clear gaps stand" not in text
    elif "start of everything" not in text:
        largest = max(clear, key=lambda one: one.gap)
        assert INSTRUMENT.competency(largest.competency_id).name in text


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_without_gaps_gets_none_and_somebody_with_gaps_alone_gets_three(seed):
    _attempt, card, profile = made(seed)
    gaps = [one for one in card.competencies if one.verdict is not Verdict.MET]

    areas = areas_of(card, profile)

    if not gaps:
        assert areas == ()
        plan = make_plan_state(CATALOGUE, card, areas, (), profile.name)
        assert "growth area" in plan.empty_text
        assert plan.later == ()
    elif len(gaps) == len(card.competencies) and len(card.priorities) >= 3:
        assert len(areas) == 3
        levels = {round(one.score, 9) for one in card.competencies if one.is_scored}
        assert bool(strongest_words(INSTRUMENT, card)) is (len(levels) > 1)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("profile", CATALOGUE.profiles, ids=lambda one: one.profile_id)
def test_at_the_start_of_everything_it_is_said_once_and_kindly(form, profile):
    attempt, _card, _profile = made(0, "lowest", form)
    card = score(INSTRUMENT, attempt, profile, CONSTANTS)

    lines = said(attempt, card, profile)

    cells = [row[5] for row in table_rows(INSTRUMENT, card)]
    assert "Clear gap" not in cells
    assert sum("level with your own average" in line for line in lines) == 0
    assert sum("That is where everybody begins" in line for line in lines) == 2  # Results, Home
    assert "start of everything" in lines[0]


@pytest.mark.parametrize("form", list(Form))
def test_where_everything_is_the_highest_the_caution_stands_beside_the_number(form):
    attempt, card, profile = made(0, "highest", form)

    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")

    assert "Ask someone who sees you work" in results.alike
