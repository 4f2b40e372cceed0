import stat
from dataclasses import replace

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.storage.store_files import StoreFiles


@pytest.fixture
def files(tmp_path):
    return StoreFiles(tmp_path / "hop.db", tmp_path / "backups")


def test_a_draft_is_there_for_the_next_start_and_private(files):
    DraftFile(lambda: files).save("evidence", "half a thought 🦓")

    assert DraftFile(lambda: files).load("evidence") == "half a thought 🦓"
    assert stat.S_IMODE(files.drafts.stat().st_mode) == 0o600


def test_drafts_of_two_kinds_do_not_touch(files):
    drafts = DraftFile(lambda: files)
    drafts.save("evidence", "one")
    drafts.save("plan", "two")

    drafts.save("evidence", "")

    assert (drafts.load("evidence"), drafts.load("plan")) == ("", "two")


def test_nothing_is_left_when_nothing_is_written_any_more(files):
    drafts = DraftFile(lambda: files)
    drafts.save("evidence", "one")

    drafts.save("evidence", "")

    assert not files.drafts.exists()


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1]", b'{"evidence": 7}'])
def test_a_file_that_is_no_draft_is_passed_over(files, content):
    files.drafts.write_bytes(content)

    assert DraftFile(lambda: files).load("evidence") == ""


def test_a_place_that_refuses_is_said(files):
    files.drafts.mkdir()

    with pytest.raises(StorageUnavailableError):
        DraftFile(lambda: files).save("evidence", "one")


def test_a_draft_of_an_encrypted_store_is_sealed(files):
    sealed = replace(files, cipher=Cipher(key=bytes(32)))

    DraftFile(lambda: sealed).save("evidence", "half a thought")

    assert b"half" not in files.drafts.read_bytes()
    assert DraftFile(lambda: sealed).load("evidence") == "half a thought"
    assert DraftFile(lambda: files).load("evidence") == ""
