"""A list to compare with stays short, however many attempts are stored."""

from dataclasses import replace

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.services import history as module


@pytest.fixture
def history(open_store, catalogue, monkeypatch):
    """Five finished attempts, of which a list offers three."""
    monkeypatch.setattr(module, "OFFERED", 3)
    services = open_store("store")
    for number in range(5):
        sample = replace(load_samples(catalogue)[0], attempt_id=f"a{number}")
        services.transfer.add_attempt(sample)
    return services.history


def ids(attempts):
    return [one.attempt_id for one in attempts]


def test_a_list_offers_the_attempts_that_were_stored_last(history):
    assert ids(history.to_compare()) == ["a2", "a3", "a4"]
    assert ids(history.to_compare("a3")) == ["a2", "a3", "a4"]


def test_an_older_attempt_that_is_chosen_stands_in_the_list_too(history):
    assert ids(history.to_compare("a0")) == ["a0", "a2", "a3", "a4"]


def test_an_attempt_that_is_gone_cannot_be_chosen(history):
    with pytest.raises(UnknownIdError):
        history.to_compare("gone")
