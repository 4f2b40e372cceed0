"""Which actions of the library fit a person, and in which order."""

from dataclasses import replace

import pytest

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.action import (
    ActionKind,
    LibraryAction,
    Stage,
    compose,
    facets_to_work_on,
    fitting_actions,
    target_level,
)
from hop_desktop.domain.competency import Measures, judge
from hop_desktop.domain.scorecard import FacetScore

CATALOGUE = load_catalogue()
FACETS = ("preparation", "interest-discovery", "value-creation", "firmness", "closing")


def negotiation(score, facets=()):
    """A score with facets given as (id, score); None: unexposed."""
    made = tuple(FacetScore(one, value, is_unexposed=value is None) for one, value in facets)
    measures = Measures(made, score, None, score, 5, 7, is_unexposed=score is None)
    return judge("negotiation", measures, CATALOGUE.profile("scale-up"), CATALOGUE.constants)


def action(action_id, kind=ActionKind.ASSIGNMENT, **changes):
    plain = LibraryAction(
        action_id=action_id,
        competency_id="negotiation",
        facet_ids=("preparation",),
        steps=(4,),
        kind=kind,
        gives_exposure=False,
        title=action_id,
        do="do",
        seen="seen",
        hours=5,
        weeks=6,
        stages=frozenset(Stage),
    )
    return replace(plain, **changes)


def ids(proposals):
    return [one.action.action_id for one in proposals]


@pytest.mark.parametrize(
    ("level", "target"),
    [
        (3.3, 4),  # the examples of the specification
        (2.9, 4),
        (1.0, 2),
        (2.0, 3),
        (2.74, 3),
        (2.75, 4),
        (3.0, 4),
        (4.0, 5),
        (4.9, 5),  # there is no sixth level
        (5.0, 5),
        (None, 2),  # no chance yet counts as the lowest level
    ],
)
def test_the_next_level_is_aimed_at_and_never_the_whole_way(level, target):
    assert target_level(negotiation(level)) == target


def test_the_two_lowest_facets_and_every_unexposed_one_need_work():
    score = negotiation(
        2.9,
        [
            ("preparation", 3.25),
            ("interest-discovery", 3.0),
            ("value-creation", 2.0),
            ("firmness", 3.0),
            ("closing", None),
        ],
    )

    assert facets_to_work_on(score) == ("value-creation", "interest-discovery", "closing")


def test_skipped_facets_are_not_taken_for_unexposed_ones():
    score = replace(negotiation(3.3), facets=(FacetScore("firmness", None, is_unexposed=False),))

    assert facets_to_work_on(score) == ()


def test_only_actions_of_the_competency_the_step_and_the_stage_fit():
    library = (
        action("fits"),
        action("step", steps=(2, 3)),
        action("stage", stages=frozenset({Stage.ENTERPRISE})),
        action("competency", competency_id="budgeting"),
    )

    assert ids(fitting_actions(library, negotiation(3.3), Stage.SCALE_UP)) == ["fits"]
    assert ids(fitting_actions(library, negotiation(3.3), None)) == ["fits", "stage"]


def test_a_listed_facet_counts_more_and_what_can_be_arranged_more_still():
    score = negotiation(3.3, [("firmness", 2.0), ("closing", 3.0), ("preparation", 4.0)])
    library = (
        action("other"),
        action("other-arranged"),
        action("listed", facet_ids=("firmness", "preparation")),
        action("listed-arranged", facet_ids=("closing",)),
    )

    found = fitting_actions(library, score, None, {"other-arranged", "listed-arranged"})

    assert ids(found) == ["listed-arranged", "listed", "other-arranged", "other"]
    assert [one.fit for one in found] == pytest.approx([1.2, 1.0, 0.9, 0.7])
    assert found[1].listed_facets == ("firmness",)


def test_one_assignment_one_relationship_and_one_study_are_proposed():
    library = (
        action("study", ActionKind.STUDY),
        action("first"),
        action("second"),
        action("talk", ActionKind.RELATIONSHIP),
    )
    fitting = fitting_actions(library, negotiation(3.3), None)

    assert ids(compose(fitting, needs_exposure=False)) == ["first", "talk", "study"]


def test_kinds_that_do_not_fit_are_left_out():
    fitting = fitting_actions((action("talk", ActionKind.RELATIONSHIP),), negotiation(3.3), None)

    assert ids(compose(fitting, needs_exposure=False)) == ["talk"]
    assert compose((), needs_exposure=True) == ()


def test_without_a_chance_yet_getting_one_comes_first_and_never_a_course():
    library = (
        action("course", ActionKind.STUDY, steps=(2,), gives_exposure=True),
        action("assignment", steps=(2,)),
        action("shadow", ActionKind.RELATIONSHIP, steps=(2,), gives_exposure=True),
    )
    score = negotiation(None, [(facet, None) for facet in FACETS])
    fitting = fitting_actions(library, score, None)

    assert ids(compose(fitting, needs_exposure=True)) == ["shadow", "assignment", "course"]
