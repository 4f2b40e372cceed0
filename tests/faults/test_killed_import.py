"""An import that is killed is there whole or not at all, in the store and in its record."""

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

STRIDE = "3" if N == 1 else "1"


def kill_everywhere(mode, stride=STRIDE):
    with memory_folder() as folder:
        return run_script("killed_import.py", folder, mode, stride)


def test_an_import_killed_at_any_step_is_whole_or_not_there():
    result = kill_everywhere("honest")

    assert result["kills"] > 3
    assert result["brought_in"] > 0
    assert (result["in_part"], result["lost"], result["rebuilt_otherwise"]) == (0, 0, 0)
    record("an import killed", kills=result["kills"], in_part=0, lost=0)


def test_an_import_that_comes_in_bit_by_bit_is_caught():
    assert kill_everywhere("careless", "11")["in_part"] > 0
