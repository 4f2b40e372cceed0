"""Broken answers of others are taken or refused in one breath; nothing else ever happens."""

import pytest

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

MUTANTS = {
    "expectation": 500,
    "view": 500,
    "result": 500,
    "sheet": 500,
    "round": 500,
    "sealed": 500,
    "inside": 500,
}
NAMES = {
    "expectation": "expectations of others",
    "view": "named views",
    "result": "results of rounds",
    "sheet": "plain-text sheets",
    "round": "round files",
    "sealed": "sealed answers",
    "inside": "sheets inside a seal",
}
NOTHING_WRONG = dict.fromkeys(("crashed", "changed", "slow", "unhealthy", "too_much_memory"), 0)


def fuzz(kind, count, mode):
    with memory_folder() as folder:
        return run_script("fuzzed_feedback.py", folder / "data", kind, count, N, mode)


@pytest.mark.parametrize("kind", MUTANTS)
def test_no_mutant_of_an_answer_crashes_hangs_or_changes_anything_by_being_refused(kind):
    count = MUTANTS[kind] * N
    result = fuzz(kind, count, "honest")

    accepted, refused = result.pop("accepted"), result.pop("refused")
    assert result == NOTHING_WRONG
    assert accepted + refused == count
    assert min(accepted, refused) > 0
    record(f"mutated {NAMES[kind]}", mutants=count, **result)


def test_a_reader_that_trusts_what_it_reads_is_caught():
    result = fuzz("view", 100, "naive")

    assert result["crashed"] > 0
    assert result["unhealthy"] > 0
