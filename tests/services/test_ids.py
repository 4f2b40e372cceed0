"""What is stored under an id is found under it, however a file writes the id."""

import json
import unicodedata
from dataclasses import replace

import pytest

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.limits import ID, as_id
from tests.foreign import begin, fill

COMPOSED = "Prof\u00edl-\u00e9"
FORMS = {
    "composed": COMPOSED,
    "decomposed": unicodedata.normalize("NFD", COMPOSED),
    "with a mark of direction": "\u200e" + COMPOSED,
    "with a BOM": "\ufeff" + COMPOSED,
    "with a control character": COMPOSED + "\x00",
    "half of it decomposed": "Profi\u0301l-\u00e9",
}


def renamed(content, old, new):
    """Return an export in which an id stands in another form wherever it stands."""
    return json.dumps(json.loads(json.dumps(content).replace(json.dumps(old), json.dumps(new))))


@pytest.fixture
def exported(open_store):
    services = open_store("own")
    own = fill(services, "x")
    begin(services, own.profile_id, "x")
    content = json.loads(services.transfer.export())
    for profile in content["profiles"]:
        profile["id"] = COMPOSED
    for attempt in content["attempts"]:
        attempt["profile"] = COMPOSED
    content["background"]["target_profile"] = COMPOSED
    for part in ("details", "evidence", "plan"):
        for thing in content[part]:
            thing["id"] += "\u00e9"
    for part in ("reasons", "look_backs"):
        for thing in content[part]:
            thing["attempt"] += "\u00e9"
    return content


@pytest.mark.parametrize("reference", FORMS)
@pytest.mark.parametrize("form", FORMS)
def test_a_profile_is_found_by_whatever_refers_to_it(exported, open_store, form, reference):
    for profile in exported["profiles"]:
        profile["id"] = FORMS[form]
    for attempt in exported["attempts"]:
        attempt["profile"] = FORMS[reference]
    exported["background"]["target_profile"] = FORMS[reference]
    services = open_store("other")

    services.transfer.import_all(json.dumps(exported).encode(), "export.json")

    (own,) = services.profiles.own()
    assert own.profile_id == COMPOSED
    assert {attempt.profile_id for attempt in services.history.attempts()} == {COMPOSED}
    assert services.background.load().target_profile == COMPOSED
    assert [card.profile_id for _attempt, card in services.history.scored()] == [COMPOSED] * 2


def test_an_export_is_the_same_in_whatever_form_its_ids_came(exported, open_store):
    written = []
    for name, change in {"NFC": str, "NFD": decomposed}.items():
        services = open_store(name)
        services.transfer.import_all(json.dumps(change_ids(exported, change)).encode(), name)
        written.append(services.transfer.export())

        again = open_store(f"{name} again")
        again.transfer.import_all(written[-1], name)
        assert again.transfer.export() == written[-1]

    assert written[0] == written[1]
    assert json.loads(written[0])["reasons"]


def decomposed(text):
    return unicodedata.normalize("NFD", text)


def change_ids(value, change):
    """Return JSON with everything changed that is no longer than an id."""
    if isinstance(value, dict):
        return {
            change(key): value[key] if key == "instruments" else change_ids(value[key], change)
            for key in value
        }
    if isinstance(value, list):
        return [change_ids(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("a", "a"),
        (" a b", " a b"),
        ("e\u0301", "\u00e9"),
        ("", ""),
        (" \u202e", ""),
        (None, ""),
        (5, ""),
        ("x" * ID, "x" * ID),
        ("x" * (ID + 1), ""),
        ("x\u200e" * ID, "x" * ID),
        ("x" * 10_000_000, ""),
    ],
)
def test_an_id_is_cleaned_and_composed_or_none(value, stored):
    assert as_id(value) == stored
    assert as_id(stored) == stored


@pytest.mark.parametrize("field", ["responses", "evidence", "seconds"])
def test_an_item_named_twice_in_two_forms_is_refused(exported, open_store, field):
    attempt = exported["attempts"][0]
    item_id = next(iter(attempt["responses"]))
    named = attempt["evidence"].get(item_id, {"text": "", "grade": 0})
    value = {"responses": attempt["responses"][item_id], "evidence": named, "seconds": 1.0}[field]
    attempt[field] |= {item_id: value, f"\u200e{item_id}": value}

    with pytest.raises(InvalidFileError, match=f"{field}: names something twice"):
        open_store("other").transfer.import_all(json.dumps(exported).encode(), "export.json")


@pytest.fixture
def orphaned(open_store):
    """A store whose attempts were taken with a profile that is not there."""
    services = open_store("orphaned")
    own = fill(services, "x")
    begin(services, own.profile_id, "x")
    with services.database.saving() as saving:
        saving.delete("own_profile", id=1)
    return services, own


def test_a_missing_profile_has_a_stand_in_that_says_so(orphaned):
    services, own = orphaned

    *_expectations, stand_in = services.profiles.own()

    assert stand_in.profile_id == own.profile_id
    assert services.profiles.get(own.profile_id) == stand_in
    assert stand_in.name == f"Missing profile {own.profile_id}"
    assert "those of “Head of Product” are used instead" in stand_in.description
    assert stand_in.levels == services.catalogue.profile("head-of-product").levels


def test_an_export_with_a_missing_profile_can_be_imported(orphaned, open_store):
    services, _own = orphaned
    other = open_store("other")

    other.transfer.import_all(services.transfer.export(), "export.json")

    assert other.history.attempts() == services.history.attempts()


def test_a_missing_profile_that_is_imported_takes_the_place_of_its_stand_in(orphaned, open_store):
    services, own = orphaned
    other = open_store("other")
    content = json.loads(services.transfer.export())
    content["profiles"][-1] |= {"name": "Mine again"}
    content |= {"attempts": [], "details": [], "reasons": [], "look_backs": []}

    services.transfer.import_all(json.dumps(content).encode(), "export.json")

    assert services.profiles.get(own.profile_id).name == "Mine again"
    assert other.profiles.own() == ()


def test_a_profile_that_was_stored_under_another_form_of_its_id_is_found(open_store, catalogue):
    services = open_store("own")
    copy = replace(services.profiles.copy(catalogue.profiles[0], "Mine", ""), profile_id=COMPOSED)
    services.profiles.save(copy)
    services.assessment.begin(Form.QUICK, COMPOSED)
    with services.database.saving() as saving:
        row = next(iter(saving.rows("attempt")))
        saving.put("attempt", {**row, "profile_id": FORMS["decomposed"]})

    assert services.assessment.open_attempt().profile_id == COMPOSED
    assert services.profiles.attempts_with(COMPOSED) == 1
