"""A change of protection that breaks off anywhere loses nothing."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hop_desktop import whole_files
from hop_desktop.domain.errors import (
    OutputError,
    StorageUnavailableError,
)
from hop_desktop.storage import conversion, protection
from hop_desktop.storage.cipher import PLAIN
from tests.faults.scale import N, record
from tests.storage.examples import (
    CODE,
    INSTRUMENT,
    ids,
    open_attempt,
)
from tests.storage.examples import repository_over as over

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

FIRST = "a passphrase"
STRIDE = 3 if N == 1 else 1


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


def test_what_a_power_cut_may_bring_back_is_not_overwritten(database, start, monkeypatch):
    over(database).add(open_attempt("a1"), INSTRUMENT)
    before = os.open(database.files.store, os.O_RDONLY)
    with monkeypatch.context() as patch:
        patch.setattr(whole_files, "sync_folder", failing_disk)
        with pytest.raises(StorageUnavailableError, match=r"hop\.db"):
            database.encrypt(FIRST, CODE)

    assert os.read(before, 15) == b"SQLite format 3"
    os.close(before)
    database.close()
    assert ids(start(FIRST)) == ["a1"]


def failing_disk(_folder):
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_disk_that_refuses_leaves_the_store_as_it_was(database, store, monkeypatch):
    over(database).add(open_attempt("a1"), INSTRUMENT)

    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "copy_database", refuse)
    with pytest.raises(StorageUnavailableError):
        database.encrypt(FIRST, CODE)

    over(database).save_response("a1", "i1", 2)
    assert not database.files.is_locked
    assert not database.files.converting.exists()
    assert database.files.cipher is PLAIN


def test_what_is_left_to_do_is_done_at_the_next_start(database, start, monkeypatch):
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.back_up()
    with monkeypatch.context() as patch:
        patch.setattr(protection, "end", lambda _files: (_ for _ in ()).throw(OutputError("full")))
        with pytest.raises(OutputError):
            database.encrypt(FIRST, CODE)
    over(database).save_response("a1", "i1", 2)
    database.close()

    again = start(FIRST)

    assert over(again).get("a1").responses == {"i1": 2}
    assert not again.files.converting.exists()
