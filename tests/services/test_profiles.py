"""Own profiles and the background record, as the two shells use them."""

import json
from dataclasses import replace

import pytest

from hop_desktop.domain.attempt import SAMPLE_ID
from hop_desktop.domain.background import Background
from hop_desktop.domain.errors import InvalidFileError, ProfileStateError, UnknownIdError
from hop_desktop.domain.instrument import Form
from hop_desktop.domain.profile import Mark, is_sound


@pytest.fixture
def services(open_store):
    return open_store("data")


@pytest.fixture
def other(open_store):
    return open_store("other")


@pytest.fixture
def mine(services, catalogue):
    copy = services.profiles.copy(catalogue.profile("scale-up"), "Mine", "a copy")
    return services.profiles.save(copy)


def test_a_copy_has_an_id_of_its_own_and_is_set_by_the_person(services, mine, catalogue):
    assert services.profiles.get(mine.profile_id) == mine
    assert mine.profile_id not in {one.profile_id for one in catalogue.profiles}
    assert mine.levels == catalogue.profile("scale-up").levels
    assert {why.mark for why in mine.provenance.values()} == {Mark.SET_BY_YOU}
    assert services.profiles.all()[-1] == mine


@pytest.mark.parametrize(
    "broken",
    [
        {"name": "  "},
        {"levels": {"negotiation": 3.25}},
        {"levels": {"negotiation": 5.5}},
        {"levels": {"negotiation": 0.5}},
        {"weights": {"negotiation": 12}},
        {"weights": {"negotiation": 14}},
        {"weights": {"negotiation": -1, "presentation": 27}},
    ],
)
def test_what_is_not_sound_is_never_stored(services, mine, broken):
    changes = {
        field: value if field == "name" else {**getattr(mine, field), **value}
        for field, value in broken.items()
    }

    with pytest.raises(ProfileStateError):
        services.profiles.save(replace(mine, **changes))

    assert services.profiles.own() == (mine,)


def test_a_profile_without_a_level_for_each_competency_is_not_sound(mine, catalogue):
    levels = {k: v for k, v in mine.levels.items() if k != "negotiation"}

    assert not is_sound(replace(mine, levels=levels), catalogue.instrument.competencies_by_id)


def test_shipped_profiles_are_never_changed(services, catalogue):
    with pytest.raises(ProfileStateError):
        services.profiles.save(catalogue.profile("cpo"))
    with pytest.raises(UnknownIdError):
        services.profiles.delete("cpo")


def test_a_profile_that_an_attempt_was_taken_with_is_kept(services, mine):
    attempt = services.assessment.begin(Form.QUICK, mine.profile_id)

    with pytest.raises(ProfileStateError, match="1 attempt was taken"):
        services.profiles.delete(mine.profile_id)
    services.assessment.discard(attempt)
    services.profiles.delete(mine.profile_id)

    assert services.profiles.own() == ()


def test_own_profiles_and_background_travel_with_the_export(services, other, mine):
    noted = Background(years_in_product="12", sector="Health", target_profile=mine.profile_id)
    services.background.save(noted)

    other.transfer.import_all(services.transfer.export(), "export.json")

    assert other.profiles.own() == (mine,)
    assert other.background.load() == noted


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [("levels", "negotiation", 3.25), ("weights", "negotiation", 15), ("", "name", " ")],
)
def test_an_unsound_profile_in_an_export_is_refused(services, other, mine, place, field, value):
    content = json.loads(services.transfer.export())
    document = content["profiles"][0]
    (document[place] if place else document)[field] = value

    with pytest.raises(InvalidFileError, match="profiles"):
        other.transfer.import_all(json.dumps(content).encode(), "export.json")
    assert other.profiles.own() == ()


def test_blank_fields_of_the_background_are_left_out(services):
    services.background.save(Background(sector="  ", education=" MSc\u202e "))

    assert services.background.load() == Background(education="MSc")
    services.background.save(Background())
    assert services.background.load() == Background()


def test_a_report_holds_the_background_and_the_sample_never_does(services):
    from hop_desktop.bootstrap import load_samples

    services.background.save(Background(sector="Health"))
    sample = load_samples(services.catalogue)[-1]
    stored = replace(sample, attempt_id="mine")
    services.transfer.add_attempt(stored)

    assert services.reports.capture("mine").background.sector == "Health"
    assert sample.attempt_id == SAMPLE_ID
    assert services.reports.capture_attempt(sample).background == Background()


def test_an_own_profile_says_which_version_it_was_made_for(open_store, catalogue):
    services = open_store("made")
    copy = services.profiles.copy(catalogue.profiles[0], "Mine", "")

    saved = services.profiles.save(replace(copy, instrument_version="0"))

    version = catalogue.instrument.version
    assert saved.instrument_version == services.profiles.own()[0].instrument_version == version
    other = open_store("other")
    other.transfer.import_all(services.transfer.export(), "export.json")
    assert other.profiles.own()[0].instrument_version == version
    exported = json.loads(services.transfer.export())
    del exported["profiles"][0]["instrument_version"]
    third = open_store("third")
    third.transfer.import_all(json.dumps(exported).encode(), "old.json")
    assert third.profiles.own()[0].instrument_version == "1"
