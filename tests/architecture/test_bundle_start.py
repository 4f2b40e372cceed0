"""What a bundled program does before it is the program."""

import multiprocessing.resource_tracker
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from tools.outside_names import PACKAGING, ROOT

BUNDLES = {"LD_LIBRARY_PATH": "/opt/bundle/_internal", "_PYI_ARCHIVE_FILE": "/opt/bundle/program"}


@pytest.fixture(scope="module")
def start():
    spec = spec_from_file_location("start", PACKAGING / "start.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("theirs", [None, "/opt/theirs"])
def test_what_the_window_opens_loads_its_own_libraries(start, monkeypatch, theirs):
    original = {} if theirs is None else {"LD_LIBRARY_PATH_ORIG": theirs}
    monkeypatch.setattr(os, "environ", {"HOME": "/home/me", **BUNDLES, **original})

    start._give_back_environment()

    wanted = {} if theirs is None else {"LD_LIBRARY_PATH": theirs}
    assert os.environ == {"HOME": "/home/me", **wanted}


def test_a_process_of_the_program_never_becomes_a_second_program(start, monkeypatch):
    tracked = []
    monkeypatch.setattr(multiprocessing.resource_tracker, "main", tracked.append)
    command = "from multiprocessing.resource_tracker import main;main(21)"

    with pytest.raises(SystemExit):
        start._serve(["-B", "-S", "-I", "-c", command])

    assert tracked == [21]


@pytest.mark.parametrize("words", [[], ["list"], ["report", "-c", "x"], ["--data-dir", "/tmp"]])
def test_any_other_start_is_the_program(start, words):
    start._serve(words)


def test_nobody_waits_for_what_other_processes_need():
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); import start; start._serve(['list']);"
        "print('multiprocessing' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
