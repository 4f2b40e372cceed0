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


OF_THE_STORE = ("hop.db", "hop.db-journal", "answers.log", "hop.key", "drafts.json")


@pytest.mark.parametrize("name", OF_THE_STORE)
@pytest.mark.parametrize("command", [("export", "-o"), ("ask", "round", "--name", "M", "-o")])
def test_an_output_never_takes_the_place_of_a_file_of_the_store(hop, tmp_path, command, name):
    hop("add", SAMPLE)
    before = {path: path.read_bytes() for path in (tmp_path / "data").glob("*.*")}

    status, out, err = hop(*command, tmp_path / "data" / name)

    assert (status, out, len(err.splitlines())) == (5, "", 1)
    assert "belongs to the store" in err
    assert {path: path.read_bytes() for path in (tmp_path / "data").glob("*.*")} == before


@pytest.mark.parametrize("folder", ["backups", "damaged", "collections"])
def test_an_output_replaces_nothing_in_the_folders_of_the_store(hop, tmp_path, folder):
    hop("add", SAMPLE)
    inside = tmp_path / "data" / folder
    inside.mkdir(exist_ok=True)
    kept = inside / "9f3c5a77be01d2c4.key"
    kept.write_bytes(b"before")
    (tmp_path / "link").symlink_to(kept)

    assert hop("export", "-o", kept)[0] == 5
    assert hop("export", "-o", tmp_path / "link")[0] == 5
    assert kept.read_bytes() == b"before"
    assert hop("export", "-o", inside / "new.json")[0] == 0
