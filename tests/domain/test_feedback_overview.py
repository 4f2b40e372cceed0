"""Strengths, blind spots, hidden strengths and gaps, as others see them."""

import pytest

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.feedback.comparison import Difference
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import GroupFigure
from hop_desktop.domain.feedback.overview import overview_of, seen_by_group, seen_by_name

CONSTANTS = load_catalogue().constants


@pytest.mark.parametrize(
    ("mean", "expected", "strength", "gap"),
    [
        (4.0, 4.0, True, False),
        (4.0, 4.5, False, False),
        (3.0, 4.0, False, True),
        (4.5, 5.0, True, False),  # or more
        (1.5, 2.0, False, False),
        (1.5, 2.5, False, True),
    ],
)
def test_a_group_sees_a_gap_from_a_whole_level_on(mean, expected, strength, gap):
    seen = seen_by_group("c", Group.PEERS, GroupFigure(4, mean), expected, None, CONSTANTS)

    assert (seen.is_strength, seen.is_gap) == (strength, gap)


@pytest.mark.parametrize(
    ("theirs", "levels", "strength", "gap"),
    [(4.0, 3, True, False), (3.0, 3, False, True), (3.1, 3, False, False), (3.0, 1, False, False)],
)
def test_one_person_sees_a_gap_beyond_the_error_of_their_items(theirs, levels, strength, gap):
    seen = seen_by_name("c", "Ana", theirs, levels, 4.0, None, CONSTANTS)

    assert (seen.is_strength, seen.is_gap) == (strength, gap)


def test_what_was_seen_stands_where_it_belongs():
    seen = [
        seen_by_name("a", "Ana", 4.5, 3, 4.0, Difference.LOWER, CONSTANTS),
        seen_by_name("b", "Ana", 2.0, 3, 4.0, Difference.HIGHER, CONSTANTS),
        seen_by_group("b", Group.PEERS, GroupFigure(4, 4.0), 4.0, Difference.CLOSE, CONSTANTS),
    ]

    page = overview_of(seen, ["a", "b", "c"])

    assert page.strengths == (("a", (seen[0],)),)  # not b: somebody sees a gap there
    assert page.blind_spots == (("b", (seen[1],)),)
    assert page.hidden_strengths == (("a", (seen[0],)),)
    assert page.gaps == (("b", (seen[1],)),)
