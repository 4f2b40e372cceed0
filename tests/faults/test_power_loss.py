"""Power cuts: whatever the disk kept, every saved answer is there and nothing is half."""

import pytest

from tests.faults.scale import N, memory_folder, record
from tests.faults.scripts import run_script

pytest.importorskip("apsw")
SAVES = 40 * N
POINTS = 600 * N
RANDOM_IMAGES = 3


def pull_the_plug(mode, points):
    with memory_folder() as folder:
        log = folder / "log"
        run_script("recorded_store.py", folder / "data", log, mode, SAVES)
        return run_script("judged_images.py", log, folder / "image", RANDOM_IMAGES, points)


def test_a_power_cut_takes_no_saved_answer_and_leaves_no_half_import_or_backup():
    result = pull_the_plug("safe", POINTS)

    images = result.pop("images")
    assert images > 2000
    assert result == {"corrupt": 0, "lost": 0, "torn": 0, "bad_backups": 0}
    record("power cut while saving, backing up and importing", images=images, **result)


def test_a_store_that_does_not_wait_for_the_disk_is_caught():
    result = pull_the_plug("careless", 30)

    assert result["lost"] > 0
    assert result["corrupt"] > 0
