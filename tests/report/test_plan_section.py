"""The plan and the background in a report: whole, chosen entry by entry, never of a sample."""

from dataclasses import replace
from datetime import date

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.domain.background import Background
from hop_desktop.domain.plan import ActionDraft, ActionState
from hop_desktop.report.choice import Audience
from hop_desktop.report.document import make_document, preset


@pytest.fixture
def services(open_store):
    return open_store("data")


@pytest.fixture
def attempt(services, catalogue):
    attempt = replace(load_samples(catalogue)[-1], attempt_id="a1")
    services.transfer.add_attempt(attempt)
    return attempt


def printed(services, attempt, audience=Audience.ME, **changes):
    snapshot = services.reports.capture_attempt(attempt, None)
    return str(make_document(snapshot, replace(preset(audience, snapshot), **changes)).blocks)


def ask(services, title="Ask for the budget"):
    draft = ActionDraft(
        title, "budgeting", do="I ask.", seen="They agree.", due=date(2026, 12, 3), note="Secret"
    )
    return services.planning.add(draft)


def test_focus_areas_stand_in_order_with_what_can_wait(services, attempt):
    text = printed(services, attempt)

    assert "1. Negotiation" in text
    assert "Met." in text
    assert "Priority = " not in text


def test_the_formula_with_numbers_goes_with_the_computation(services, attempt):
    sections = frozenset({"plan", "method"})

    text = printed(services, attempt, sections=sections)

    assert "Priority = weight × gap × leverage × certainty." in text
    assert "Weight 13 × gap" in text


def test_an_action_has_its_date_and_what_will_be_seen_but_no_note(services, attempt):
    ask(services)

    text = printed(services, attempt)

    assert "due 3 December 2026" in text
    assert "They agree." in text
    assert "Secret" not in text


def test_what_is_open_stands_before_what_is_done_and_what_was_dropped_is_absent(services, attempt):
    for title, state in (("One", ActionState.DONE), ("Two", ActionState.DROPPED)):
        services.planning.move_to_state(ask(services, title).action_id, state)
    ask(services, "Three")

    text = printed(services, attempt)

    assert text.index("'Three'") < text.index("'One'")
    assert "'Two'" not in text


def test_each_action_can_be_left_out_and_a_manager_gets_none_unasked(services, attempt):
    action = ask(services)

    assert "I ask." not in printed(
        services, attempt, left_out=frozenset({f"action:{action.action_id}"})
    )
    assert "I ask." not in printed(services, attempt, Audience.MANAGER)
    assert "1. Negotiation" in printed(services, attempt, Audience.MANAGER)
    assert "I ask." in printed(services, attempt, Audience.COACH)


def test_a_sample_has_neither_plan_nor_background(services, attempt):
    ask(services)
    services.background.save(Background(education="Physics"))

    text = printed(services, replace(attempt, attempt_id=SAMPLE_ID))

    assert "I ask." not in text
    assert "Physics" not in text


def test_the_background_is_printed_when_given_and_says_that_no_score_uses_it(services, attempt):
    assert "No score uses them" not in printed(services, attempt)

    services.background.save(Background(education="Physics", target_profile="scale-up"))
    text = printed(services, attempt)

    assert "('Education', 'Physics')" in text
    assert "('Target profile', 'scale-up')" not in text  # it is named, not given by id
    assert "No score uses them" in text


def test_the_nearest_role_stands_beside_readiness(services, attempt):
    text = printed(services, attempt)

    assert "Your scores lie" in text or "your scores lie" in text
