import json
import subprocess
import sys
from pathlib import Path

SAVER = Path(__file__).with_name("killed_saver.py")


def kill_while_saving(folder, mode):
    done = subprocess.run(
        [sys.executable, SAVER, folder, mode],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    return json.loads(done.stdout)


def test_what_was_called_saved_survives_the_killing_of_the_program(tmp_path):
    result = kill_while_saving(tmp_path, "honest")

    assert result["acknowledged"] > 100
    assert result["lost"] == 0


def test_a_program_that_says_saved_too_early_is_caught(tmp_path):
    result = kill_while_saving(tmp_path, "eager")

    assert result["lost"] > 0
