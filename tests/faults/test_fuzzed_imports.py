"""Broken import files are taken or refused in one breath; nothing else ever happens."""

import pytest

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

MUTANTS = {"attempt": 3000, "export": 1500, "html": 500, "pdf": 500}
NOTHING_WRONG = dict.fromkeys(("crashed", "changed", "slow", "unhealthy", "too_much_memory"), 0)


def fuzz(kind, count, mode):
    with memory_folder() as folder:
        return run_script("fuzzed_import.py", folder / "data", kind, count, N, mode)


@pytest.mark.parametrize("kind", MUTANTS)
def test_no_mutant_crashes_hangs_or_changes_anything_by_being_refused(kind):
    count = MUTANTS[kind] * N
    result = fuzz(kind, count, "honest")

    accepted, refused = result.pop("accepted"), result.pop("refused")
    assert result == NOTHING_WRONG
    assert accepted + refused == count
    assert min(accepted, refused) > 0
    record(f"mutated {kind} files", mutants=count, **result)


def test_an_importer_that_trusts_what_it_reads_is_caught():
    result = fuzz("export", 60, "naive")

    assert result["crashed"] > 0
    assert result["changed"] > 0
