"""The worked examples of the written specification, and the cases between them."""

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hop_desktop.domain.attempt import NO_CHANCE, Attempt, BestWorst
from hop_desktop.domain.change import ChangeClass, compare
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.priority import focus_areas_of, priorities_of
from hop_desktop.domain.readiness import readiness_of
from hop_desktop.domain.scorecard import ReadinessLabel, Verdict
from hop_desktop.domain.scoring import score
from hop_desktop.domain.uncertainty import reliability, standard_error
from tests.domain.examples import CATALOGUE, CONSTANTS, EXAMPLE_2, SCALE_UP, judged

INSTRUMENT = CATALOGUE.instrument
SITUATIONS = [i for i in INSTRUMENT.items_of(Form.FULL) if i.kind is ItemKind.SITUATION]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def attempt(responses, form=Form.FULL, **fields):
    return Attempt(
        attempt_id="a",
        instrument_id=INSTRUMENT.instrument_id,
        fingerprint=CATALOGUE.fingerprint,
        form=form,
        profile_id="scale-up",
        started_at=NOON,
        finished_at=NOON,
        responses=responses,
        **fields,
    )


def card(responses, form=Form.FULL, profile=SCALE_UP, **fields):
    return score(INSTRUMENT, attempt(responses, form, **fields), profile, CONSTANTS)


def item_id(competency, facet, kind=ItemKind.LEVEL):
    return next(
        one.item_id
        for one in INSTRUMENT.items_of(Form.FULL)
        if (one.competency_id, one.facet_id, one.kind) == (competency, facet, kind)
    )


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


RATED = [item.item_id for item in INSTRUMENT.items_of(Form.FULL) if item.is_rated]
ANSWERS = st.dictionaries(
    st.sampled_from(RATED), st.one_of(st.integers(1, 5), st.just(NO_CHANCE)), max_size=len(RATED)
)


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_every_figure_keeps_its_bounds(responses):
    scores = card(responses)

    for one in scores.competencies:
        assert one.score is None or 1 <= one.score <= 5
        assert one.attainment is None or 0 <= one.attainment <= 1
        assert (one.score is None) is (
            one.verdict in {Verdict.UNEXPOSED, Verdict.NOT_ENOUGH_ANSWERS}
        )
    value, floor = scores.readiness.value, scores.readiness.floor
    assert value is None or 0 <= (floor or 0) <= value + 1e-9 <= 100 + 2e-9


@settings(max_examples=60, deadline=None)
@given(ANSWERS, st.sampled_from(RATED), st.integers(1, 4))
def test_a_higher_response_never_lowers_a_score_nor_touches_another(responses, item_id, level):
    lower = card({**responses, item_id: level})
    higher = card({**responses, item_id: level + 1})

    own = INSTRUMENT.item(item_id).competency_id
    for one, other in zip(lower.competencies, higher.competencies, strict=True):
        if one.competency_id != own:
            assert one == other
        elif one.score is not None and other.score is not None:
            assert one.score <= other.score + 1e-12


@settings(max_examples=30, deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_responses_does_not_matter(responses, random):
    shuffled = list(responses.items())
    random.shuffle(shuffled)

    assert card(dict(shuffled)).competencies == card(responses).competencies


@settings(max_examples=30, deadline=None)
@given(ANSWERS)
def test_no_chance_never_enters_a_mean(responses):
    without = {k: v for k, v in responses.items() if v is not NO_CHANCE}

    for one, other in zip(card(responses).competencies, card(without).competencies, strict=True):
        assert one.score == other.score


ANY_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        item.item_id: st.permutations("abcd").map(lambda ids: BestWorst(ids[0], ids[1]))
        if item in SITUATIONS
        else st.one_of(st.integers(1, 5), st.just(NO_CHANCE))
        for item in INSTRUMENT.items_of(Form.FULL)
    },
)
ANY_PROFILE = st.sampled_from(CATALOGUE.profiles)


@settings(max_examples=80, deadline=None)
@given(ANY_ANSWERS, st.sampled_from(SITUATIONS), st.permutations("abcd"), st.integers(0, 3))
def test_a_better_pick_never_lowers_a_score(responses, item, ids, other):
    worst = ids[3]
    best, better = sorted(ids[:2], key=lambda one: item.option(one).value)
    if other == 3:  # the same of the worst pick: one nearer to the true worst is better
        worst, lower = sorted(ids[2:], key=lambda one: -item.option(one).value)
        before, after = BestWorst(best, worst), BestWorst(best, lower)
    else:
        before, after = BestWorst(best, worst), BestWorst(better, worst)

    low = card({**responses, item.item_id: before}).competency(item.competency_id)
    high = card({**responses, item.item_id: after}).competency(item.competency_id)

    assert low.score is None or low.score <= high.score + 1e-12


@settings(max_examples=80, deadline=None)
@given(ANY_ANSWERS, st.sampled_from(INSTRUMENT.items_of(Form.FULL)), st.data())
def test_no_response_ever_touches_another_competency(responses, item, data):
    response = data.draw(
        st.just(BestWorst("a", "b"))
        if item.kind is ItemKind.SITUATION
        else st.one_of(st.integers(1, 5), st.just(NO_CHANCE))
    )
    without = {k: v for k, v in responses.items() if k != item.item_id}

    before, after = card(without), card({**without, item.item_id: response})

    for one, other in zip(before.competencies, after.competencies, strict=True):
        assert one.competency_id == item.competency_id or one == other


@settings(max_examples=80, deadline=None)
@given(ANY_ANSWERS, ANY_PROFILE)
def test_readiness_lies_between_its_floor_and_a_hundred_under_every_profile(responses, profile):
    readiness = card(responses, profile=profile).readiness

    if readiness.value is not None:
        assert 0 <= readiness.floor <= readiness.value + 1e-9 <= 100 + 2e-9
        assert 0 <= readiness.band[0] <= readiness.value + 1e-9
        assert readiness.value - 1e-9 <= readiness.band[1] <= 100
    assert (readiness.value is None) == (readiness.coverage < 0.8 - 1e-9)


@settings(max_examples=60, deadline=None)
@given(ANY_ANSWERS, st.sampled_from(RATED), st.integers(1, 4))
def test_a_higher_response_never_lowers_readiness(responses, item_id, level):
    lower = card({**responses, item_id: level}).readiness.value
    higher = card({**responses, item_id: level + 1}).readiness.value

    assert (lower is None) == (higher is None)
    assert lower is None or lower <= higher + 1e-9


@settings(max_examples=60, deadline=None)
@given(ANY_ANSWERS, ANY_ANSWERS, ANY_PROFILE)
def test_what_is_unscored_is_never_compared(earlier, later, profile):
    change = compare(
        *(attempt(earlier), INSTRUMENT, attempt(later), INSTRUMENT), profile, CONSTANTS
    )
    before, after = card(earlier, profile=profile), card(later, profile=profile)

    for one, other in zip(before.competencies, after.competencies, strict=True):
        found = change.competencies[one.competency_id]
        is_comparable = one.is_scored and other.is_scored
        assert (found.rc is not None) == is_comparable
        assert (found.change_class is not None) == is_comparable
        assert (found.change is not None) == is_comparable
    has_both = None not in {before.readiness.value, after.readiness.value}
    assert (change.readiness.change_class is not None) == has_both


@settings(max_examples=40, deadline=None)
@given(ANY_ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_items_does_not_matter(responses, random):
    items = list(INSTRUMENT.items)
    random.shuffle(items)

    shuffled = score(
        replace(INSTRUMENT, items=tuple(items)), attempt(responses), SCALE_UP, CONSTANTS
    )

    for one, other in zip(shuffled.competencies, card(responses).competencies, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-12)
        assert one.verdict is other.verdict
