"""The nearest role on the ladder is said with its uncertainty, or not at all."""

import math

import pytest

from hop_desktop.domain.ladder import place_on_ladder
from tests.domain.examples import CATALOGUE, CONSTANTS, judged

LADDER = CATALOGUE.ladder
MANY = 10_000  # answers, which leave next to no error
ROLES = [role.profile_id for role in LADDER]


def scored(levels, k=5):
    return judged({one: (level, k) for one, level in levels.items()})


def place(levels, k=5):
    return place_on_ladder(scored(levels, k), LADDER, CONSTANTS)


@pytest.mark.parametrize("role", ROLES)
def test_scores_that_equal_a_role_are_nearest_to_it(role):
    found = place(CATALOGUE.profile(role).levels)

    assert found.nearest_id == role
    assert next(one for one in found.roles if one.profile_id == role).distance == 0


def test_surer_scores_leave_fewer_roles_open():
    levels = CATALOGUE.profile("director").levels

    vague = [one.profile_id for one in place(levels, k=1).roles if one.is_candidate]
    sure = [one.profile_id for one in place(levels, k=MANY).roles if one.is_candidate]

    assert sure == ["director"]
    assert {"group-pm", "director", "head-of-product"} <= set(vague)


def test_half_way_between_two_roles_both_stay_open():
    low, high = CATALOGUE.profile("senior-pm").levels, CATALOGUE.profile("group-pm").levels

    found = place({one: (low[one] + high[one]) / 2 for one in low}, k=MANY)

    assert [one.profile_id for one in found.roles if one.is_candidate] == ["senior-pm", "group-pm"]


def test_the_distance_is_the_weighted_root_mean_square():
    levels = {**CATALOGUE.profile("director").levels, "negotiation": 5.0}

    found = place(levels)

    director = next(one for one in found.roles if one.profile_id == "director")
    weight = CATALOGUE.profile("director").weights["negotiation"] / 100
    assert director.distance == pytest.approx(math.sqrt(weight * 1.5**2))


def test_unscored_competencies_are_never_compared():
    levels = dict(CATALOGUE.profile("director").levels)

    without = place({**levels, "commercial-acumen": None})

    assert without.nearest_id == "director"
    assert next(one for one in without.roles if one.profile_id == "director").distance == 0


def test_nothing_is_said_when_too_little_is_scored():
    levels = CATALOGUE.profile("director").levels

    assert place({**levels, "budgeting": None, "negotiation": None}) is None
    assert place(dict.fromkeys(levels)) is None


def test_scores_far_below_the_lowest_role_are_called_so():
    levels = CATALOGUE.profile("senior-pm").levels

    assert place(dict.fromkeys(levels, 1.0)).is_below
    assert not place(levels).is_below
