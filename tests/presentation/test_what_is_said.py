"""Every sentence that is printed is a claim: read over attempts of every kind."""

import random
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hop_desktop.content.action_library import load_action_library
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import NO_CHANCE, Attempt, BestWorst, CompanySize, Context
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.plan import focus_areas, stage_of
from hop_desktop.domain.scorecard import ReadinessLabel, Verdict
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.competency_section import make_competency_section
from hop_desktop.presentation.computation import competency_computation, method_lines
from hop_desktop.presentation.formatting import change_text, gap_text
from hop_desktop.presentation.headline import headline, strongest_words
from hop_desktop.presentation.home import make_home_state
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.plan import make_plan_state
from hop_desktop.presentation.results import make_results_state, table_rows
from hop_desktop.presentation.words import (
    band_words,
    cut_off_words,
    honesty_lines,
    readiness_label,
    verdict_sentence,
)

CATALOGUE = load_catalogue()
INSTRUMENT, CONSTANTS = CATALOGUE.instrument, CATALOGUE.constants
LIBRARY = load_action_library(INSTRUMENT)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KINDS = ("any", "low", "high", "gappy", "unexposed", "near", "flat", "lowest", "highest", "empty")
SEEDS = range(120)


def answer(rng, kind, item):
    if item.kind is ItemKind.SITUATION:
        return None if kind in {"empty", "lowest"} else BestWorst(*rng.sample("abcd", 2))
    if kind == "empty" or (kind == "gappy" and rng.random() < 0.4):
        return None
    if kind == "unexposed" and rng.random() < 0.6:
        return NO_CHANCE
    levels = {"low": (1, 2), "high": (4, 5), "near": (3, 4, 4), "flat": (3,)}
    return rng.choice(levels.get(kind, {"lowest": (1,), "highest": (5,)}.get(kind, range(1, 6))))


def made(seed, kind=None, form=None):
    """Return an attempt and its scorecard; both follow from the seed."""
    rng = random.Random(seed)
    kind, form = kind or KINDS[seed % len(KINDS)], form or list(Form)[seed // 7 % 2]
    responses = {
        item.item_id: given
        for item in INSTRUMENT.items_of(form)
        if (given := answer(rng, kind, item)) is not None
    }
    attempt = Attempt(
        *(f"a{seed}", INSTRUMENT.instrument_id, CATALOGUE.fingerprint, form, "scale-up"),
        started_at=NOON,
        finished_at=NOON,
        responses=responses,
    )
    profile = CATALOGUE.profiles[seed % len(CATALOGUE.profiles)]
    return attempt, score(INSTRUMENT, attempt, profile, CONSTANTS), profile


def areas_of(card, profile):
    competencies = INSTRUMENT.competencies_by_id
    return focus_areas(card, competencies, CONSTANTS, LIBRARY, stage_of(profile))


def said(attempt, card, profile):
    """Return every sentence of Results, Plan, Home and each competency."""
    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")
    plan = make_plan_state(CATALOGUE, card, areas_of(card, profile), (), profile.name)
    home = make_home_state(
        INSTRUMENT, (attempt,), None, card, "folder", None, (), date(2026, 11, 22)
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


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        *((1.5, "1.5 below"), (-0.3, "0.3 above"), (0.25, "level"), (0.0, "level")),
        *((-0.049, "level"), (-0.05, "0.1 above"), (0.2501, "0.3 below"), (None, "–")),
        *((2.25, "2.2 below"), (-0.75, "0.8 above")),  # as 1.8 lies below 4.0, and 4.8 above it
    ],
)
def test_a_gap_is_told_in_words(gap, text):
    assert gap_text(gap) == text


def test_a_change_is_told_in_words():
    found = [change_text(change) for change in (1.5, -0.3, 0.0, 0.04, -0.04, None)]

    assert found == ["1.5 higher", "0.3 lower", "the same", "the same", "the same", "–"]


def test_the_band_says_what_it_is_and_not_what_a_repeated_sitting_gives():
    text = band_words(CONSTANTS)

    assert "If our assumption holds".lower() in text.lower()
    assert "the level behind your answers lies in this range 9 times in 10" in text
    assert "repeated" not in text


def test_statistics_come_in_plain_words_first():
    for line in honesty_lines()[:2]:
        words, _figures = line.split("(", 1)
        assert not re.search(r"\d|correlat", words), line
        assert "agree only a little" in words


def test_a_careful_looking_attempt_is_not_called_careful():
    attempt, card, profile = made(5, "near", Form.FULL)
    assert card.quality.flags == () or card.quality.status.value != "ok"

    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")

    assert not any("second look" in line for line in results.quality if not card.quality.flags)


def test_the_quick_form_cannot_tell_scatter_and_says_so():
    attempt, card, profile = made(3, "any", Form.QUICK)

    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")

    assert "Whether your answers scatter: too few answers to tell." in results.quality


def test_formulas_are_those_of_what_was_asked():
    quick, full = (
        " ".join(method_lines(INSTRUMENT, form, CONSTANTS)) for form in (Form.QUICK, Form.FULL)
    )
    shares = any(one.kind is ItemKind.FREQUENCY for one in INSTRUMENT.items_of(Form.QUICK))

    assert ("how often" in quick) is shares
    assert "how often" in full
    assert "situation" not in quick
    assert "situation" in full
    attempt, card, _profile = made(0, "any", Form.FULL)
    for one in card.competencies:
        if not one.is_scored or INSTRUMENT.competency(one.competency_id).is_core:
            continue
        lines = " ".join(competency_computation(INSTRUMENT, attempt, one, CONSTANTS))
        assert "situation" not in lines
        asked = [
            (item.kind, item.facet_id)
            for item in INSTRUMENT.items_of(Form.FULL)
            if item.competency_id == one.competency_id
        ]
        has_share = any((ItemKind.FREQUENCY, facet.facet_id) in asked for facet in one.facets)
        assert ("how often" in lines) is has_share


def test_the_cut_offs_stand_where_a_label_can_be_opened():
    (line,) = [one for one in method_lines(INSTRUMENT, Form.FULL, CONSTANTS) if "90" in one]

    assert line == cut_off_words(CONSTANTS)
    for text in ("75", "50", "Meets the profile, by your own account", "Nearly there"):
        assert text in line


@pytest.mark.parametrize(
    ("profile_id", "size", "is_replaced"),
    [
        *(("startup", "under-50", False), ("scale-up", "under-50", True)),
        *(("enterprise", "under-50", True), ("startup", "50-1000", False)),
        *(("scale-up", "50-1000", False), ("enterprise", "50-1000", True)),
        *(("enterprise", "over-1000", False), ("startup", "over-1000", False)),
        *(("scale-up", None, False), ("cpo", "under-50", False)),
    ],
)
def test_a_label_is_replaced_for_a_larger_stage_alone(profile_id, size, is_replaced):
    attempt, _card, _profile = made(1, "high", Form.FULL)
    context = size and Context(CompanySize(size), 1, 2)
    told = score(
        *(INSTRUMENT, replace(attempt, context=context), CATALOGUE.profile(profile_id), CONSTANTS)
    ).readiness

    text = readiness_label(told)

    assert (text == "Reached where you work now; not tried at this size") is is_replaced
    assert told.label in set(ReadinessLabel)
    assert told.value is not None
