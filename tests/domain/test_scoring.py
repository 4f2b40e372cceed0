"""The worked examples of the written specification, and the cases between them."""

import math
from dataclasses import replace

import pytest

from hop_desktop.domain.attempt import NO_CHANCE, BestWorst
from hop_desktop.domain.change import ChangeClass, compare
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.priority import focus_areas_of, priorities_of
from hop_desktop.domain.readiness import readiness_of
from hop_desktop.domain.scorecard import ReadinessLabel, Verdict
from hop_desktop.domain.scoring import score
from hop_desktop.domain.uncertainty import reliability, standard_error
from tests.domain.answers import INSTRUMENT, SITUATIONS, attempt, card, item_id
from tests.domain.examples import CONSTANTS, EXAMPLE_2, SCALE_UP, judged


def share_of(competency):
    """Return a facet with a share, and the share's id."""
    return next(
        (one.facet_id, one.item_id)
        for one in INSTRUMENT.items_of(Form.FULL)
        if one.competency_id == competency and one.kind is ItemKind.FREQUENCY
    )


def facets_of(competency):
    return [one.facet_id for one in INSTRUMENT.competency(competency).facets]


def strategy_at(*levels):
    ids = [item_id("product-strategy", one) for one in facets_of("product-strategy")]
    return dict(zip(ids, levels, strict=False))


def levels_at(level, form):
    items = INSTRUMENT.items_of(form)
    return {one.item_id: level for one in items if one.kind is ItemKind.LEVEL}


def all_at(level, form=Form.FULL):
    return {item.item_id: level for item in INSTRUMENT.items_of(form) if item.is_rated}


@pytest.mark.parametrize(
    ("k", "r", "sem"),
    [
        (1, 0.3, 1.0),
        (2, 0.4615, 0.7071),
        (3, 0.5625, 0.5774),
        (4, 0.6316, 0.5),
        (5, 0.6818, 0.4472),
    ],
)
def test_more_answers_make_a_score_surer(k, r, sem):
    assert reliability(k, CONSTANTS) == pytest.approx(r, abs=5e-5)
    assert standard_error(k, CONSTANTS) == pytest.approx(sem, abs=5e-5)


@pytest.mark.parametrize(
    ("level", "share", "facet"),
    [(3, 4, 3.25), (5, 5, 5), (1, 1, 1), (2, 1, 1.5), (2, 3, 2), (2, NO_CHANCE, 2), (2, None, 2)],
)
def test_a_share_moves_its_facet_by_half_a_level_at_most(level, share, facet):
    facet_id, share_id = share_of("negotiation")
    responses = {item_id("negotiation", facet_id): level, share_id: share}
    given = {k: v for k, v in responses.items() if v is not None}

    facets = card(given).competency("negotiation").facets

    assert next(one.score for one in facets if one.facet_id == facet_id) == facet


def test_one_core_competency_of_the_specification():
    situations = [
        i
        for i in INSTRUMENT.items_of(Form.FULL)
        if i.competency_id == "negotiation" and i.kind is ItemKind.SITUATION
    ]
    values = ((4.8, 3.2, 1.2, 2.2), (4.6, 3.4, 2.0, 1.4))
    keyed = [
        replace(
            item,
            options=tuple(replace(o, value=v) for o, v in zip(item.options, value, strict=True)),
        )
        for item, value in zip(situations, values, strict=True)
    ]
    instrument = replace(
        INSTRUMENT,
        items=tuple(
            next((k for k in keyed if k.item_id == i.item_id), i) for i in INSTRUMENT.items
        ),
    )
    shared, share_id = share_of("negotiation")
    others = [f for f in facets_of("negotiation") if f != shared]
    responses = {
        item_id("negotiation", shared): 3,
        share_id: 4,
        **{item_id("negotiation", f): n for f, n in zip(others, (3, 2, 3, NO_CHANCE), strict=True)},
        keyed[0].item_id: BestWorst("a", "d"),
        keyed[1].item_id: BestWorst("b", "d"),
    }

    assert situation_score(keyed[0], BestWorst("a", "d")) == pytest.approx(3.8889, abs=1e-4)
    assert situation_score(keyed[1], BestWorst("b", "d")) == pytest.approx(3.5)
    negotiation = score(instrument, attempt(responses), SCALE_UP, CONSTANTS).competency(
        "negotiation"
    )

    assert negotiation.behaviour == pytest.approx(2.8125)
    assert negotiation.judgement == pytest.approx(3.6944, abs=1e-4)
    assert negotiation.score == pytest.approx(2.9007, abs=1e-4)
    assert (negotiation.answered, negotiation.asked) == (4, 5)
    assert negotiation.reliability == pytest.approx(0.6316, abs=1e-4)
    assert negotiation.sem == pytest.approx(0.5)
    assert negotiation.band == pytest.approx((2.0782, 3.7232), abs=1e-4)
    assert negotiation.gap == pytest.approx(1.0993, abs=1e-4)
    assert negotiation.verdict is Verdict.CLEAR_GAP
    assert negotiation.attainment == pytest.approx(0.6912, abs=1e-4)


def test_readiness_of_the_specification():
    readiness = readiness_of(judged(EXAMPLE_2), INSTRUMENT.competencies_by_id, CONSTANTS)

    assert readiness.value == pytest.approx(82.8878, abs=1e-3)
    assert readiness.floor == pytest.approx(72.1124, abs=1e-3)
    assert readiness.coverage == pytest.approx(0.87)
    assert readiness.sem == pytest.approx(6.2085, abs=1e-3)
    assert readiness.band == pytest.approx((72.6749, 93.1007), abs=1e-3)
    assert readiness.label is ReadinessLabel.BUILDING


def test_priorities_of_the_specification():
    priorities = priorities_of(judged(EXAMPLE_2), INSTRUMENT.competencies_by_id, CONSTANTS)

    found = {one.competency_id: one.priority for one in priorities}
    assert [one.competency_id for one in priorities][:3] == [
        "budgeting",
        "negotiation",
        "people-leadership",
    ]
    assert found["budgeting"] == pytest.approx(35.75)
    assert found["negotiation"] == pytest.approx(15.7201, abs=1e-3)
    assert found["product-strategy"] == pytest.approx(8.736)
    assert found["self-leadership"] == pytest.approx(0.9)
    assert priorities[0].is_assumed
    assert not priorities[1].is_assumed


def test_a_core_skill_is_always_among_the_focus_areas():
    scores = tuple(
        replace(one, gap=0.0, verdict=Verdict.MET)
        if INSTRUMENT.competency(one.competency_id).is_core and one.competency_id != "presentation"
        else one
        for one in judged(EXAMPLE_2)
    )
    priorities = priorities_of(scores, INSTRUMENT.competencies_by_id, CONSTANTS)

    focus = focus_areas_of(priorities, INSTRUMENT.competencies_by_id, CONSTANTS)

    assert focus == ("people-leadership", "commercial-acumen", "presentation")


def test_the_changes_of_the_specification():
    quick = card(all_at(3, Form.QUICK), Form.QUICK)
    asked = quick.competency("presentation").asked
    assert quick.competency("presentation").answered == asked

    before = attempt(levels_at(2, Form.QUICK), Form.QUICK)
    after = attempt(levels_at(4, Form.FULL))
    change = compare(before, INSTRUMENT, after, INSTRUMENT, SCALE_UP, CONSTANTS)

    presentation = change.competencies["presentation"]
    assert presentation.rc == pytest.approx(2 / math.sqrt(1 / asked + 1 / 5))
    assert presentation.change_class is ChangeClass.RELIABLE_RISE


def test_best_and_worst_swapped_is_the_lowest_judgement():
    item = SITUATIONS[0]
    ranked = sorted(item.options, key=lambda option: option.value or 0)

    swapped = situation_score(item, BestWorst(ranked[0].option_id, ranked[-1].option_id))

    assert swapped == 1


def test_all_at_the_top_is_a_full_score():
    responses = all_at(5)
    for item in INSTRUMENT.items_of(Form.FULL):
        if item.kind is ItemKind.SITUATION:
            ranked = sorted(item.options, key=lambda option: option.value or 0)
            responses[item.item_id] = BestWorst(ranked[-1].option_id, ranked[0].option_id)

    scores = card(responses)

    assert all(one.score == pytest.approx(5) for one in scores.competencies)
    assert scores.readiness.value == pytest.approx(100)
    assert scores.readiness.label is ReadinessLabel.MEETS_THE_PROFILE
    assert scores.priorities == ()
    assert [flag.flag_id for flag in scores.quality.flags] == ["lowvar", "ceiling"]


def test_a_share_without_its_level_choice_counts_for_nothing():
    shared, share_id = share_of("product-strategy")
    others = [f for f in facets_of("product-strategy") if f != shared][:3]
    responses = {
        **{item_id("product-strategy", facet): 3 for facet in others},
        item_id("product-strategy", shared): NO_CHANCE,
        share_id: 5,
    }

    strategy = card(responses).competency("product-strategy")

    assert strategy.score == 3
    assert strategy.answered == 3


def test_no_chance_that_keeps_the_minimum_away_is_unexposed():
    responses = strategy_at(3, NO_CHANCE, NO_CHANCE)

    strategy = card(responses).competency("product-strategy")

    assert strategy.verdict is Verdict.UNEXPOSED
    assert strategy.score is strategy.gap is strategy.band is strategy.behaviour is None


def test_skips_that_keep_the_minimum_away_are_not_enough_answers():
    responses = strategy_at(3, NO_CHANCE)

    strategy = card(responses).competency("product-strategy")

    assert strategy.verdict is Verdict.NOT_ENOUGH_ANSWERS


def test_too_little_coverage_gives_no_number():
    readiness = card(strategy_at(3)).readiness

    assert readiness.value is readiness.floor is readiness.sem is readiness.band is None
    assert readiness.label is ReadinessLabel.NOT_ENOUGH_EVIDENCE


def test_an_expected_level_of_one_is_reached_by_any_score():
    levels = {**SCALE_UP.levels, "negotiation": 1.0}

    scores = card(all_at(1), profile=replace(SCALE_UP, levels=levels))

    assert scores.competency("negotiation").attainment == 1
    assert scores.readiness.sem is not None


@pytest.mark.parametrize(("run", "grade"), [(6, None), (7, "amber"), (9, "red")])
def test_a_long_run_of_one_position_is_flagged_in_the_quick_form(run, grade):
    items = [item.item_id for item in INSTRUMENT.items_of(Form.QUICK)]
    others = [2, 4, 1, 5]
    responses = {one: 3 if n < run else others[n % len(others)] for n, one in enumerate(items)}

    flags = card(responses, Form.QUICK, shown_order=tuple(items)).quality.flags

    found = {flag.flag_id: flag.grade.value for flag in flags}
    assert found.get("longstring") == grade


def test_hurried_items_are_flagged():
    items = [item.item_id for item in INSTRUMENT.items_of(Form.QUICK)]
    seconds = {one: 1.0 if n < 2 else 60.0 for n, one in enumerate(items)}

    flags = card(all_at(3, Form.QUICK), Form.QUICK, seconds=seconds).quality.flags

    speed = next(flag for flag in flags if flag.flag_id == "speed")
    assert speed.grade.value == "amber"
    assert speed.value == pytest.approx(2 / 18)
