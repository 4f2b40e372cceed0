"""Everything the person owns goes out as one file and comes back without loss, or not at all."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin, Scope
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.domain.profile import Mark, Provenance
from hop_desktop.resources import resource
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.storage.background import SqlBackgroundRepository
from hop_desktop.storage.ledger import SqlEvidenceRepository
from hop_desktop.storage.plans import SqlPlanRepository
from hop_desktop.storage.profiles import SqlProfileRepository
from hop_desktop.storage.retakes import SqlRetakeRepository
from tests.answered_forms import answer_everything

BACKGROUND = {"sector": "health care", "education": "=1+1 <b>Physics</b>"}

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)
OWN_ACTION = PlannedAction("p1", "=1+1", "Try.", "", "negotiation", (), MADE, position=1)
DONE_ACTION = PlannedAction(
    action_id="p2",
    title="Stop list",
    do="Name three pieces.",
    seen="A decision",
    competency_id="product-strategy",
    facet_ids=("choices",),
    created_at=MADE,
    library_id="act-str-1",
    kind=ActionKind.ASSIGNMENT,
    hours=12.5,
    due=date(2027, 1, 5),
    note="Ask Ana\nfirst",
    state=ActionState.DONE,
    started_at=MADE,
    ended_at=MADE,
    position=2,
)
ENTRY = EvidenceEntry(
    entry_id="e1",
    facets=(FacetRef("negotiation", "closing"), FacetRef("budgeting", "planning")),
    situation="=1+1",
    task="",
    action="Asked <b>twice</b>",
    result="Yes\nand yes",
    happened_on=date(2026, 2, 28),
    scope=Scope.COMPANY,
    confirmer="Ana",
    reference="minutes.pdf",
    origin=Origin.EXAMPLE,
    origin_id="a1/neg-closing-2",
    recorded_at=MADE,
)


def sample(catalogue, attempt_id):
    ids = [profile.profile_id for profile in catalogue.profiles]
    data = resource("sample", "attempt.json").read_bytes()
    return replace(parse_attempt(data, "sample", catalogue, ids), attempt_id=attempt_id)


@pytest.fixture
def full(open_store, catalogue):
    """A store with something in every part."""
    services = open_store("full")
    base = catalogue.profiles[0]
    first = next(iter(base.levels))
    own = replace(
        base,
        profile_id="own-1",
        name="Mine",
        is_own=True,
        provenance={first: Provenance(Mark.SET_BY_YOU, "We said so", ())},
    )
    SqlProfileRepository(services.database).save_profile(own)
    SqlBackgroundRepository(services.database).save(BACKGROUND)
    SqlPlanRepository(services.database).save_actions([OWN_ACTION, DONE_ACTION])
    services.planning.mark_arrangeable("act-neg-1", can_arrange=True)
    services.transfer.add_attempt(sample(catalogue, "a1"))
    services.transfer.add_attempt(replace(sample(catalogue, "a2"), profile_id="own-1"))
    SqlEvidenceRepository(services.database).save_entry(ENTRY)
    retakes = SqlRetakeRepository(services.database)
    retakes.save_reasons([ChangeReason("a2", "neg-closing-2", "A new role")])
    retakes.save_look_back(LookBack("a2", "a1", {"neg-closing-2": 2, "neg-firmness-2": 5}))
    answer_everything(services.feedback, "Maria", "Early.")
    an_open_one = replace(sample(catalogue, "a3"), finished_at=None, reviewed=True)
    services.transfer.add_attempt(an_open_one)
    return services


@pytest.fixture
def exported(full):
    return full.transfer.export()


def test_what_was_exported_comes_back_without_loss(full, exported, open_store):
    other = open_store("other")

    added = other.transfer.import_all(exported, "export.json")

    assert added == {"profiles": 2, "attempts": 3, "background": 2, "plan": 2} | {
        "evidence": 1,
        "reasons": 1,
        "look_backs": 1,
        "asked": 3,
        "expectations": 1,
        "named_views": 1,
        "group_results": 1,
    }
    assert other.history.attempts() == full.history.attempts()
    assert other.profiles.all() == full.profiles.all()
    assert other.transfer.export() == exported


def test_importing_twice_adds_nothing(full, exported):
    added = full.transfer.import_all(exported, "export.json")

    assert set(added.values()) == {0}
    assert full.transfer.export() == exported


def test_an_older_export_without_a_part_is_read(exported, open_store):
    content = json.loads(exported)
    del content["background"]
    other = open_store("other")

    added = other.transfer.import_all(json.dumps(content).encode(), "export.json")

    assert added["attempts"] == 3


def test_when_one_part_cannot_be_stored_none_is(exported, open_store, catalogue):
    other = open_store("other")
    other.transfer.add_attempt(replace(sample(catalogue, "a1"), responses={}))
    before = other.transfer.export()

    with pytest.raises(InvalidFileError, match="attempts: a different attempt with the id a1"):
        other.transfer.import_all(exported, "export.json")

    assert other.transfer.export() == before


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("format",), "hop-other", "format: "),
        (("format_version",), 2, "format_version: 2 is newer"),
        (("format_version",), True, "format_version: "),
        (("more",), 1, "more: is not a known field"),
        (("attempts",), {}, "attempts: is not a list"),
        (("attempts", 1), 7, "attempts.1: is not an object"),
        (("attempts", 1, "form"), "long", "attempts.1.form: "),
        (("attempts", 1, "profile"), [], "attempts.1.profile: "),
        (("details",), [], "details: is not as long"),
        (("details", 0, "id"), "", "details.0.id: is empty"),
        (("details", 0, "reviewed"), 1, "details.0.reviewed: "),
        (("details", 0, "current_item"), "x", "details.0.current_item: "),
        (("details", 0, "fingerprint"), "x", "details.0.fingerprint: "),
        (("instruments", "x"), {}, "instruments.x: "),
        (("profiles", 0, "name"), None, "profiles.0.name: "),
        (("profiles", 0, "id"), "scale-up", "profiles.0.id: "),
        (("profiles", 0, "weights", "negotiation"), 101, "profiles.0.weights.negotiation: "),
        (("profiles", 0, "weights", "negotiation"), 0, "profiles.0.weights.sum: "),
        (("profiles", 0, "levels", "negotiation"), 5.5, "profiles.0.levels.negotiation: "),
        (("profiles", 0, "levels", "singing"), 1, "profiles.0.levels.singing: "),
        (("profiles", 0, "provenance", "x"), {}, "profiles.0.provenance.x: "),
        (("background",), [], "background: is not an object"),
        (("background", "sector"), 7, "background.sector: "),
        (("plan", 0), 7, "plan.0: is not an object"),
        (("plan", 0, "title"), " ", "plan.0.title: is empty"),
        (("plan", 0, "id"), "x" * 201, "plan.0.id: is not a text of at most 200"),
        (("plan", 0, "competency"), "singing", "plan.0.competency: 'singing' is not known"),
        (("plan", 1, "facets"), ["firmness"], "plan.1.facets: 'firmness' is no facet"),
        (("plan", 1, "state"), "planned", "plan.1.ended_at: "),
        (("plan", 1, "kind"), "course", "plan.1.kind: "),
        (("plan", 1, "hours"), 0, "plan.1.hours: is not above 0"),
        (("plan", 1, "due"), "tomorrow", "plan.1.due: "),
        (("plan", 1, "created_at"), None, "plan.1.created_at: "),
        (("plan", 1, "more"), 1, "plan.1.more: is not a known field"),
        (("arrangeable",), [1], "arrangeable: is not a list of ids"),
        (("evidence", 0, "facets"), ["negotiation/juggling"], "evidence.0.facets: "),
        (("evidence", 0, "facets"), [], "evidence.0.facets: is empty"),
        (("evidence", 0, "happened_on"), "2026-02-30", "evidence.0.happened_on: "),
        (("evidence", 0, "scope"), "world", "evidence.0.scope: "),
        (("evidence", 0, "action"), " ", "evidence.0.action: is empty"),
        (("evidence", 0, "more"), 1, "evidence.0.more: is not a known field"),
        (("reasons", 0, "attempt"), "nobody", "reasons.0.attempt: "),
        (("reasons", 0, "item"), "juggling-1", "reasons.0.item: is not a known item"),
        (("look_backs", 0, "levels", "juggling-1"), 3, "look_backs.0.levels.juggling-1: is not a"),
        (("look_backs", 0, "earlier"), "a2", "look_backs.0.earlier: is the attempt itself"),
        (("look_backs", 0, "levels", "neg-firmness-2"), 6, "look_backs.0.levels.neg-firmness-2: 6"),
    ],
)
def test_a_file_with_something_wrong_is_refused_whole_with_the_place(
    exported, open_store, path, value, place
):
    content = json.loads(exported)
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    other = open_store("other")

    with pytest.raises(InvalidFileError) as refused:
        other.transfer.import_all(json.dumps(content).encode(), "export.json")

    assert refused.value.problems[0].startswith(place)
    assert other.history.attempts() == ()
    assert other.profiles.all() == other.catalogue.profiles


def test_everything_that_is_wrong_is_listed_with_its_place(exported, open_store):
    content = json.loads(exported)
    content["attempts"][0]["form"] = "long"
    content["attempts"][1]["profile"] = 7
    content["plan"][0] |= {"hours": -1, "position": "first"}
    content["evidence"][0] |= {"action": "", "scope": "world"}
    content["background"] = {"sector": 7, "education": None}
    content["profiles"][0]["levels"]["negotiation"] = 9
    del content["reasons"][0]["text"]

    with pytest.raises(InvalidFileError) as refused:
        open_store("other").transfer.import_all(json.dumps(content).encode(), "export.json")

    places = [problem.partition(": ")[0] for problem in refused.value.problems]
    assert sorted(places) == sorted(
        (
            *("attempts.0.form", "attempts.1.profile", "plan.0.hours", "plan.0.position"),
            *("evidence.0.action", "evidence.0.scope", "background.sector"),
            *("background.education", "profiles.0.levels.negotiation", "reasons.0.text"),
        )
    )
    assert refused.value.lines[0].startswith("export.json: profiles.0.levels.negotiation: ")


def test_at_most_twenty_problems_are_told(exported, open_store):
    content = json.loads(exported)
    content["evidence"] = [7] * 5000

    with pytest.raises(InvalidFileError) as refused:
        open_store("other").transfer.import_all(json.dumps(content).encode(), "export.json")

    assert len(refused.value.problems) == 20


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def paths_into(value, path=()):
    if path:
        yield path
    if isinstance(value, dict | list):
        places = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in places:
            yield from paths_into(inner, (*path, key))


def test_no_value_in_any_place_does_more_than_refuse(exported, open_store):
    content = json.loads(exported)
    content["attempts"], content["details"] = content["attempts"][:1], content["details"][:1]
    paths = list(paths_into(content))
    other = open_store("other")

    @given(st.sampled_from(paths), JSON_VALUES)
    @settings(max_examples=60, deadline=None)
    def check(path, value):
        changed = json.loads(json.dumps(content))
        inner = changed
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        with suppress(InvalidFileError):
            other.transfer.import_all(json.dumps(changed).encode(), "export.json")

    check()
