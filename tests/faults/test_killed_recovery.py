"""A recovery that is killed is done again by the next start, and nothing is lost by that."""

from tests.faults.scale import memory_folder, record
from tests.faults.scripts import run_script


def kill_everywhere(mode):
    with memory_folder() as folder:
        return run_script("killed_recovery.py", folder, mode)


def test_a_recovery_killed_before_any_file_operation_loses_nothing():
    result = kill_everywhere("honest")

    assert result["kills"] > 30
    assert (result["lost"], result["unhealthy"], result["left"]) == (0, 0, 0)
    record("recovery killed", kills=result["kills"], lost=0)


def test_a_recovery_that_throws_the_second_record_away_too_early_is_caught():
    assert kill_everywhere("careless")["lost"] > 0
