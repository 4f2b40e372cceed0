"""Files that a command writes over."""

import stat

import pytest

from tests.cli.test_cli import SAMPLE

WRITERS = (
    ("report", "-o", "out.md"),
    ("report", "-o", "out.pdf"),
    ("chart", "radar", "-o", "out.svg"),
    ("export", "-o", "out.json"),
    ("backup", "-o", "out.db"),
)


@pytest.mark.parametrize("command", WRITERS)
def test_a_file_that_may_only_be_read_is_kept_unless_forced(hop, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    hop("add", SAMPLE)
    target = tmp_path / command[-1]
    target.write_bytes(b"before")
    target.chmod(0o440)

    status, out, err = hop(*command)
    assert (status, out, len(err.splitlines())) == (5, "", 1)
    assert target.read_bytes() == b"before"

    assert hop(*command, "--force")[0] == 0
    assert target.read_bytes() != b"before"
    assert stat.S_IMODE(target.stat().st_mode) == 0o440


@pytest.mark.parametrize("command", WRITERS)
def test_a_new_file_is_private_and_an_old_one_keeps_its_permissions(
    hop, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    hop("add", SAMPLE)
    target = tmp_path / command[-1]

    assert hop(*command)[0] == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600

    target.chmod(0o664)
    assert hop(*command)[0] == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o664
