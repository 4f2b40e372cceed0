"""Storage, backups, recovery, deletion, import and reports under Windows' rules for files."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.windows import ROOT
from tests.windows_rules import BINARY, OperatingSystem, require_closed
from tests.windows_work import WORKS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="imitated on Linux alone")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("windows")
    command = [sys.executable, "-m", "tests.windows_rules", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("work", WORKS)
def test_it_is_done_under_the_rules_of_windows(told, work):
    assert told[work] is None, told[work]


def test_what_is_open_is_in_use(tmp_path):
    file = tmp_path / "hop.db"
    file.write_bytes(b"")
    require_closed(file)

    with file.open("rb"), pytest.raises(PermissionError):
        require_closed(file)


@pytest.mark.parametrize(("flag", "written"), [(0, b"a\r\n"), (BINARY, b"a\n")])
def test_without_binary_mode_lines_end_otherwise(tmp_path, flag, written):
    system = OperatingSystem()
    descriptor = system.open(tmp_path / "log", os.O_WRONLY | os.O_CREAT | flag)
    system.write(descriptor, b"a\n")
    os.close(descriptor)

    assert (tmp_path / "log").read_bytes() == written
