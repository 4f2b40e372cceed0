"""What is said about keys, damage and encryption is true in every state in which files can lie."""

import random

import pytest

from hop_desktop.presentation import protection
from hop_desktop.storage import key_file
from tests.faults.protected_claims import untrue
from tests.faults.protected_states import Stage, states
from tests.faults.scale import N, memory_folder, record

pytest.importorskip("sqlcipher3")
TRIALS = 150 * N


@pytest.fixture(scope="module")
def stage():
    cost, key_file.COST = key_file.COST, 3
    with memory_folder() as folder:
        yield Stage(folder)
    key_file.COST = cost


def all_untrue(stage, trials):
    found = []
    for state in random.Random(trials).sample(states(), trials):
        outcome = stage.start(state)
        found += [(sentence, state) for sentence in untrue(stage, state, outcome)]
    return found


def test_every_sentence_of_a_start_is_true(stage):
    assert all_untrue(stage, TRIALS) == []
    record("sentences about keys, damage and encryption", trials=TRIALS, untrue=0)


def test_a_start_that_overlooks_what_is_in_plain_is_caught(stage, monkeypatch):
    monkeypatch.setattr(protection, "_NAMED", 0)

    assert all_untrue(stage, TRIALS)
