"""An attack on everything that a confidential round publishes.

It searches all answers that fit what is published, by the sums that they can have: nobody's answer
and no figure of fewer than three people may be the only one that fits.
"""

from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from hop_desktop.domain.feedback.answers import NOT_SEEN, Sheet
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import (
    FEWEST,
    FEWEST_FOR_COMMENTS,
    FEWEST_OF_ONE_ITEM,
    MOST_IN_GROUP,
    figures_of,
    group_figure,
    rounded,
)

LEVELS = range(1, 6)
THREE_ITEMS = {"c": ("c1", "c2", "c3")}
ONE_ITEM = {"c": ("c1",)}
HALVES = [1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5]


@cache
def scores_of(items):
    """Return each score that one rater can have, with the answers that lead to it."""
    found = {}
    for answers in product((*LEVELS, None), repeat=items):
        levels = [level for level in answers if level is not None]
        if len(levels) > items // 2:
            found.setdefault(Fraction(sum(levels), len(levels)), []).append(answers)
    return found


@cache
def sums_of(raters, items):
    """Return every sum of scores that some raters can have, in sixths."""
    steps = {int(score * 6) for score in scores_of(items)}
    sums = {0}
    for _ in range(raters):
        sums = {before + step for before in sums for step in steps}
    return frozenset(sums)


def fitting(n, items, told, part):
    """Return the sums, in sixths, of `part` of n raters that fit what is told of all of them."""
    wholes = {t for t in range(6 * n, 30 * n + 1) if rounded(Fraction(t, 6 * n)) == told}
    rest = sums_of(n - part, items)
    return {own for own in sums_of(part, items) if any(own + other in wholes for other in rest)}


PUBLISHED = [(n, 3) for n in range(FEWEST, MOST_IN_GROUP + 1)] + [
    (n, 1) for n in range(FEWEST_OF_ONE_ITEM, MOST_IN_GROUP + 1)
]


@pytest.mark.parametrize(("n", "items"), PUBLISHED)
@pytest.mark.parametrize("told", HALVES)
def test_no_figure_of_one_or_two_raters_can_be_computed(n, items, told):
    for part in (1, 2):
        found = fitting(n, items, told, part)
        # At least a whole level is left open for each of them, on average.
        assert max(found) - min(found) >= 6 * part


@pytest.mark.parametrize(("n", "items"), PUBLISHED)
@pytest.mark.parametrize("told", HALVES)
def test_no_single_answer_can_be_computed(n, items, told):
    scores = fitting(n, items, told, 1)
    answers = {
        answer
        for score, ways in scores_of(items).items()
        if int(score * 6) in scores
        for way in ways
        for answer in way[:1]
    }

    assert len(answers - {None}) >= 2
    if items > 1:
        assert None in answers  # nor whether somebody had seen it


def test_the_ends_are_cut_so_that_not_even_five_fives_show():
    fives = [Fraction(5)] * FEWEST_OF_ONE_ITEM
    nearly = [Fraction(5)] * (FEWEST_OF_ONE_ITEM - 1) + [Fraction(2)]

    assert group_figure(Group.PEERS, fives, 1) == group_figure(Group.PEERS, nearly, 1)


def test_a_total_of_groups_would_give_answers_away():
    """Hold the reason why there is none (docs/adr/0016-no-totals.md)."""
    fit = {
        peers
        for peers in sums_of(3, 3)
        if rounded(Fraction(peers, 18)) == 4.5
        for reports in sums_of(4, 3)
        if rounded(Fraction(reports, 24)) == 3.5 and rounded(Fraction(peers + reports, 42)) == 4.5
    }

    assert fit == {6 * 15}  # each answer of each of the three was a 5


@pytest.mark.parametrize(("group", "items"), [*product((Group.PEERS, Group.REPORTS), (1, 2, 3, 5))])
def test_a_group_below_the_limit_tells_nothing(group, items):
    fewest = FEWEST_OF_ONE_ITEM if items == 1 else FEWEST
    for n in range(fewest):
        assert group_figure(group, [Fraction(3)] * n, items) is None
    assert group_figure(group, [Fraction(3)] * fewest, items) is not None


def test_who_has_not_seen_enough_is_behind_no_figure():
    seen = Sheet(Group.PEERS, "1", {"c1": 5, "c2": 5, "c3": NOT_SEEN}, {})
    unseen = Sheet(Group.PEERS, "2", {"c1": 1, "c2": NOT_SEEN, "c3": NOT_SEEN}, {})

    assert figures_of(Group.PEERS, [seen, seen, unseen], THREE_ITEMS) == {}
    figure = figures_of(Group.PEERS, [seen, seen, seen, unseen], THREE_ITEMS)["c"]
    assert (figure.n, figure.mean) == (3, 4.5)


def test_groups_are_told_apart():
    def sheets(group, level, n):
        return [Sheet(group, f"{group}{k}", {"c1": level}, {}) for k in range(n)]

    both = sheets(Group.PEERS, 2, 5) + sheets(Group.REPORTS, 5, 4)

    assert figures_of(Group.PEERS, both, ONE_ITEM)["c"].mean == 2.0
    assert figures_of(Group.REPORTS, both, ONE_ITEM) == {}


def test_enough_answers_for_comments_are_more_than_for_a_figure():
    assert FEWEST_FOR_COMMENTS > FEWEST
