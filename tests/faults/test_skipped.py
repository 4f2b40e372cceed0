"""A machine without what the fault tests need must not look as if they had passed."""

import os
import subprocess
import sys

import pytest

from tests.faults.scripts import ROOT

POWER = ("tests/faults/test_power_loss.py", "tests/faults/test_traced_power_loss.py")
REFUSALS = ("tests/faults/test_io_faults.py",)


def run_without_tools(folder, *arguments, is_ci=False):
    """Run pytest where neither APSW nor strace is."""
    (folder / "apsw.py").write_text("raise ModuleNotFoundError('apsw')")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(folder),
            "PATH": str(folder),
            "CI": "true" if is_ci else "",
        },
    )


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_a_run_that_skipped_every_power_cut_and_every_refusal_fails(tmp_path, workers):
    done = run_without_tools(tmp_path, *POWER, *REFUSALS, *workers)

    assert done.returncode == 1, done.stdout
    assert "Every test of power cuts was skipped." in done.stdout
    assert "Every test of a disk that refuses was skipped." in done.stdout


def test_where_every_change_is_tested_a_missing_tool_is_a_failure_and_no_skip(tmp_path):
    done = run_without_tools(tmp_path, POWER[1], "-k", "taken_for_safe and erase", is_ci=True)

    assert done.returncode == 1, done.stdout
    assert "strace" in done.stdout


def test_a_run_of_other_tests_does_not_fail(tmp_path):
    test = "tests/faults/test_bit_flips.py::test_without_the_checksums_of_the_rows"
    done = run_without_tools(tmp_path, f"{test}_flips_would_stay_unnoticed")

    assert done.returncode == 0, done.stdout
