"""The action library passes its checks, and every check finds the fault it is there for."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from tests.content.action_checks import ACTION_CHECKS, LIBRARY_CHECKS
from tests.content.actions import Action, Library, load_library


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("check", ACTION_CHECKS)
def test_every_action_passes(library, check):
    found = [(one.action_id, text) for one in library.actions for text in ACTION_CHECKS[check](one)]

    assert not found


@pytest.mark.parametrize("check", LIBRARY_CHECKS)
def test_the_library_passes(library, check):
    assert not list(LIBRARY_CHECKS[check](library))


FAULTY_ACTIONS = {
    "a title that is a sentence": ("length", {"title": "Write down what you gave up each time"}),
    "no title": ("length", {"title": ""}),
    "too much to do": ("length", {"do": "Do it. " * 40}),
    "words of many syllables": ("reading_level", {"do": "Operationalise methodologies."}),
    "something vague": ("plain_words", {"seen": "A good talk with many people."}),
    "a technical term": ("plain_words", {"do": "Write the BATNA of your talk."}),
    "a pronoun with a gender": ("plain_words", {"do": "Ask your lead for his view."}),
    "an end nobody can see": ("observable", {"seen": "You understand the budget."}),
    "another person": ("second_person", {"do": "We write one page."}),
    "no full stop": ("marks", {"seen": "One page"}),
    "American spelling": ("marks", {"do": "Organize a meeting."}),
    "a straight apostrophe": ("marks", {"do": "Read the founder's plan."}),
    "no version": ("marks", {"version": 0}),
    "a second job": ("effort", {"hours": 80, "weeks": 4}),
    "no hours": ("effort", {"hours": 0}),
    "a year": ("effort", {"weeks": 52}),
    "a course as a first taste": ("exposure", {"exposure": True, "kind": "study"}),
    "a first taste for leaders": ("exposure", {"exposure": True, "steps": ("4-5",)}),
}


@pytest.mark.parametrize(("check", "changes"), FAULTY_ACTIONS.values(), ids=FAULTY_ACTIONS)
def test_a_fault_of_an_action_is_found(library, check, changes):
    assert list(ACTION_CHECKS[check](replace(library.actions[0], **changes)))


def test_every_check_of_an_action_has_a_fault_to_find():
    assert {check for check, _ in FAULTY_ACTIONS.values()} == set(ACTION_CHECKS)


def changed(which: str, /, **changes: object) -> Callable[[Library], Library]:
    """Change one action."""

    def change(library: Library) -> Library:
        actions = [
            replace(one, **changes) if one.action_id == which else one for one in library.actions
        ]
        return replace(library, actions=tuple(actions))

    return change


def only(keep: Callable[[Action], bool]) -> Callable[[Library], Library]:
    """Keep some of the actions."""
    return lambda library: replace(library, actions=tuple(filter(keep, library.actions)))


def covers(action: Action, *cell: str) -> bool:
    return cell in product(action.facets, action.steps)


FAULTY_LIBRARIES = {
    "an id twice": ("ids", changed("act-str-3", action_id="act-str-4")),
    "an id in another style": ("ids", changed("act-str-3", action_id="act_3")),
    "a sample that is gone": ("ids", changed("act-str-1", title="Go list")),
    "a facet of another competency": ("references", changed("act-str-3", facets=("message",))),
    "no facet": ("references", changed("act-str-3", facets=())),
    "a step of two levels": ("references", changed("act-str-3", steps=("1-3",))),
    "a kind that does not exist": ("references", changed("act-str-3", kind="course")),
    "a stage that does not exist": ("references", changed("act-str-3", stages=("growth",))),
    "an unlisted source": ("references", changed("act-str-3", sources=("NOWHERE",))),
    "a small library": ("size", only(lambda one: one.kind == "study")),
    "a core facet with a step missing": (
        "facets_and_steps",
        only(lambda one: not covers(one, "closing", "4-5")),
    ),
    "a supporting facet with nothing": (
        "facets_and_steps",
        only(lambda one: "self-awareness" not in one.facets),
    ),
    "a supporting step with nothing": (
        "facets_and_steps",
        only(lambda one: one.competency != "commercial-acumen" or "4-5" not in one.steps),
    ),
    "a kind missing at one step": (
        "three_kinds_everywhere",
        only(lambda one: one.kind != "study" or one.competency != "budgeting"),
    ),
    "nothing for a start-up": (
        "three_kinds_everywhere",
        changed("act-com-7", stages=("enterprise",)),
    ),
    "no first taste": ("a_first_taste", only(lambda one: not one.exposure)),
    "two actions alike": (
        "actions_differ",
        lambda library: changed("act-str-3", do=library.actions[0].do)(library),
    ),
}


@pytest.mark.parametrize(("check", "spoil"), FAULTY_LIBRARIES.values(), ids=FAULTY_LIBRARIES)
def test_a_fault_of_the_library_is_found(library, check, spoil):
    assert list(LIBRARY_CHECKS[check](spoil(library)))


def test_every_check_of_the_library_has_a_fault_to_find():
    assert {check for check, _ in FAULTY_LIBRARIES.values()} == set(LIBRARY_CHECKS)
