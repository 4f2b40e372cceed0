"""One person sees one order, and the time left is their own."""

import itertools
from dataclasses import replace

import pytest

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.order import shown_options, shown_order
from hop_desktop.domain.pace import form_seconds, seconds_left
from hop_desktop.domain.words import expected_seconds, words_of
from tests.attempts import attempt_of

CATALOGUE = load_catalogue()
INSTRUMENT, CONSTANTS = CATALOGUE.instrument, CATALOGUE.constants
PEOPLE = [f"person-{n}" for n in range(40)]


def items(form, person):
    return [INSTRUMENT.item(one) for one in shown_order(INSTRUMENT, form, person)]


def attempt(form=Form.QUICK, **fields):
    return attempt_of(
        CATALOGUE, form, shown_order=shown_order(INSTRUMENT, form, "person"), **fields
    )


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("person", PEOPLE)
def test_every_item_is_asked_once_and_situations_come_last(form, person):
    order = items(form, person)

    assert {one.item_id for one in order} == {one.item_id for one in INSTRUMENT.items_of(form)}
    assert len(order) == (59 if form is Form.FULL else 18)
    kinds = [one.kind is ItemKind.SITUATION for one in order]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("person", PEOPLE)
def test_a_competency_stands_together_and_levels_before_frequencies(form, person):
    rated = [one for one in items(form, person) if one.is_rated]

    runs = [key for key, _run in itertools.groupby(one.competency_id for one in rated)]
    assert len(runs) == len(set(runs)) == 10
    for _key, run in itertools.groupby(rated, key=lambda one: one.competency_id):
        kinds = [one.kind for one in run]
        assert kinds == sorted(kinds, key=[ItemKind.LEVEL, ItemKind.FREQUENCY].index)


@pytest.mark.parametrize("form", list(Form))
def test_a_person_keeps_one_order_and_people_differ(form):
    orders = [shown_order(INSTRUMENT, form, person) for person in PEOPLE]

    assert orders == [shown_order(INSTRUMENT, form, person) for person in PEOPLE]
    assert len(set(orders)) == len(PEOPLE)


def test_facets_and_situations_are_shuffled_too():
    strategy = {
        tuple(one.facet_id for one in items(Form.FULL, person) if one.item_id.startswith("str-"))
        for person in PEOPLE
    }
    situations = {
        tuple(one.item_id for one in items(Form.FULL, person) if not one.is_rated)
        for person in PEOPLE
    }

    assert len(strategy) > 20
    assert len(situations) > 20


def test_statements_keep_their_order_and_the_actions_of_a_situation_do_not():
    levels = [one for one in INSTRUMENT.items if one.kind is not ItemKind.SITUATION]
    situations = [one for one in INSTRUMENT.items if one.kind is ItemKind.SITUATION]

    assert all(shown_options(one, person) == one.options for one in levels for person in PEOPLE)
    for one in situations:
        assert len({shown_options(one, person) for person in PEOPLE}) > 4
        assert shown_options(one, "person") == shown_options(one, "person")


def test_the_time_of_an_item_follows_the_word_model():
    level = INSTRUMENT.item("neg-preparation-2")
    frequency, situation = INSTRUMENT.item("neg-f1"), INSTRUMENT.item("neg-j4")

    for item, decide_s in ((level, 5), (frequency, 4), (situation, 14)):
        model = words_of(item) / 238 * 60 + decide_s
        assert expected_seconds(item, CONSTANTS) == pytest.approx(model)


@pytest.mark.parametrize("form", list(Form))
def test_an_attempt_begins_with_the_time_of_its_form(form):
    whole = form_seconds(INSTRUMENT, form, CONSTANTS)

    assert seconds_left(INSTRUMENT, attempt(form), CONSTANTS) == pytest.approx(whole)


@pytest.mark.parametrize(("form", "most"), [(Form.FULL, 26), (Form.QUICK, 8)])
def test_the_forms_keep_their_time(form, most):
    assert seconds_left(INSTRUMENT, attempt(form), CONSTANTS) <= most * 60


def test_time_left_shrinks_with_every_answer_and_ends_at_nothing():
    taken = attempt()
    left = [seconds_left(INSTRUMENT, taken, CONSTANTS)]
    for item_id in taken.shown_order:
        taken = taken.with_response(item_id, 3)
        left.append(seconds_left(INSTRUMENT, taken, CONSTANTS))

    assert left == sorted(left, reverse=True)
    assert left[-1] == 0


def timed(slower, count):
    """Return an attempt whose first items are answered, each so much slower than the model."""
    taken = attempt()
    for item_id in taken.shown_order[:count]:
        taken = taken.with_response(item_id, 3)
    seconds = {
        one: slower[place % len(slower)] * expected_seconds(INSTRUMENT.item(one), CONSTANTS)
        for place, one in enumerate(taken.shown_order[:count])
    }
    return taken, replace(taken, seconds=seconds)


@pytest.mark.parametrize(
    ("slower", "least", "most"),
    [(0.01, 0.33, 0.5), (0.5, 0.5, 0.7), (1.0, 1.0, 1.0), (2.0, 1.5, 2.0), (90.0, 2.0, 3.0)],
)
def test_time_left_comes_to_the_persons_own_pace(slower, least, most):
    at_model_pace, own = (seconds_left(INSTRUMENT, one, CONSTANTS) for one in timed([slower], 12))

    assert least <= own / at_model_pace <= most


@pytest.mark.parametrize("slower", [[0.01], [90], [0.01, 90], [90, 0.01], [1, 1, 1, 90], [0.2]])
def test_time_left_is_calm(slower):
    whole = len(attempt().shown_order)
    left = [
        seconds_left(INSTRUMENT, timed(slower, count)[1], CONSTANTS) for count in range(whole - 3)
    ]

    steps = [after / before for before, after in itertools.pairwise(left)]
    assert all(0.6 < step < 1.25 for step in steps)
    assert left[3] > left[0] / 2  # three quick answers say little about the rest
