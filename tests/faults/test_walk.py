"""Nobody plans every sequence of pages, presses and refusals: a walk over the window finds them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.planted import FAULTS, NAMES
from tests.faults.scale import N

ROOT = Path(__file__).parents[2]
SECONDS = 60 * N
PATIENCE = 180  # of the last walk, on a busy machine
SEARCH = 60  # seconds after which a planted fault counts as not found


def walk(seconds, *faults):
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.walk", str(seconds), *faults],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + PATIENCE,
    )


def test_no_sequence_of_steps_breaks_the_window():
    done = walk(SECONDS)

    assert done.returncode == 0, done.stdout + done.stderr[-6000:]
    assert int(done.stdout.split()[0]) > 0


@pytest.mark.skipif(N == 1, reason="each takes up to a minute: python3 dev.py faults")
@pytest.mark.parametrize(("fault", "said"), FAULTS.items(), ids=NAMES)
def test_a_fault_that_was_mended_is_found_when_it_is_planted(fault, said):
    done = walk(SEARCH, fault.__name__)

    assert done.returncode != 0, done.stdout
    assert said in done.stderr or done.returncode < 0, done.stderr[-6000:]
