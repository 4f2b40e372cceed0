"""What is asked beside an item: an example at high statements, confidence after a competency."""

import pytest

from hop_desktop.domain.attempt import NO_CHANCE
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.order import shown_order
from hop_desktop.presentation.questionnaire import make_questionnaire_state
from tests.attempts import attempt_of


def attempt(catalogue, form, responses=()):
    order = shown_order(catalogue.instrument, form, "person")
    return attempt_of(catalogue, form, shown_order=order, responses=dict(responses))


def state(catalogue, taken, item_id):
    item = catalogue.instrument.item(item_id)
    return make_questionnaire_state(catalogue.instrument, taken, item_id, item.options, 60.0)


@pytest.mark.parametrize("response", [None, NO_CHANCE, 1, 2, 3, 4, 5])
def test_an_example_is_asked_for_at_statements_4_and_5_of_core_level_choices_only(
    catalogue, response
):
    core = {one.competency_id for one in catalogue.instrument.competencies if one.is_core}
    for item in catalogue.instrument.items_of(Form.FULL):
        if not item.is_rated:
            continue
        given = {} if response is None else {item.item_id: response}
        shown = state(catalogue, attempt(catalogue, Form.FULL, given), item.item_id)

        is_asked = shown.evidence is not None
        assert is_asked == (
            response in {4, 5} and item.kind is ItemKind.LEVEL and item.competency_id in core
        )


def test_confidence_is_asked_once_after_each_competency_of_the_full_form(catalogue):
    taken = attempt(catalogue, Form.FULL)
    rated = [one for one in taken.shown_order if catalogue.instrument.item(one).is_rated]

    asked = [one for one in taken.shown_order if state(catalogue, taken, one).confidence]

    last = {catalogue.instrument.item(one).competency_id: one for one in rated}
    assert asked == [one for one in rated if one in last.values()]
    assert len(asked) == 10
    assert all(state(catalogue, taken, one).confidence.pause for one in asked)


def test_the_quick_form_asks_for_no_confidence(catalogue):
    taken = attempt(catalogue, Form.QUICK)

    assert not any(state(catalogue, taken, one).confidence for one in taken.shown_order)


def test_nothing_is_preselected_and_no_level_is_named(catalogue):
    taken = attempt(catalogue, Form.FULL)
    for item_id in taken.shown_order:
        shown = state(catalogue, taken, item_id)
        assert not any(one.is_chosen for group in shown.groups for one in group.choices)
        for name in ("Starting", "Contributing", "Owning", "Leading", "Shaping"):
            assert not any(one.text.startswith(name) for g in shown.groups for one in g.choices)
