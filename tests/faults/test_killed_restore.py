"""A restore that is killed leaves the old state or the new one, and the old one kept."""

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

STRIDE = "3" if N == 1 else "1"


def kill_everywhere(mode, stride=STRIDE):
    with memory_folder() as folder:
        return run_script("killed_restore.py", folder, mode, stride)


def test_a_restore_killed_before_file_operations_loses_nothing():
    result = kill_everywhere("honest")

    assert result["kills"] > 10
    assert result["restored"] > 0
    assert (result["lost"], result["unhealthy"], result["offered"]) == (0, 0, 0)
    record("restore killed", kills=result["kills"], lost=0, offered_back=0)


def test_a_restore_that_keeps_nothing_is_caught():
    assert kill_everywhere("careless", "7")["lost"] > 0
