"""The library of actions is read strictly; what is wrong is named by file, action and field."""

import pytest

from hop_desktop.content.action_library import load_action_library
from hop_desktop.domain.action import ActionKind, Stage
from hop_desktop.domain.errors import InvalidInstrumentError

ACTION = """
[[actions]]
id = "{name}-1"
facets = ["{facet}"]
steps = ["2-3", "3-4"]
kind = "assignment"
exposure = false
hours = 12
weeks = 6
stages = ["scale-up", "enterprise"]
key_status = "author-v0"
version = 1
author = "hop-desktop"
sources = []
"""
TEXTS = """
["{name}-1"]
title = "Stop list"
do = "List all work and name three pieces to stop."
seen = "A recorded decision"
"""


@pytest.fixture
def instrument(catalogue):
    return catalogue.instrument


@pytest.fixture
def folder(tmp_path, instrument):
    """A library of one action for each competency."""
    for one in instrument.competencies:
        text = ACTION.format(name=one.competency_id, facet=one.facets[0].facet_id)
        said = TEXTS.format(name=one.competency_id)
        for place, written in (("actions", text), ("text/en/actions", said)):
            (tmp_path / place).mkdir(parents=True, exist_ok=True)
            (tmp_path / place / f"{one.competency_id}.toml").write_text(written)
    return tmp_path


def edit(folder, old, new):
    found = False
    for place in ("actions", "text/en/actions"):
        file = folder / place / "budgeting.toml"
        text = file.read_text()
        found = found or old in text
        file.write_text(text.replace(old, new))
    assert found


def test_actions_are_read_in_framework_order(instrument, folder):
    actions = load_action_library(instrument, folder)

    assert [one.competency_id for one in actions] == [*instrument.competencies_by_id]
    first = actions[0]
    assert (first.action_id, first.steps) == ("product-strategy-1", (3, 4))
    assert first.kind is ActionKind.ASSIGNMENT
    assert first.stages == {Stage.SCALE_UP, Stage.ENTERPRISE}
    assert (first.hours, first.weeks) == (12, 6)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('kind = "assignment"', 'kind = "course"', "kind: 'course' is not one of assignment"),
        ('"2-3"', '"2-4"', "steps: '2-4' is none of 1-2"),
        ('steps = ["2-3", "3-4"]', "steps = []", "steps: is empty"),
        ('"2-3", "3-4"', '"3-4", "3-4"', "steps: 3-4 is given 2 times"),
        ('facets = ["planning"]', 'facets = ["firmness"]', "facets: 'firmness' is none of"),
        ("hours = 12", "hours = 0", "hours: 0 is not a number from 0.5"),
        ("weeks = 6", "weeks = 6.5", "weeks: 6.5 is not a multiple of 1"),
        ("exposure = false\n", "", "exposure: is missing"),
        ('seen = "A recorded decision"', 'seen = " "', "seen: ' ' is not a text"),
        ("hours = 12", "hours = 12\ncost = 3", "cost: is not a known field"),
        ('"enterprise"', '"planet"', "stages: 'planet' is none of startup"),
    ],
)
def test_a_broken_action_is_named_with_its_place(instrument, folder, old, new, place):
    edit(folder, old, new)

    with pytest.raises(InvalidInstrumentError) as refused:
        load_action_library(instrument, folder)

    assert f"budgeting.toml: actions 1 (budgeting-1): {place}" in refused.value.problems[0]


def test_two_actions_never_share_an_id(instrument, folder):
    edit(folder, "budgeting-1", "negotiation-1")

    with pytest.raises(InvalidInstrumentError, match="negotiation-1 is given 2 times"):
        load_action_library(instrument, folder)


def test_a_missing_or_unreadable_file_is_named(instrument, folder):
    (folder / "actions/budgeting.toml").unlink()
    (folder / "text/en/actions/negotiation.toml").write_bytes(b"\xff")

    with pytest.raises(InvalidInstrumentError) as refused:
        load_action_library(instrument, folder)

    assert any("budgeting.toml: the file is missing" in one for one in refused.value.problems)
    assert any(
        one.startswith("text/en/actions/negotiation.toml:") for one in refused.value.problems
    )


def test_the_shipped_library_is_read_whole(instrument):
    actions = load_action_library(instrument)

    assert len(actions) >= 60
    assert {one.competency_id for one in actions} == {*instrument.competencies_by_id}
