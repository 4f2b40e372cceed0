"""What the pack asks about and how it spreads actions over 90 days."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from hop_desktop.domain.action import ActionKind, LibraryAction, Proposal, Stage
from hop_desktop.domain.evidence import (
    EvidenceEntry,
    FacetRef,
    Origin,
    Scope,
    evidenced_level,
    standing,
)
from hop_desktop.domain.pack import ninety_days, stories_by_competency, thin_proofs

TODAY = date(2026, 11, 1)


def entry(*facets, day=date(2026, 6, 1)):
    return EvidenceEntry(
        entry_id="e",
        facets=tuple(FacetRef(*one) for one in facets),
        situation="",
        task="",
        action="I did it",
        result="",
        happened_on=day,
        scope=Scope.TEAM,
        confirmer="Ana",
        reference="",
        origin=Origin.HAND,
        origin_id="",
        recorded_at=datetime(2026, 6, 1, tzinfo=UTC),
    )


def claims(entries, **claimed):
    return {
        one.replace("_", "-"): standing(
            evidenced_level(one.replace("_", "-"), entries, TODAY), expected=4.0, claimed=level
        )
        for one, level in claimed.items()
    }


def questions(instrument):
    return {
        FacetRef(one.competency_id, facet.facet_id): (f"About {facet.facet_id}?",)
        for one in instrument.competencies
        for facet in one.facets
    }


def thin(instrument, entries, **claimed):
    standings = claims(entries, **claimed)
    found = thin_proofs(instrument, standings, entries, questions(instrument), TODAY)
    return {
        one.standing.evidenced.competency_id: [probe.facet.facet_id for probe in one.probes]
        for one in found
    }


def test_a_story_counts_for_every_competency_it_is_tied_to(catalogue):
    entries = [
        entry(("negotiation", "closing"), ("budgeting", "planning")),
        entry(("negotiation", "firmness")),
    ]

    found = stories_by_competency(catalogue.instrument, entries)

    assert found["negotiation"] == (1, 2)
    assert found["budgeting"] == (1,)
    assert found["presentation"] == ()


def test_only_claims_above_their_evidence_are_asked_about_the_largest_gap_first(catalogue):
    asked = thin(catalogue.instrument, [], negotiation=3.0, budgeting=4.5, presentation=1.4)

    assert list(asked) == ["budgeting", "negotiation"]


def test_facets_without_a_recent_story_are_asked_about_first(catalogue):
    entries = [
        entry(("negotiation", "preparation")),
        entry(("negotiation", "interest-discovery"), day=date(2023, 1, 1)),
    ]

    asked = thin(catalogue.instrument, entries, negotiation=4.0)

    assert asked == {"negotiation": ["interest-discovery", "value-creation"]}


def test_where_every_facet_has_a_story_the_first_facets_are_asked_about(catalogue):
    facets = catalogue.instrument.competency("negotiation").facets
    entries = [entry(*(("negotiation", one.facet_id) for one in facets))]

    asked = thin(catalogue.instrument, entries, negotiation=5.0)

    assert asked == {"negotiation": ["preparation", "interest-discovery"]}


@dataclass(frozen=True)
class Area:
    """As much of a focus area as is needed here."""

    proposals: tuple[Proposal, ...]


def area(name, *weeks):
    action = LibraryAction(
        action_id=name,
        competency_id="negotiation",
        facet_ids=("closing",),
        steps=(3,),
        kind=ActionKind.ASSIGNMENT,
        gives_exposure=False,
        title=name,
        do="Do it.",
        seen="Seen.",
        hours=4,
        weeks=1,
        stages=frozenset(Stage),
    )
    made = [replace(action, action_id=f"{name}{one}", weeks=one) for one in weeks]
    return Area(tuple(Proposal(one, 1.0, (), False) for one in made))


def ids(steps):
    return [one.action.action_id for one in steps]


def test_each_thirty_days_begin_one_action_of_each_area_the_first_proposal_first():
    phases = ninety_days([area("a", 2, 8, 4), area("b", 6)])

    assert [(one.first_day, one.last_day) for one in phases] == [(1, 30), (31, 60), (61, 90)]
    assert [ids(one.begun) for one in phases] == [["a2", "b6"], ["a8"], ["a4"]]


def test_an_action_is_finished_where_its_last_day_lies():
    phases = ninety_days([area("a", 2, 8, 4), area("b", 6)])

    assert [ids(one.finished) for one in phases] == [["a2"], ["b6"], ["a8", "a4"]]


def test_an_action_that_is_too_long_is_begun_and_said_to_go_on():
    phases = ninety_days([area("a", 26)])

    assert not phases[0].begun[0].ends_in_time
    assert [ids(one.finished) for one in phases] == [[], [], []]


def test_without_focus_areas_there_is_nothing_to_plan():
    assert ninety_days([]) == ()
    assert ninety_days([area("a")]) == ()
