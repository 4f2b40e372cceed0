"""Every single operation on the files fails: the program says so, loses nothing, goes on."""

import pytest

from tests.faults.scale import memory_folder, record
from tests.faults.scripts import run_script

pytest.importorskip("apsw")
NOTHING_WRONG = {"silent": 0, "half": 0, "cannot_save": 0, "lost": 0, "corrupt": 0}


def refuse_everything(what, mode, every):
    with memory_folder() as folder:
        return run_script("faulty_disk.py", folder, what, mode, every)


@pytest.mark.parametrize("what", ["save", "backup", "import"])
def test_no_refused_operation_is_silent_or_costs_anything(what):
    result = refuse_everything(what, "honest", 1)

    runs, refused = result.pop("runs"), result.pop("refused")
    assert runs > 20
    assert refused > 20
    assert result == NOTHING_WRONG
    record(f"disk refuses during {what}", runs=runs, **result)


def test_a_program_that_overlooks_the_refusal_is_caught():
    assert refuse_everything("save", "careless", 3)["silent"] > 0
