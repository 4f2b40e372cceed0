"""What holds of scores whatever the answers are."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hop_desktop.domain.attempt import NO_CHANCE, BestWorst
from hop_desktop.domain.change import compare
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.domain.scoring import score
from tests.domain.answers import INSTRUMENT, SITUATIONS, attempt, card
from tests.domain.examples import CATALOGUE, CONSTANTS, SCALE_UP

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
