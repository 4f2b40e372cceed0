"""What takes long to load is loaded beside the window, and before it is wanted."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The heavy imports of the GUI thread, and all of its imports after everything was loaded."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.visits", str(tmp_path_factory.mktemp("data"))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()[-2:]]


def test_the_window_never_waits_for_a_heavy_library(imported):
    heavy, _later = imported

    assert heavy == []


def test_once_all_is_loaded_no_page_imports_anything(imported):
    _heavy, later = imported

    ours = [name for name in later if name.startswith("hop_desktop")]
    assert ours == []
    assert len(later) < 10, later
