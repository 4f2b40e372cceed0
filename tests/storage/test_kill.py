import json
import subprocess
import sys
from pathlib import Path

from tests.faults.scale import N, record

SAVER = Path(__file__).with_name("killed_saver.py")


def kill_while_saving(folder, mode, kills):
    done = subprocess.run(
        [sys.executable, SAVER, folder, mode, str(kills)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    return json.loads(done.stdout)


def test_what_was_called_saved_survives_the_killing_of_the_program(tmp_path):
    result = kill_while_saving(tmp_path, "honest", 50 * N)

    assert result["acknowledged"] > 100
    assert result["lost"] == 0
    record("killed while saving", kills=50 * N, answers=result["acknowledged"], lost=0)


def test_a_program_that_says_saved_too_early_is_caught(tmp_path):
    result = kill_while_saving(tmp_path, "eager", 10)

    assert result["lost"] > 0
