"""What takes long to load is loaded beside the window, and before it is wanted."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hop_desktop.bootstrap import load_samples, open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.paths import AppPaths


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """What jobs imported of Qt, what the GUI thread of heavy things, and it at all in the end."""
    return told_by("visits", tmp_path_factory.mktemp("data"))[-3:]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The folder of a store with two attempts, a profile of their own and a plan."""
    paths, catalogue = AppPaths.at(tmp_path_factory.mktemp("filled")), load_catalogue()
    services = open_services(paths, catalogue)
    for number, sample in enumerate(load_samples(catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"a{number}"))
    services.profiles.copy(catalogue.profiles[0], "Mine", "")
    services.planning.accept(services.planning.library[0].action_id)
    services.database.close()
    return paths.database.parent


def told_by(script, *arguments):
    """Return what a script of this folder prints, line by line."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{script}", *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_window_never_waits_for_a_heavy_library(imported):
    _qt, heavy, _later = imported

    assert heavy == []


def test_no_job_imports_what_uses_qt(imported):
    qt, _heavy, _later = imported

    assert qt == []


def test_once_all_is_loaded_no_page_imports_anything(imported):
    _qt, _heavy, later = imported

    ours = [name for name in later if name.startswith("hop_desktop")]
    assert ours == []
    assert len(later) < 10, later


def test_who_only_reads_never_waits_for_what_saves(filled):
    assert told_by("everything_read", filled) == [[]]


def test_a_save_would_be_noticed(filled):
    assert "sqlmodel" in told_by("everything_read", filled, "save")[0]
