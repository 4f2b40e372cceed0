"""A store of the program that asked version 1: its attempts open, score, go on and compare."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_former_editions
from hop_desktop.domain.change import Reservation
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _, speaking
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.edition_words import untranslated_words
from hop_desktop.services.open_attempt import OpenAttempt

STORE = Path(__file__).with_name("fixtures") / "instrument-1.db"


@pytest.fixture
def services(tmp_path, catalogue):
    paths = AppPaths.at(tmp_path / "data")
    paths.database.parent.mkdir(parents=True)
    shutil.copyfile(STORE, paths.database)
    services = open_services(paths, catalogue)
    with closing(services.database):
        yield services


def test_the_shipped_snapshot_is_what_the_store_kept(services):
    (first,) = load_former_editions()
    attempt = services.history.get("v1-full")

    assert first.version == "1"
    assert attempt.fingerprint == first.fingerprint
    assert services.history.instrument_of(attempt) == first.instrument


@pytest.mark.parametrize("attempt_id", ["v1-full", "v1-quick"])
def test_finished_attempts_are_scored_by_their_own_snapshot(services, attempt_id):
    attempt = services.history.get(attempt_id)
    (first,) = load_former_editions()
    items = first.instrument.items_of(attempt.form)

    card = services.history.scorecard(attempt)

    assert (card.scoring_version, card.instrument_version) == (2, "1")
    profile, constants = services.profiles.get(attempt.profile_id), services.catalogue.constants
    anew = score(first.instrument, attempt, profile, constants)
    assert card.competencies == anew.competencies
    for one in card.competencies:
        own = [item for item in items if item.competency_id == one.competency_id]
        assert one.asked == sum(item.kind is ItemKind.LEVEL for item in own)


def test_the_version_of_each_stored_attempt_is_known(services):
    former = services.history.former_versions(services.history.summaries())

    assert former == {services.history.get("v1-full").fingerprint: "1"}


def test_a_facet_with_a_share_alone_is_left_out_of_the_score(services):
    card = services.history.scorecard(services.history.get("v1-full"))

    facets = {one.facet_id for one in card.competency("people-leadership").facets}

    assert facets == {"hiring-structure", "coaching-growth"}


def test_the_open_attempt_goes_on_with_its_own_items_and_is_finished(services):
    attempt = services.assessment.open_attempt()
    (first,) = load_former_editions()
    assert attempt.attempt_id == "v1-open"
    assert services.assessment.instrument_of(attempt) == first.instrument
    own = OpenAttempt(services.assessment, attempt)

    for item in first.instrument.items_of(Form.FULL):
        if item.is_rated and item.item_id not in attempt.responses:
            own.answer(item.item_id, 4)
            own.save()
    finished = services.assessment.finish(own.attempt)

    card = services.history.scorecard(finished)
    assert card.instrument_version == "1"
    assert card.readiness.value is not None


def test_what_comes_next_is_a_statement_of_the_version_that_was_answered(services):
    (first,) = load_former_editions()
    card = services.history.scorecard(services.history.get("v1-full"))

    areas = services.planning.focus_areas(card)

    assert areas
    for area in areas:
        assert area.competency == first.instrument.competency(area.competency.competency_id)


def test_two_attempts_of_version_1_are_compared_as_any_two(services):
    history = services.history

    found = history.compare(history.get("v1-full"), history.get("v1-quick"))

    assert found.versions == ("1", "1")
    assert found.reason is not Reservation.VERSIONS
    assert found.items_shared == 12
    assert any(one.change_class for one in found.competencies.values())


def test_the_export_brings_a_version_1_attempt_back(services, open_store):
    document = services.transfer.export()

    other = open_store("other")
    added = other.transfer.import_all(document, "export.json")

    assert added["attempts"] == 3
    assert other.history.get("v1-full") == services.history.get("v1-full")


@pytest.mark.parametrize("spoken", ["de", "es", "en"])
def test_a_report_says_truly_which_statements_are_translated(services, tmp_path, spoken):
    report = tmp_path / "report.md"

    services.reports.save("v1-full", report, spoken=spoken)

    said = report.read_text(encoding="utf-8")
    with speaking(spoken):
        note = _("statements of version {version} in English").format(version="1")
    assert (note in said) is (spoken != "en")


def test_results_say_that_statements_of_version_1_stay_in_english(services):
    with speaking("de"):
        assert untranslated_words(services.catalogue, "1") == "Aussagen der Version 1 auf Englisch"
        assert untranslated_words(services.catalogue, "2") == ""
    assert untranslated_words(services.catalogue, "1") == ""
