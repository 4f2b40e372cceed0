"""What Plan says: words with the person's numbers, and lists that show what was asked for."""

from datetime import UTC, date, datetime

import pytest

from hop_desktop.domain.plan import ActionDraft, ActionState, PlannedAction
from hop_desktop.domain.priority import PriorityTerms
from hop_desktop.presentation.actions import Shown, make_actions_state, make_form
from hop_desktop.presentation.due import due_words
from hop_desktop.presentation.library import planning_aid_words
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.plan import no_attempt_state, numbers_words
from tests.domain.examples import judged

TODAY = date(2026, 6, 15)
MOMENT = datetime(2026, 6, 1, tzinfo=UTC)


def action(action_id, due=None, state=ActionState.PLANNED, **changes):
    made = PlannedAction(
        action_id,
        f"Title {action_id}",
        "Do",
        "Seen",
        "negotiation",
        ("closing",),
        MOMENT,
        due=due,
        **changes,
    )
    return made.in_state(state, MOMENT)


def shown(catalogue, actions, what=Shown.OPEN, chosen="", in_ledger=()):
    return make_actions_state(catalogue.instrument, actions, TODAY, what, chosen, in_ledger)


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (None, ActionState.PLANNED, ""),
        (date(2026, 6, 14), ActionState.DOING, "overdue since 14 June 2026"),
        (TODAY, ActionState.PLANNED, "due today"),
        (date(2026, 9, 1), ActionState.PLANNED, "due 1 September 2026"),
        (date(2026, 6, 14), ActionState.DONE, ""),
    ],
)
def test_a_due_date_is_said_only_while_an_action_is_open(due, state, words):
    assert due_words(action("a", due, state), TODAY) == words


def test_the_formula_carries_its_numbers_and_says_when_the_gap_is_assumed():
    terms = PriorityTerms(14, 1.5, 1.3, 1.0)

    plain = numbers_words(terms, is_assumed=False)
    assumed = numbers_words(terms, is_assumed=True)

    assert plain == ("Weight 14 × gap 1.50 × leverage 1.3 × certainty 1.0 = priority 27.3")
    assert "assumed gap" in assumed


def test_the_summary_counts_open_overdue_and_done(catalogue):
    actions = [
        action("a", date(2026, 6, 1)),
        action("b"),
        action("c", state=ActionState.DONE),
        action("d", state=ActionState.DROPPED),
    ]

    assert shown(catalogue, actions).summary == "2 open actions · 1 overdue · 1 done"
    assert shown(catalogue, []).summary == ""


def test_the_list_holds_what_is_asked_for_and_open_ones_first(catalogue):
    actions = [action("a", state=ActionState.DONE), action("b")]

    assert [one.action_id for one in shown(catalogue, actions).lines] == ["b"]
    assert [one.action_id for one in shown(catalogue, actions, Shown.DONE).lines] == ["a"]
    assert [one.action_id for one in shown(catalogue, actions, Shown.ALL).lines] == ["b", "a"]
    assert shown(catalogue, actions, Shown.DROPPED).empty == "No dropped actions."


def test_an_action_moves_only_among_its_kin_and_offers_what_comes_next(catalogue):
    actions = [action("a"), action("b", state=ActionState.DONE), action("c")]

    first, last = (shown(catalogue, actions, chosen=one).chosen for one in ("a", "c"))

    assert (first.can_move_up, first.can_move_down) == (False, True)
    assert (last.can_move_up, last.can_move_down) == (True, False)
    assert [one.name for one in first.moves if one.leads_on] == ["Begin"]


def test_a_done_action_asks_for_its_result_until_it_is_in_the_ledger(catalogue):
    done = [action("a", state=ActionState.DONE)]

    asked = shown(catalogue, done, Shown.DONE).chosen
    kept = shown(catalogue, done, Shown.DONE, in_ledger=("a",)).chosen

    assert (asked.asks_for_result, asked.ledger_note) == (True, "")
    assert not kept.asks_for_result
    assert kept.ledger_note.startswith("This is in your evidence")


def test_a_form_offers_every_competency_with_its_facets(catalogue):
    form = make_form(catalogue.instrument, ActionDraft("", "negotiation"), TODAY, is_new=True)

    assert form.heading == "New action"
    assert [one.competency_id for one in form.choices] == [
        one.competency_id for one in catalogue.instrument.competencies
    ]
    assert all(one.facets for one in form.choices)


def test_the_aim_quotes_the_next_level(catalogue):
    negotiation = catalogue.instrument.competency("negotiation")

    (score,) = judged({"negotiation": (2.0, 5)})

    text = next_level_words(negotiation, score)

    assert text == f"What the next level looks like: {negotiation.anchors[2]}"


def test_without_an_attempt_a_plan_offers_to_start_and_without_actions_no_hours():
    assert no_attempt_state().offers_start
    assert planning_aid_words(()) == ""
