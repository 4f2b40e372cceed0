"""What becomes of a command when its output does not get through."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_cli import SAMPLE

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")


def hop(folder, *arguments, redirect="", **environment):
    """Do one command of a shell that redirects as said; return status, output, lines of errors."""
    script = f'exec "$0" -m hop_desktop --data-dir "$1" "${{@:2}}" {redirect}'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, str(folder), *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr.splitlines()


@needs_full
@pytest.mark.parametrize("redirect", [">/dev/full", ">&-"])
@pytest.mark.parametrize("command", [("list",), ("items", "--json"), ("profiles",)])
def test_what_cannot_be_printed_is_said_in_one_line_with_status_five(tmp_path, command, redirect):
    status, _out, errors = hop(tmp_path, *command, redirect=redirect)

    assert status in ({0, 5} if command == ("list",) else {5})  # an empty list prints nothing
    assert len(errors) == (status == 5)


@needs_full
@pytest.mark.parametrize("redirect", [">/dev/full", ">&-"])
def test_what_was_stored_is_done_and_says_its_id_elsewhere(tmp_path, redirect):
    status, _out, errors = hop(tmp_path, "add", SAMPLE, redirect=redirect)

    listed = hop(tmp_path, "list")[1]
    assert status == 0
    assert len(errors) == len(listed.splitlines()) == 1
    assert listed.split()[0] in errors[0]


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full", "<&-", "<&- 2>&-"])
def test_a_command_needs_no_other_stream(tmp_path, redirect):
    status, out, _errors = hop(tmp_path, "add", SAMPLE, redirect=redirect)

    assert status == 0
    assert out.split()[0] in hop(tmp_path, "list")[1]


@pytest.mark.parametrize("redirect", ["2>&-", "2>/dev/full"])
def test_a_refusal_that_nobody_hears_keeps_its_status_and_prints_nothing(tmp_path, redirect):
    assert hop(tmp_path, "score", "no such file", redirect=redirect)[:2] == (3, "")
    assert hop(tmp_path, "dance", redirect=redirect)[:2] == (2, "")


def test_the_store_is_never_taken_for_a_closed_stream(tmp_path):
    assert hop(tmp_path, "add", SAMPLE, redirect=">&- 2>&- <&-")[0] == 0

    assert hop(tmp_path, "check")[0] == 0


@pytest.mark.parametrize("words", [("--help",), ("report", "--help"), ("items",), ("--version",)])
def test_a_reader_who_has_enough_is_no_failure(tmp_path, words):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "hop_desktop", "--data-dir", str(tmp_path), *words]

    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@needs_full
def test_help_that_cannot_be_printed_has_status_five(tmp_path):
    status, _out, errors = hop(tmp_path, "--help", redirect=">/dev/full")

    assert (status, len(errors)) == (5, 1)
