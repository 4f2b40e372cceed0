"""What is typed and not saved: each piece on its own, never looked at."""

from datetime import date

import pytest

from hop_desktop.domain.background import Background
from hop_desktop.domain.evidence import FacetRef, Scope
from hop_desktop.domain.plan import ActionDraft
from hop_desktop.domain.profile import Profile
from hop_desktop.services.action_draft import Writing
from hop_desktop.services.drafts import Draft, Drafts, key_of
from hop_desktop.services.evidence_writing import EvidenceDraft, EvidenceWriting
from tests.services.drafts import DraftsInMemory

HOSTILE = "half a thought \u202e\x0b 🦓 <b>"
VALUES = [
    EvidenceWriting(
        EvidenceDraft(
            (FacetRef("negotiation", "closing"),),
            date(2026, 5, 1),
            action=HOSTILE,
            scope=Scope.COMPANY,
        ),
        "entry-1",
    ),
    Writing(ActionDraft("", "negotiation", ("firmness",), note=HOSTILE), "", is_touched=True),
    Profile("own-1", HOSTILE, "head-of-product", "", {"strategy": 2.5}, {"strategy": 7}, {}, True),
    Background(sector=HOSTILE),
]


@pytest.fixture
def store():
    return DraftsInMemory()


@pytest.mark.parametrize("value", VALUES, ids=lambda one: type(one).__name__)
def test_every_form_comes_back_after_the_program_as_it_was_typed(store, value):
    drafts = Drafts(store)
    Draft(drafts, "form", type(value)).put(value)
    drafts.keep()

    assert Draft(Drafts(store), "form", type(value)).value == value


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"draft": {}, "entry_id": ""}', "7"])
def test_a_draft_that_cannot_be_read_is_set_aside_and_none(store, text):
    store.kept = {"evidence": text, "reason/a1/i1": "whole"}
    drafts = Drafts(store)

    assert Draft(drafts, "evidence", EvidenceWriting).value is None

    assert drafts.set_aside_as
    assert drafts.typed_keys() == ("reason/a1/i1",)


def test_drafts_of_one_kind_about_two_things_do_not_touch(store):
    drafts = Drafts(store)
    drafts.put(key_of("reason", "a1", "i1"), "one")
    drafts.put(key_of("reason", "a1", "i2"), "two")

    drafts.drop(key_of("reason", "a1", "i1"))

    assert drafts.get(key_of("reason", "a1", "i2")) == "two"


def test_drafts_go_with_what_they_are_about(store):
    drafts = Drafts(store)
    drafts.put(key_of("reason", "a1", "i1"), "one")
    drafts.put(key_of("reason", "a2", "i1"), "two")
    drafts.put(key_of("look-back", "a1", "a2"), "three")

    drafts.drop_about("a1")

    assert drafts.typed_keys() == (key_of("reason", "a2", "i1"),)


def test_a_form_in_which_nothing_was_typed_does_not_outlive_the_program(store):
    drafts = Drafts(store)
    drafts.put("action", "as it was opened", is_typed=False)
    drafts.keep()

    assert drafts.get("action") == "as it was opened"
    assert drafts.typed_keys() == ()
    assert store.kept == {}


def test_the_file_is_written_only_when_something_changed(store):
    told = []
    drafts = Drafts(store)
    drafts.watch(lambda: told.append(1))
    drafts.put("action", "one")
    drafts.put("action", "one")

    assert told == [1]
    assert not drafts.is_kept
    drafts.keep()
    assert drafts.is_kept
