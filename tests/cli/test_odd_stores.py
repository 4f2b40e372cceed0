"""Data folders that something else has been at."""

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.trouble import make_trouble_state
from tests.cli.test_cli import SAMPLE

UNREADABLE = {
    "empty": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_bytes(b"no database" * 1000),
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
    "dangling": lambda path: path.symlink_to("nothing"),
    "circle": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_backup_that_cannot_be_read_is_listed_so_beside_the_others(hop, tmp_path, kind):
    hop("add", SAMPLE)
    backups = tmp_path / "data" / "backups"
    hop("import", SAMPLE)  # makes one
    whole = [one.name for one in backups.glob("*.db")]
    odd = backups / "900000-20260101T000000Z-s3.db"
    UNREADABLE[kind](odd)

    status, out, err = hop("restore")

    assert (status, err) == (0, "")
    lines = {line.rsplit("/", 1)[1]: line for line in out.splitlines()[1:]}
    assert set(lines) == {odd.name, *whole}
    assert "cannot be read" in lines[odd.name]
    assert not any("cannot be read" in lines[one] for one in whole)
    assert hop("import", SAMPLE)[0] == 0  # which backs up first


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["add", SAMPLE],
        ["restore"],
        ["check"],
        ["profiles", "--own"],
        ["export", "-o", "x.json"],
    ],
)
@pytest.mark.parametrize("place", ["closed", "closed/deeper"])
def test_a_folder_that_may_not_be_entered_is_one_sentence(tmp_path, words, place):
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0)
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]

    done = subprocess.run(
        [
            *(bound if os.geteuid() == 0 else ()),
            *(sys.executable, "-m", "hop_desktop", "--data-dir", str(tmp_path / place), *words),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    (tmp_path / "closed").chmod(0o700)

    assert done.returncode == 4, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert str(tmp_path / "closed") in done.stderr


@pytest.mark.parametrize("refusal", [errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS])
def test_a_disk_without_locks_is_said_and_backups_are_made_there(
    hop, tmp_path, monkeypatch, refusal
):
    hop("add", SAMPLE)

    def flock(_descriptor, _operation):
        raise OSError(refusal, os.strerror(refusal))

    monkeypatch.setattr(fcntl, "flock", flock)
    status, out, err = hop("backup", "-o", tmp_path / "copy.db")

    assert (status, out) == (0, f"{tmp_path / 'copy.db'}\n")
    assert "knows no locks" in err
    assert hop("import", SAMPLE)[0] == 0
    assert hop("restore", tmp_path / "copy.db")[0] == 0


def test_the_window_offers_another_folder_for_one_that_may_not_be_entered(
    catalogue, tmp_path, monkeypatch
):
    def refuse(path, **_how):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "stat", refuse)

    with pytest.raises(StorageUnavailableError) as refusal:
        open_services(AppPaths.at(tmp_path), catalogue)

    assert make_trouble_state(refusal.value, str(tmp_path)).can_move
