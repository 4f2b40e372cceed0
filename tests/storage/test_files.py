import errno
import io
import os
import resource
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from hop_desktop.domain.errors import InvalidFileError, OutputError, ReadOnlyTargetError
from hop_desktop.storage.files import read_bounded
from hop_desktop.whole_files import write_atomically, write_output
from tests.ordinary import ordinary_rights
from tests.storage.examples import names_in


def test_a_file_is_read_up_to_the_limit(tmp_path):
    (tmp_path / "a.json").write_bytes(b"12345")

    assert read_bounded(tmp_path / "a.json", 5) == b"12345"
    with pytest.raises(InvalidFileError, match="larger than 4 bytes"):
        read_bounded(tmp_path / "a.json", 4)


def test_a_dash_is_standard_input_and_bounded_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"12345")))
    assert read_bounded("-", 5) == b"12345"

    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=endless))
        with pytest.raises(InvalidFileError, match=r"^-: "):
            read_bounded("-", 1000)


@pytest.mark.parametrize("through_a_link", [False, True])
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "device"])
def test_what_is_no_file_is_refused_at_once(tmp_path, kind, through_a_link):
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    if kind == "device":
        path.symlink_to("/dev/zero")
    if through_a_link:
        (tmp_path / "link").symlink_to(path)
        path = tmp_path / "link"

    with pytest.raises(InvalidFileError) as refusal:
        read_bounded(path, 100)

    assert refusal.value.source == str(path)
    assert len(refusal.value.problems) == 1


def test_a_link_to_a_file_is_read(tmp_path):
    (tmp_path / "a.json").write_bytes(b"{}")
    (tmp_path / "link").symlink_to(tmp_path / "a.json")

    assert read_bounded(tmp_path / "link", 10) == b"{}"


def test_an_impossible_name_is_refused():
    with pytest.raises(InvalidFileError):
        read_bounded("a\0b", 10)


def test_a_written_file_is_private_and_alone(tmp_path):
    target = tmp_path / "report 😀.pdf"
    target.write_bytes(b"before")

    write_atomically(target, b"after")

    assert target.read_bytes() == b"after"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert names_in(tmp_path) == [target.name]


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"before")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")

    write_atomically(tmp_path / "link.pdf", b"after")

    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"after"


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "no such folder", "a\0b"])
def test_what_cannot_be_written_is_said_and_stays_as_it_was(tmp_path, kind):
    target = tmp_path / kind
    if kind == "folder":
        target.mkdir()
    if kind == "pipe":
        os.mkfifo(target)
    if kind == "link":
        os.mkfifo(tmp_path / "behind the link")
        target.symlink_to(tmp_path / "behind the link")
    if kind == "no such folder":
        target /= "report.pdf"
    before = names_in(tmp_path)

    with pytest.raises(OutputError):
        write_atomically(target, b"after")

    assert names_in(tmp_path) == before


def test_a_full_disk_leaves_what_was_there(tmp_path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))

    try:
        with pytest.raises(OutputError, match=r"report\.pdf could not be written"):
            write_atomically(target, b"x" * 200_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert target.read_bytes() == b"before"
    assert names_in(tmp_path) == ["report.pdf"]


def test_a_crash_between_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"before")

    def stop(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, b"after")

    assert target.read_bytes() == b"before"
    assert names_in(tmp_path) == ["report.pdf"]


def test_content_is_on_the_disk_before_it_gets_its_name(tmp_path, monkeypatch):
    seen = []
    target = tmp_path / "report.pdf"
    real_fsync = os.fsync

    def watch(descriptor):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        seen.append(("folder" if is_folder else "file", target.exists()))
        real_fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    write_atomically(target, b"after")

    assert seen == [("file", False), ("folder", True)]


@pytest.mark.parametrize("refusal", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_whose_folders_cannot_be_synced_is_no_failure(
    tmp_path, monkeypatch, caplog, refusal
):
    refuse_folders(monkeypatch, refusal)

    write_atomically(tmp_path / "a.json", b"{}")
    write_output(tmp_path / "b.json", b"{}")

    assert names_in(tmp_path) == ["a.json", "b.json"]
    assert caplog.text == ""


def test_what_has_its_place_is_never_called_unwritten_and_the_log_tells(
    tmp_path, monkeypatch, caplog
):
    refuse_folders(monkeypatch, errno.EIO)

    write_output(tmp_path / "report.pdf", b"after")
    write_atomically(tmp_path / "export.json", b"after")

    assert (tmp_path / "report.pdf").read_bytes() == b"after"
    assert (tmp_path / "export.json").read_bytes() == b"after"
    assert [os.strerror(errno.EIO) in one.message for one in caplog.records] == [True, True]
    assert "report" not in caplog.text


def refuse_folders(monkeypatch, refusal):
    sync = os.fsync

    def fsync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(refusal, os.strerror(refusal))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_a_file_of_the_person_keeps_its_permissions(tmp_path, mode):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"before")
    target.chmod(mode)

    write_output(target, b"after")

    assert target.read_bytes() == b"after"
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.parametrize("mode", [0o444, 0o440, 0o000])
def test_a_file_that_may_only_be_read_is_replaced_only_when_asked_for(mode):
    with ordinary_rights() as folder:
        target = folder / "report.pdf"
        target.write_bytes(b"before")
        target.chmod(mode)

        with pytest.raises(ReadOnlyTargetError, match=r"report\.pdf may only be read"):
            write_output(target, b"after")
        write_output(target, b"after", over_read_only=True)

        assert stat.S_IMODE(target.stat().st_mode) == mode
        target.chmod(0o600)
        assert target.read_bytes() == b"after"
        assert names_in(folder) == [target.name]


def test_links_in_a_circle_are_no_place_to_write_to(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    with pytest.raises(OutputError):
        write_output(tmp_path / "a", b"x")
