"""Power cuts of the real program, by the system calls that it made: nothing lost, nothing half."""

import os
import shutil
import sys

import pytest

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None and (os.environ.get("CI") != "true" or sys.platform != "linux"),
    reason="strace is not installed",
)
RANDOM_IMAGES = 3
# Moments at which the plug is pulled, and as what the work is known in docs/reliability.md.
WORK = {
    "save": (200, "saving, backing up and importing"),
    "encrypted": (40, "saving, backing up and importing with a passphrase"),
    "window": (60, "answering in the window"),
    "export": (100, "exporting and copying the store"),
    "migrate": (40, "bringing an older store up to date"),
    "recover": (40, "recovering a damaged store"),
    "restore": (50, "restoring a backup"),
    "delete": (50, "deleting an attempt"),
    "erase": (30, "deleting everything"),
}


def pull_the_plug(what, mode, points):
    with memory_folder() as folder:
        return run_script("traced_images.py", folder, what, mode, RANDOM_IMAGES, points)


@pytest.mark.parametrize("what", WORK)
def test_a_power_cut_takes_nothing_that_was_called_done_and_leaves_nothing_half(what):
    points, name = WORK[what]
    result = pull_the_plug(what, "safe", points * N)

    images = result.pop("images")
    assert images > 4 * points
    assert set(result.values()) == {0}, result
    record(f"power cut of the traced program while {name}", images=images, **result)


@pytest.mark.parametrize("what", WORK)
def test_a_program_that_does_not_wait_for_the_disk_is_not_taken_for_safe(what):
    result = pull_the_plug(what, "careless", WORK[what][0] // 2)

    assert result["lost"] + result["torn"] + result["corrupt"] > 0
