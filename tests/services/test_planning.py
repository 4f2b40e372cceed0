"""The plan: what is proposed, what the person does about it, and what came of it."""

from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.errors import InvalidActionError, UnknownIdError
from hop_desktop.domain.evidence import FacetRef, Origin
from hop_desktop.domain.plan import ActionDraft, ActionState
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.planning import PlanningService
from tests.services.drafts import no_drafts
from tests.services.planning_fakes import Clock, Ledger, NoHistory, Plans, Profiles, library

DRAFT = ActionDraft("Rehearse the no", "negotiation", ("firmness",), do="Ask a peer to press me.")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def service(catalogue, clock, ledger):
    return PlanningService(
        catalogue,
        NoHistory(),
        Profiles(catalogue),
        Plans(),
        EvidenceService(catalogue, ledger, clock, no_drafts()),
        library,
        clock,
        no_drafts(),
    )


def titles(service):
    return [one.title for one in service.actions()]


def test_the_library_is_read_when_it_is_needed_and_once(catalogue, clock, ledger):
    reads = []

    def read():
        reads.append(1)
        return library()

    evidence = EvidenceService(catalogue, ledger, clock, no_drafts())
    service = PlanningService(
        catalogue, NoHistory(), Profiles(catalogue), Plans(), evidence, read, clock, no_drafts()
    )
    service.actions()
    assert reads == []

    service.accept("act-study")
    service.accept("act-assignment")

    assert reads == [1]


def test_an_accepted_action_keeps_the_words_of_the_library(service, clock):
    action = service.accept("act-study", date(2027, 1, 5))

    assert service.actions() == (action,)
    assert (action.title, action.do, action.seen) == ("A study", "Do it.", "It is seen.")
    assert (action.library_id, action.kind, action.hours) == ("act-study", ActionKind.STUDY, 4)
    assert (action.due, action.created_at) == (date(2027, 1, 5), clock.moment)
    with pytest.raises(UnknownIdError, match="act-none"):
        service.accept("act-none")


def test_new_actions_stand_last(service):
    service.add(DRAFT)
    service.accept("act-study")

    assert titles(service) == ["Rehearse the no", "A study"]


def test_what_is_typed_is_stored_without_what_reorders_or_controls(service):
    action = service.add(replace(DRAFT, title=" a\u202eb\n c ", do="\0x\n", note=" n "))

    assert (action.title, action.do, action.note) == ("ab c", "x", "n")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": "  "}),
        ("title", {"title": "x" * 201}),
        ("do", {"do": "x" * 4001}),
        ("seen", {"seen": "x" * 4001}),
        ("note", {"note": "x" * 4001}),
    ],
)
def test_what_cannot_be_stored_is_refused_with_its_field(service, field, changes):
    with pytest.raises(InvalidActionError) as refused:
        service.add(replace(DRAFT, **changes))

    assert refused.value.field == field
    assert service.actions() == ()


@pytest.mark.parametrize(
    "changes", [{"competency_id": "juggling"}, {"facet_ids": ("firmness", "pricing")}]
)
def test_unknown_competencies_and_facets_are_refused(service, changes):
    with pytest.raises(UnknownIdError):
        service.add(replace(DRAFT, **changes))


def test_an_edit_keeps_state_order_and_origin(service):
    action = service.move_to_state(service.accept("act-study").action_id, ActionState.DOING)

    edited = service.edit(action.action_id, replace(DRAFT, due=date(2027, 2, 1)))

    assert (edited.title, edited.due) == ("Rehearse the no", date(2027, 2, 1))
    assert (edited.state, edited.position) == (ActionState.DOING, action.position)
    assert (edited.library_id, edited.kind) == ("act-study", ActionKind.STUDY)
    assert edited.revision > action.revision


def test_a_deletion_can_be_put_back_in_its_place(service):
    first = service.add(DRAFT)
    service.accept("act-study")

    gone = service.delete(first.action_id)
    assert titles(service) == ["A study"]
    service.put_back(gone)

    assert titles(service) == ["Rehearse the no", "A study"]


def test_a_state_carries_its_moment(service, clock):
    action_id = service.add(DRAFT).action_id
    service.move_to_state(action_id, ActionState.DOING)
    clock.moment += timedelta(days=5)

    done = service.move_to_state(action_id, ActionState.DONE)

    assert done.ended_at - done.started_at == timedelta(days=5)


def test_actions_move_up_and_down_among_the_open_ones(service):
    ids = [service.add(replace(DRAFT, title=title)).action_id for title in "abcd"]
    service.move_to_state(ids[1], ActionState.DONE)

    assert service.move(ids[2], -1)
    assert [one.title for one in service.actions() if one.is_open] == ["c", "a", "d"]
    assert not service.move(ids[2], -1)
    assert not service.move(ids[3], 1)
    assert service.move(ids[2], 1)

    assert [one.title for one in service.actions() if one.is_open] == ["a", "c", "d"]


def test_actions_in_the_same_place_can_still_be_moved(service):
    ids = [service.add(replace(DRAFT, title=title)).action_id for title in "abc"]
    for action_id in ids:
        service.put_back(replace(service.get(action_id), position=7))

    service.move(ids[2], -1)

    assert titles(service) == ["a", "c", "b"]


def test_due_actions_are_the_overdue_and_the_next_ones(service, clock):
    for days in (-3, 5, 60):
        due = clock.moment.date() + timedelta(days=days)
        service.add(replace(DRAFT, title=str(days), due=due))

    assert [one.title for one in service.due()] == ["-3", "5"]


def test_a_done_action_becomes_evidence_once(service, ledger):
    action_id = service.accept("act-study").action_id
    with pytest.raises(InvalidActionError, match="finished"):
        service.write_to_ledger(action_id, "They agreed.")
    done = service.move_to_state(action_id, ActionState.DONE)
    assert service.in_ledger() == frozenset()

    entry = service.write_to_ledger(action_id, "They agreed.")
    again = service.write_to_ledger(action_id, "They agreed.")

    assert again == entry
    assert list(ledger.stored.values()) == [entry]
    assert entry.facets == (
        FacetRef("negotiation", "preparation"),
        FacetRef("negotiation", "firmness"),
    )
    assert (entry.action, entry.result) == ("Do it.", "They agreed.")
    assert (entry.origin, entry.origin_id) == (Origin.ACTION, action_id)
    assert entry.happened_on == done.ended_at.date()
    assert service.in_ledger() == {action_id}


def test_an_action_about_nothing_in_particular_is_no_evidence_yet(service):
    action_id = service.add(replace(DRAFT, facet_ids=())).action_id
    service.move_to_state(action_id, ActionState.DONE)

    with pytest.raises(InvalidActionError, match="about"):
        service.write_to_ledger(action_id, "")


def test_the_calendar_holds_what_is_open_and_has_a_date(service):
    with pytest.raises(InvalidActionError, match="No open action"):
        service.calendar()
    dated = service.add(replace(DRAFT, due=date(2027, 1, 5)))
    done = service.add(replace(DRAFT, due=date(2027, 1, 6)))
    service.move_to_state(done.action_id, ActionState.DONE)
    service.add(DRAFT)

    (event,) = icalendar.Calendar.from_ical(service.calendar()).walk("VEVENT")

    assert event["UID"].startswith(dated.action_id)


def test_without_an_attempt_there_is_nothing_to_advise(service):
    assert service.latest() is None
