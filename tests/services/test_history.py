"""Attempts by time of finishing, and short lists of earlier ones, however many are stored."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.services import history as module

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def history(open_store, catalogue, monkeypatch):
    """Six finished attempts, stored in another order; a list offers three earlier ones."""
    monkeypatch.setattr(module, "OFFERED", 3)
    services = open_store("store")
    for number in (4, 0, 5, 3, 1, 2):
        services.transfer.add_attempt(attempt(catalogue, number))
    return services.history


def attempt(catalogue, number, zone=UTC):
    begun = (NOON + timedelta(hours=number)).astimezone(zone)
    return replace(
        load_samples(catalogue)[0],
        attempt_id=f"a{number}",
        started_at=begun,
        finished_at=begun + timedelta(minutes=20),
    )


def ids(attempts):
    return [one.attempt_id for one in attempts]


def test_the_latest_is_the_one_finished_last_whatever_was_stored_last(history):
    assert history.get("latest").attempt_id == "a5"
    assert ids(history.latest_finished(2)) == ["a4", "a5"]
    assert (
        ids(history.summaries()) == ids(history.finished()) == ["a0", "a1", "a2", "a3", "a4", "a5"]
    )
    assert ids(history.attempts()) == ids(history.finished())
    assert [one.attempt_id for one, _card in history.scored(["a4", "a1"])] == ["a1", "a4"]


def test_an_older_export_imported_beside_newer_attempts_does_not_become_the_latest(
    open_store, catalogue, tmp_path
):
    here, elsewhere = open_store("here"), open_store("elsewhere")
    here.transfer.add_attempt(attempt(catalogue, 7))
    elsewhere.transfer.add_attempt(attempt(catalogue, 2))

    here.transfer.add_attempt(elsewhere.history.get("latest"))

    assert here.history.get("latest").attempt_id == "a7"
    assert here.history.before(here.history.get("latest")).attempt_id == "a2"
    assert here.history.before(here.history.get("a2")) is None


def test_moments_of_different_zones_are_compared_as_moments(open_store, catalogue):
    services = open_store("store")
    far_east, far_west = timezone(timedelta(hours=14)), timezone(-timedelta(hours=23, minutes=59))
    services.transfer.add_attempt(attempt(catalogue, 2, far_west))
    services.transfer.add_attempt(attempt(catalogue, 1, far_east))

    assert ids(services.history.summaries()) == ["a1", "a2"]


def test_an_open_attempt_stands_last_and_after_all_that_are_finished(open_store, catalogue):
    services = open_store("store")
    begun = replace(attempt(catalogue, 0), attempt_id="open", finished_at=None)
    services.transfer.add_attempt(begun)
    services.transfer.add_attempt(attempt(catalogue, 3))

    assert ids(services.history.summaries()) == ["a3", "open"]
    assert services.history.before(begun).attempt_id == "a3"


def test_a_list_offers_the_attempts_finished_last_before_one(history):
    assert ids(history.earlier(history.get("a5"))) == ["a2", "a3", "a4"]
    assert ids(history.earlier(history.get("a5"), "a3")) == ["a2", "a3", "a4"]
    assert ids(history.earlier(history.get("a1"))) == ["a0"]
    assert history.earlier(history.get("a0")) == ()


def test_an_older_attempt_that_is_chosen_stands_in_the_list_too(history):
    assert ids(history.earlier(history.get("a5"), "a0")) == ["a0", "a2", "a3", "a4"]


def test_nothing_is_earlier_than_the_sample(history, catalogue):
    assert history.earlier(load_samples(catalogue)[-1]) == ()


def test_an_attempt_that_is_gone_cannot_be_chosen(history):
    with pytest.raises(UnknownIdError):
        history.earlier(history.get("a5"), "gone")


def test_an_earlier_version_is_read_from_its_document_once(open_store, catalogue):
    services = open_store("folder")
    earlier = replace(catalogue.source.instrument, name="As it was asked then")
    attempt = replace(load_samples(catalogue)[0], attempt_id="a", fingerprint="then")
    services.history._attempts.add(attempt, earlier)

    read = services.history.snapshot_of(attempt)

    assert read == earlier
    assert services.history.snapshot_of(attempt) is read
