"""What is told of other people's answers."""

import math
from datetime import UTC, datetime
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.answers import (
    NOT_SEEN,
    Expectation,
    NamedView,
    Sheet,
    Version,
    items_by_competency,
    rated,
)
from hop_desktop.domain.feedback.comparison import (
    Difference,
    beside_group,
    beside_view,
    reliability_of_mean,
)
from hop_desktop.domain.feedback.expectations import (
    profile_of,
    talk_about_first,
    three_ways,
    weights_of,
)
from hop_desktop.domain.feedback.form import Group, Relation
from hop_desktop.domain.feedback.groups import (
    comments_of,
    figures_of,
    rounded,
    too_many,
    with_sheet,
)
from hop_desktop.domain.profile import is_sound
from hop_desktop.domain.scorecard import CompetencyScore, Verdict

VERSION = Version("head-of-product", "2", "f" * 32)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
CATALOGUE = load_catalogue()
levels = st.integers(1, 5)


def scored(behaviour, answered, expected):
    unscored = dict.fromkeys(("judgement", "reliability", "sem", "band", "gap", "attainment"))
    return CompetencyScore(
        competency_id="c",
        score=behaviour,
        behaviour=behaviour,
        answered=answered,
        asked=5,
        expected=expected,
        weight=10,
        verdict=Verdict.MET,
        facets=(),
        **unscored,
    )


@pytest.mark.parametrize(
    ("mean", "told"),
    [
        (Fraction(1), 1.5),
        (Fraction(7, 4), 2.0),
        (Fraction(174, 100), 1.5),
        (Fraction(13, 4), 3.5),  # half up
        (Fraction(17, 4), 4.5),
        (Fraction(5), 4.5),
    ],
)
def test_a_mean_is_told_to_the_nearest_half_and_cut_at_the_ends(mean, told):
    assert rounded(mean) == told


@given(st.lists(levels | st.just(NOT_SEEN) | st.none(), min_size=1, max_size=5))
def test_a_competency_is_rated_from_more_than_half_of_its_items(answers):
    items = [f"i{n}" for n in range(len(answers))]
    given_answers = {i: a for i, a in zip(items, answers, strict=True) if a is not None}
    chosen = [answer for answer in answers if isinstance(answer, int)]
    wanted = Fraction(sum(chosen), len(chosen)) if len(chosen) * 2 > len(answers) else None

    assert rated(given_answers, items) == wanted


def test_others_are_asked_the_quick_form_in_the_third_person():
    asked = items_by_competency(CATALOGUE.instrument)

    assert sorted(len(items) for items in asked.values()) == [1] * 6 + [3] * 4


# Comments


def sheet(n, group=Group.PEERS, keep=""):
    return Sheet(group, f"{n:032x}", {}, {"keep": keep} if keep else {})


def test_comments_need_five_answers_beside_the_manager():
    four = [sheet(n, keep=f"Text {n}") for n in range(4)]
    manager = sheet(9, Group.MANAGER, "Mine")

    assert comments_of([*four, manager], Random(1)) == {"keep": (), "help": ()}
    told = comments_of([*four, manager, sheet(5, Group.REPORTS)], Random(1))
    assert set(told["keep"]) == {"Text 0", "Text 1", "Text 2", "Text 3", "Mine"}


@given(st.permutations(range(6)), st.integers())
def test_the_order_of_comments_says_nothing_of_the_order_of_answers(order, seed):
    sheets = [sheet(n, keep=f"Text {n}") for n in range(6)]
    mixed = [sheets[n] for n in order]

    assert comments_of(mixed, Random(seed)) == comments_of(sheets, Random(seed))


# Answers and who was invited


def test_the_same_number_replaces_the_earlier_answer():
    first, again = sheet(1, keep="First"), sheet(1, keep="Again")

    assert with_sheet(with_sheet((), first), sheet(2)) == (first, sheet(2))
    assert with_sheet((first, sheet(2)), again) == (sheet(2), again)


def test_of_the_manager_the_last_answer_counts_whatever_its_number():
    peer, first, again = sheet(1), sheet(2, Group.MANAGER), sheet(3, Group.MANAGER)

    assert with_sheet((peer, first), again) == (peer, again)
    assert with_sheet((first,), peer) == (first, peer)


@given(st.integers(0, 6), st.integers(0, 6))
def test_more_answers_than_invited_are_too_many(given_answers, invited):
    sheets = [sheet(n) for n in range(given_answers)]

    found = too_many(sheets, {Group.PEERS: invited})

    assert found == ((Group.PEERS,) if given_answers > invited else ())


def test_answers_of_a_group_that_was_not_asked_are_too_many():
    assert too_many([sheet(1, Group.REPORTS)], {Group.PEERS: 5}) == (Group.REPORTS,)


# Differences


@pytest.mark.parametrize(
    ("mine", "mean", "told"),
    [
        (4.0, 3.0, Difference.HIGHER),
        (3.9, 3.0, Difference.CLOSE),
        (2.0, 3.0, Difference.LOWER),
        (5.0, 4.5, Difference.CLOSE),
        (1.0, 1.5, Difference.CLOSE),
        (None, 3.0, None),
    ],
)
def test_a_group_differs_from_a_whole_level_on(mine, mean, told):
    assert beside_group(mine, mean) is told


def view(*answers):
    given_answers = {f"i{n}": answer for n, answer in enumerate(answers)}
    return NamedView("a", "n", "Ana", Relation.PEER, VERSION, given_answers, {}, NOW)


@given(
    st.floats(1, 5),
    st.integers(1, 5),
    st.lists(levels, min_size=1, max_size=3),
    st.sampled_from([1.0, 2.5, 4.0]),
)
def test_a_named_view_differs_when_it_is_half_a_level_apart_and_beyond_the_error(
    behaviour, count, answers, expected
):
    mine = scored(behaviour, count, expected)
    theirs = sum(answers) / len(answers)
    error = math.sqrt(1 / count + 1 / len(answers))
    apart = behaviour - theirs
    if abs(apart) >= 0.5 and abs(apart) / error >= 1.645:
        wanted = Difference.HIGHER if apart > 0 else Difference.LOWER
    elif expected - (behaviour + theirs) / 2 <= 0.25:
        wanted = Difference.AGREED_MET
    else:
        wanted = Difference.AGREED_BELOW

    items = [f"i{n}" for n in range(len(answers))]
    assert beside_view(mine, view(*answers), items, CATALOGUE.constants) is wanted


def test_a_view_that_saw_too_little_is_not_compared():
    mine = scored(3.0, 3, 3.0)

    assert (
        beside_view(mine, view(5, NOT_SEEN, NOT_SEEN), ["i0", "i1", "i2"], CATALOGUE.constants)
        is None
    )


@pytest.mark.parametrize(
    ("group", "n", "told"),
    [
        (Group.MANAGER, 1, 0.5),
        (Group.PEERS, 3, 0.638),
        (Group.PEERS, 6, 0.779),
        (Group.REPORTS, 4, 0.632),
    ],
)
def test_the_mean_of_several_raters_is_as_firm_as_spearman_and_brown_say(group, n, told):
    assert reliability_of_mean(group, n) == pytest.approx(told, abs=0.0005)


# Expectations


def expectation(**changed):
    ids = list(CATALOGUE.instrument.competencies_by_id)
    levels_wanted = {key: round(CATALOGUE.profiles[0].levels[key]) for key in ids} | changed
    return Expectation(
        *("a", "0123456789abcdef" * 2, "Ana", VERSION),
        levels_wanted,
        dict.fromkeys(ids, 2),
        {"budgeting": "We raise money."},
        NOW,
    )


@given(st.lists(st.integers(1, 4), min_size=1, max_size=10))
def test_weights_follow_the_importance_and_sum_to_a_hundred(importance):
    named = {f"c{n}": given_importance for n, given_importance in enumerate(importance)}

    weights = weights_of(named)

    assert sum(weights.values()) == 100
    exact = {key: 100 * value / sum(importance) for key, value in named.items()}
    assert all(abs(weights[key] - exact[key]) < 1 for key in named)


def test_an_expectation_is_a_sound_profile_with_its_sender():
    profile = profile_of(expectation(), "What Ana expects", "")

    assert is_sound(profile, CATALOGUE.instrument.competencies_by_id)
    assert profile.provenance["budgeting"].reason == "Ana: We raise money."
    assert profile.provenance["negotiation"].reason == "Ana"


def test_whole_levels_come_first_and_are_talked_about_by_distance_and_weight():
    shipped = CATALOGUE.profiles[0]
    wanted = expectation(
        budgeting=5 if shipped.levels["budgeting"] <= 3 else 1,
        negotiation=5 if shipped.levels["negotiation"] <= 3 else 1,
    )
    theirs = profile_of(wanted, "What Ana expects", "")

    rows = three_ways(theirs, shipped, None)

    assert {row.competency_id for row in rows[:2]} == {"budgeting", "negotiation"}
    assert not any(row.is_whole_level for row in rows[2:])
    assert {row.competency_id for row in talk_about_first(rows)} == {"budgeting", "negotiation"}
    framework = list(CATALOGUE.instrument.competencies_by_id)
    rest = [row.competency_id for row in rows[2:]]
    assert rest == [key for key in framework if key in rest]


@given(st.permutations(range(6)), st.lists(st.lists(levels, min_size=3, max_size=3), min_size=6))
def test_figures_say_nothing_of_the_order_of_answers(order, drawn):
    items = {"c": ("c1", "c2", "c3")}
    sheets = [
        Sheet(Group.PEERS, f"{n:032x}", dict(zip(items["c"], drawn[n], strict=True)), {})
        for n in range(6)
    ]

    mixed = [sheets[n] for n in order]

    assert figures_of(Group.PEERS, mixed, items) == figures_of(Group.PEERS, sheets, items)
