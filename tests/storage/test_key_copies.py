"""Copies of the key file, and torn files that nobody may take for those of another key."""

import shutil
from pathlib import Path

import pytest

from hop_desktop.bootstrap import store_files
from hop_desktop.domain.errors import (
    DamagedStoreError,
    UnprotectedStoreError,
    WrongPassphraseError,
)
from hop_desktop.domain.recovery import NoteKind
from hop_desktop.paths import AppPaths
from hop_desktop.storage import protection
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from tests.storage.examples import OTHER_CODE, SECOND, files_below, ids

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

FIXTURES = Path(__file__).with_name("fixtures")


def kinds(database):
    return [note.kind for note in database.notes]


def tear(path):
    """Leave a file of which the first sector never reached the disk."""
    path.write_bytes(bytes(512) + path.read_bytes()[512:])


@pytest.fixture
def torn(two_periods):
    """The store, the record and the newest backup are torn, as by a careless power cut."""
    files, _first_key = two_periods
    backups = sorted(files.backups.glob("*.db"))
    for path in (files.store, backups[-1]):
        tear(path)
    for path in (files.log, files.older_log):
        path.write_bytes(b"\0" * 200)
    return files


def test_a_torn_store_is_told_from_a_key_file_of_other_answers_and_mended(torn, start, clock):
    opened, _mended = store_files(AppPaths.at(torn.store.parent), SECOND)

    report = recover_if_needed(opened, clock, CURRENT)

    assert report.restored_from is not None
    assert not report.is_complete


def test_where_everything_is_torn_nobody_is_told_that_the_key_is_of_other_answers(torn, start):
    for backup in torn.backups.glob("*.db"):
        tear(backup)
    before = files_below(torn.store.parent)

    with pytest.raises(DamagedStoreError, match="damaged, or this key file belongs to others"):
        start(SECOND)

    assert files_below(torn.store.parent) == before


def test_the_former_passphrase_ends_with_an_older_copy_of_the_key_file(two_periods, start):
    files, _first_key = two_periods
    older = files.key.read_bytes()
    start(SECOND).close()
    protection.change_passphrase(start(SECOND).files, SECOND, "a newer passphrase")
    newer = files.key.read_bytes()
    files.key_copy.write_bytes(older)

    database = start(SECOND)
    database.close()

    assert kinds(database) == [NoteKind.KEY_OLDER]
    assert files.key.read_bytes() == files.key_copy.read_bytes() == newer
    with pytest.raises(WrongPassphraseError):
        start(SECOND)


def test_a_newer_copy_of_the_key_file_takes_the_place_of_an_older_one(two_periods, start):
    files, _first_key = two_periods
    older = files.key.read_bytes()
    protection.change_passphrase(start(SECOND).files, SECOND, "a newer passphrase")
    newer = files.key.read_bytes()
    files.key.write_bytes(older)

    assert NoteKind.KEY_MENDED in kinds(start(OTHER_CODE))
    assert files.key.read_bytes() == newer


def test_a_new_passphrase_counts_for_every_copy_of_the_key_file_beside_the_answers(
    two_periods, start
):
    files, _first_key = two_periods
    copy = files.store.with_name("my copy.key")
    shutil.copy(files.key, copy)

    protection.change_passphrase(start(SECOND).files, SECOND, "a newer passphrase")

    assert copy.read_bytes() == files.key.read_bytes()


def test_many_files_that_are_no_keys_hide_none(two_periods, start):
    files, first_key = two_periods
    right = files.key.read_bytes()
    for path in (files.key, files.key_copy):
        path.write_bytes(first_key)
    for number in range(30):
        files.store.with_name(f"{number:03}.key").write_bytes(b"no key")
    files.store.with_name("z.key").write_bytes(right)

    assert ids(start(SECOND)) == ["f1", "a1"]


def test_a_plain_store_is_refused_before_any_key_file_is_moved(two_periods, start):
    files, first_key = two_periods
    files.key_copy.write_bytes(first_key)
    shutil.copy(FIXTURES / "store-0.1.0.db", files.store)
    before = files_below(files.store.parent)

    with pytest.raises(UnprotectedStoreError, match="Nothing was changed"):
        start(SECOND)

    assert files_below(files.store.parent) == before
