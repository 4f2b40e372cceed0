"""A machine without what the fault tests need must not look as if they had passed."""

import os
import subprocess
import sys

from tests.faults.scripts import ROOT


def run_without(folder, name, *tests):
    (folder / f"{name}.py").write_text(f"raise ModuleNotFoundError('{name}')")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )


def test_a_run_that_skipped_every_power_cut_and_io_fault_fails(tmp_path):
    done = run_without(
        tmp_path, "apsw", "tests/faults/test_power_loss.py", "tests/faults/test_io_faults.py"
    )

    assert done.returncode == 1
    assert "No test of power cuts or of a refusing disk ran." in done.stdout


def test_a_run_of_other_tests_does_not(tmp_path):
    assert run_without(tmp_path, "apsw", "tests/faults/test_bit_flips.py").returncode == 0
