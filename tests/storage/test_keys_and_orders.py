"""Keys of other answers, planted orders and odd files neither open nor change what is encrypted."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.bootstrap import store_files
from hop_desktop.domain.errors import (
    DamagedStoreError,
    OtherKeyError,
    OutputError,
    StorageUnavailableError,
    WrongPassphraseError,
)
from hop_desktop.domain.recovery import NoteKind
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.recovery import note_text
from hop_desktop.storage import former_sealing, key_file, protection, renewal, sealing
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.database import Database
from hop_desktop.storage.key_file import new_key_file, read_key_file
from tests.storage.examples import (
    CODE,
    FIRST,
    SECOND,
    files_below,
    ids,
)
from tests.storage.examples import repository_over as over

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

FIXTURES = Path(__file__).with_name("fixtures")


def kinds(database):
    return [note.kind for note in database.notes]


def test_the_key_file_of_an_earlier_passphrase_is_kept_and_the_right_one_opens(two_periods, start):
    files, first_key = two_periods
    right = files.key.read_bytes()
    files.key.write_bytes(first_key)

    database = start(SECOND)

    assert ids(database) == ["f1", "a1"]
    assert files.key.read_bytes() == files.key_copy.read_bytes() == right
    assert files.key.with_name("hop-1.key").read_bytes() == first_key
    assert NoteKind.KEY_SET_ASIDE in kinds(database)


def test_deleting_everything_deletes_key_files_that_were_set_aside(two_periods, start):
    files, first_key = two_periods
    files.key.write_bytes(first_key)
    database = start(SECOND)
    assert files.key.with_name("hop-1.key").exists()

    database.erase()

    assert not list(files.store.parent.rglob("*.key"))


def test_an_earlier_passphrase_opens_nothing_and_changes_nothing(two_periods, start):
    files, first_key = two_periods
    files.key.write_bytes(first_key)
    before = files_below(files.store.parent)

    with pytest.raises(OtherKeyError, match=r"passphrase of backups/hop\.key"):
        start(FIRST)

    assert files_below(files.store.parent) == before


def test_the_right_key_file_is_found_wherever_it_lies(two_periods, start):
    files, first_key = two_periods
    right = files.key.read_bytes()
    for path in (files.key, files.key_copy):
        path.write_bytes(first_key)
    files.store.with_name("from the other disk.key").write_bytes(right)

    assert ids(start(SECOND)) == ["f1", "a1"]
    assert files.key.read_bytes() == right


def test_the_key_that_opens_the_backups_counts_while_the_store_is_damaged(two_periods, start):
    files, first_key = two_periods
    files.key.write_bytes(first_key)
    files.store.write_bytes(b"\7" * 8192)

    opened, _mended = store_files(AppPaths.at(files.store.parent), SECOND)

    assert opened.cipher.key is not None
    with pytest.raises(WrongPassphraseError):
        store_files(AppPaths.at(files.store.parent), FIRST)


@pytest.mark.parametrize("order", [b"decrypt", b"encrypt", b"", b"\xff" * 100])
def test_an_order_that_the_data_key_did_not_seal_is_refused_and_said(two_periods, start, order):
    files, _first = two_periods
    files.converting.write_bytes(order)

    database = start(SECOND)

    assert database.files.cipher.is_encrypting
    assert b"SQLite format" not in files.store.read_bytes()
    assert files.key.exists()
    assert kinds(database) == [NoteKind.ORDER_REFUSED]
    assert "ignored and is kept as hop.db.converting.refused" in note_text(database.notes[0])
    database.close()
    assert kinds(start(SECOND)) == []


def test_a_damaged_order_of_the_person_is_not_called_one_of_somebody_else(two_periods, start):
    files, _first = two_periods
    database = start(SECOND)
    protection.begin_decrypting(database.files)
    database.close()
    sealed = files.converting.read_bytes()
    files.converting.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))

    database = start(SECOND)

    assert database.files.cipher.is_encrypting
    assert kinds(database) == [NoteKind.ORDER_REFUSED]
    assert "nothing in it shows" in note_text(database.notes[0])
    assert "did not know" not in note_text(database.notes[0])


def test_an_order_of_an_earlier_key_is_refused(two_periods, start):
    files, _first = two_periods
    sealed = sealing.seal_text(sealing.new_key(), b"decrypt", b"marker")
    files.converting.write_bytes(sealed)

    assert start(SECOND).files.cipher.is_encrypting


def test_a_removal_that_was_broken_off_is_finished_and_said(two_periods, start, monkeypatch):
    database = start(SECOND)
    with monkeypatch.context() as patch:
        patch.setattr(protection, "end", lambda _files: (_ for _ in ()).throw(OutputError("full")))
        with pytest.raises(OutputError):
            database.decrypt(SECOND)
    database.close()

    database = start(SECOND)

    assert not database.files.cipher.is_encrypting
    assert kinds(database) == [NoteKind.DECRYPTED]


@pytest.mark.parametrize("cost", [-1, 0, 19, 20, 64, 10**9])
def test_a_key_file_that_would_take_all_memory_is_passed_over(two_periods, start, cost):
    files, _first = two_periods
    whole = read_key_file(files.key.read_bytes())
    planted = whole.__class__(
        key_file.Wrapped(whole.passphrase.salt, whole.passphrase.sealed, cost), whole.code
    )
    files.key.write_bytes(planted.content())

    database = start(SECOND)

    assert ids(database) == ["f1", "a1"]
    assert kinds(database) == [NoteKind.KEY_MENDED]


@pytest.mark.parametrize("content", [b"[" * 3000, b"{" * 3000, b"", b"\0" * 4000, b'{"a":' * 600])
def test_a_damaged_key_file_lets_its_copy_open(two_periods, start, content):
    files, _first = two_periods
    files.key.write_bytes(content)

    database = start(SECOND)

    assert ids(database) == ["f1", "a1"]
    assert kinds(database) == [NoteKind.KEY_MENDED]


def to_itself(path):
    path.symlink_to(path.name)


def to_nowhere(path):
    path.symlink_to(path.parent / "victim")


def to_a_file(path):
    (path.parent / "victim").write_bytes(b"mine")
    path.symlink_to(path.parent / "victim")


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX systems")
@pytest.mark.parametrize("plant", [to_itself, to_nowhere, to_a_file, os.mkfifo, os.mkdir])
@pytest.mark.parametrize("which", ["key", "key_copy"])
def test_what_stands_in_the_place_of_a_key_file_is_neither_read_nor_written(
    two_periods, start, plant, which
):
    files, _first = two_periods
    place = getattr(files, which)
    place.unlink()
    plant(place)
    kind = place.lstat().st_mode

    assert ids(start(SECOND)) == ["f1", "a1"]

    assert place.lstat().st_mode == kind
    victim = place.parent / "victim"
    assert not victim.exists() or victim.read_bytes() == b"mine"


def test_two_odd_key_files_are_named(two_periods, start):
    files, _first = two_periods
    for path in (files.key, files.key_copy):
        path.unlink()
        path.mkdir()

    with pytest.raises((DamagedStoreError, StorageUnavailableError), match=r"hop\.key"):
        start(SECOND)


@pytest.fixture
def formerly_sealed(store):
    shutil.copytree(FIXTURES / "sealed-1", store.parent)
    return AppPaths.at(store.parent)


@pytest.mark.parametrize("secret", [FIRST, CODE])
def test_what_the_former_cipher_sealed_is_read_and_sealed_anew(formerly_sealed, start, secret):
    files, _mended = store_files(formerly_sealed, secret)
    record = AnswersLog(files).read()
    assert (record.unreadable, len(record.saves)) == (0, 2)

    database = start(secret)

    assert ids(database) == ["f1", "a1"]
    assert over(database).get("a1").responses == {"i1": 3}
    cipher, folder = database.files.cipher, database.files.store.parent
    rescued = (folder / "unsaved-answers.json").read_bytes()
    assert cipher.unseal_file(rescued) == b'{"text": "secret"}'
    evidence = (folder / "damaged" / "1" / "hop.db.sealed").read_bytes()
    assert cipher.unseal_file(evidence) == b"response"
    held = files_below(folder).values()
    assert not [one for one in held if former_sealing.MAGIC in one]
    assert read_key_file(database.files.key.read_bytes()).version == key_file.VERSION


def test_the_other_secret_still_opens_after_that_and_is_sealed_anew_when_used(
    formerly_sealed, start
):
    start(FIRST).close()
    start(CODE).close()

    assert ids(start(FIRST)) == ["f1", "a1"]
    changed = start(CODE).files
    protection.change_passphrase(changed, CODE, SECOND)
    assert not read_key_file(changed.key.read_bytes()).passphrase.is_former


def test_a_key_file_of_the_former_kind_on_another_disk_opens_its_backup(
    formerly_sealed, start, tmp_path
):
    folder = formerly_sealed.data
    (backup,) = (folder / "backups").glob("*.db")
    shutil.copy(backup, tmp_path / "old.db")
    shutil.copy(folder / "hop.key", tmp_path / "old.db.key")
    start(FIRST).close()

    cipher = protection.cipher_of_backup(tmp_path / "old.db", FIRST)

    with closing(Database(tmp_path / "old.db", cipher=cipher)) as old:
        assert ids(old) == ["f1", "a1"]


def test_a_disk_that_refuses_leaves_everything_readable_and_the_next_unlock_goes_on(
    formerly_sealed, start, monkeypatch
):
    def refuse(*_arguments):
        raise OutputError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(renewal, "write_owned", refuse)
        database = start(FIRST)
        assert ids(database) == ["f1", "a1"]
        assert AnswersLog(database.files).read().unreadable == 0
        assert read_key_file(database.files.key.read_bytes()).is_former
        database.close()

    again = start(FIRST)
    assert not read_key_file(again.files.key.read_bytes()).is_former


def test_nothing_is_written_the_former_way():
    written, _key = new_key_file(FIRST, CODE)

    assert b"scrypt" not in written.content()
    assert not [name for name in vars(former_sealing) if name.startswith(("seal", "wrap"))]
