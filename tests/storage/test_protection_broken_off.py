"""A change of protection that breaks off anywhere loses nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hop_desktop.storage import key_file
from tests.faults.scale import N, record

pytest.importorskip("sqlcipher3")


STRIDE = 3 if N == 1 else 1


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(key_file, "COST", 3)


def killed(tmp_path, what, mode="honest", stride=STRIDE):
    script = Path(__file__).with_name("killed_protection.py")
    done = subprocess.run(
        [sys.executable, script, tmp_path, what, mode, str(stride)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("what", ["encrypt", "decrypt", "change", "renew"])
def test_killed_at_any_step_the_next_start_has_everything(tmp_path, what):
    result = killed(tmp_path, what)

    assert result["kills"] >= 5
    assert (result["lost"], result["unhealthy"], result["recovered"]) == (0, 0, 0)
    assert result["plain"] == []  # once it asks for a passphrase
    assert result["left"] == result["former"] == []
    assert result["asked"] > 0
    name = f"killed with the passphrase being set, removed, changed: {what}"
    record(name, kills=result["kills"], lost=result["lost"], in_plain=len(result["plain"]))


def test_a_careless_change_would_be_noticed(tmp_path):
    assert killed(tmp_path, "encrypt", "careless", 12)["lost"] > 0
