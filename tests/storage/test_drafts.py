import stat
from dataclasses import replace

import pytest

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.storage.store_files import StoreFiles

HUGE = b"\0" * 20_000_000


@pytest.fixture
def files(tmp_path):
    return StoreFiles(tmp_path / "hop.db", tmp_path / "backups")


@pytest.fixture
def file(files, tmp_path):
    return DraftFile(lambda: files, tmp_path / "log" / "drafts.json")


def test_drafts_are_there_for_the_next_start_and_private(file, files):
    file.save({"evidence": "half a thought 🦓"})

    assert file.load() == {"evidence": "half a thought 🦓"}
    assert stat.S_IMODE(files.drafts.stat().st_mode) == 0o600


def test_nothing_is_left_when_nothing_is_written_any_more(file, files):
    file.save({"evidence": "one"})

    file.save({})

    assert not files.drafts.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[1]", b"{", b'{"texts": [1]}', b"[" * 100_000, HUGE]
)
def test_a_file_that_cannot_be_read_is_kept_beside_and_said(file, files, content):
    files.drafts.write_bytes(content)

    assert file.load() == {}

    assert file.set_aside_as == "drafts-unreadable.json"
    assert files.drafts.with_name(file.set_aside_as).read_bytes() == content
    file.save({"evidence": "one"})
    assert file.load() == {"evidence": "one"}


def test_no_flipped_bit_becomes_another_text(file, files):
    file.save({"evidence": "half a thought"})
    whole = files.drafts.read_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            files.drafts.write_bytes(damaged)

            assert file.load() in ({}, {"evidence": "half a thought"})
            files.drafts.unlink(missing_ok=True)
            for aside in files.unreadable_drafts:
                aside.unlink()


def test_a_file_of_an_older_version_is_read(file, files):
    files.drafts.write_bytes(b'{"evidence": "half a thought"}')

    assert file.load() == {"evidence": "half a thought"}


def test_a_second_file_that_cannot_be_read_takes_no_name_of_the_first(file, files):
    for content in (b"first", b"second"):
        files.drafts.write_bytes(content)
        file.load()

    assert [one.read_bytes() for one in files.unreadable_drafts] == [b"second", b"first"]
    files.erase()
    assert files.unreadable_drafts == ()


def test_what_is_no_text_is_kept_beside_and_the_rest_is_read(file, files):
    files.drafts.write_bytes(b'{"evidence": 7, "action": "whole"}')

    assert file.load() == {"action": "whole"}
    assert b"7" in files.drafts.with_name(file.set_aside_as).read_bytes()


def test_a_place_that_refuses_is_said(file, files):
    files.drafts.mkdir()

    with pytest.raises(StorageUnavailableError):
        file.save({"evidence": "one"})


def test_a_place_that_refuses_at_the_end_is_replaced_for_once(file, files, tmp_path):
    files.drafts.mkdir()
    file.save({"evidence": "one"}, at_the_end=True)
    files.drafts.rmdir()

    assert file.load() == {"evidence": "one"}
    file.save({"evidence": "two"})
    assert file.load() == {"evidence": "two"}
    assert not list((tmp_path / "log").iterdir())


def test_drafts_of_an_encrypted_store_are_sealed(file, files, tmp_path):
    sealed = replace(files, cipher=Cipher(key=bytes(32)))
    spare = tmp_path / "log" / "drafts.json"

    DraftFile(lambda: sealed, spare).save({"evidence": "half a thought"})

    assert b"half" not in files.drafts.read_bytes()
    assert DraftFile(lambda: sealed, spare).load() == {"evidence": "half a thought"}
