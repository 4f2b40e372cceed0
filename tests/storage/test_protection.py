"""A passphrase is set, asked for, changed and removed; whatever happens, nothing is lost."""

import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hop_desktop.domain.errors import (
    DamagedStoreError,
    EncryptionMissingError,
    PassphraseNeededError,
    StorageUnavailableError,
    WrongPassphraseError,
)
from hop_desktop.storage import protection
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.cipher import PLAIN
from tests.storage.examples import (
    CODE,
    INSTRUMENT,
    SECRET,
    files_below,
    finished_attempt,
    ids,
    open_attempt,
)
from tests.storage.examples import repository_over as over

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

FIRST, SECOND = "a passphrase", "another passphrase"
TRIES = 20


@pytest.fixture
def protected(start, clock):
    """A store with two backups that was encrypted later, closed again."""
    database = start()
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.back_up()
    over(database).save_response("a1", "i1", 3)
    database.encrypt(FIRST, CODE)
    database.close()
    return database.files


def test_without_a_passphrase_an_encrypted_store_stays_shut(protected, start):
    before = files_below(protected.store.parent)

    with pytest.raises(PassphraseNeededError):
        start()
    with pytest.raises(WrongPassphraseError):
        start("not it")

    assert files_below(protected.store.parent) == before


@pytest.mark.parametrize("secret", [FIRST, CODE, CODE.lower().replace("-", "")])
def test_passphrase_and_code_open_it_with_everything_in_it(protected, start, secret):
    database = start(secret)

    assert ids(database) == ["f1", "a1"]
    assert over(database).get("a1").responses == {"i1": 3}
    assert [one.holds[0] for one in database.backups.listed()] == [2, 1]


def test_nothing_that_anyone_can_read_is_left(protected):
    contents = files_below(protected.store.parent)

    assert len(contents) >= 5
    assert not [name for name, held in contents.items() if b"SQLite format" in held]
    assert not [name for name, held in contents.items() if b"response" in held]
    assert not [name for name, held in contents.items() if SECRET.encode() in held]


def test_answers_are_saved_on_in_the_same_window(database):
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.encrypt(FIRST, CODE)
    over(database).save_response("a1", "i1", 4)

    assert over(database).get("a1").responses == {"i1": 4}
    assert database.files.cipher.is_encrypting


def test_a_damaged_encrypted_store_mends_itself(protected, start):
    protected.store.write_bytes(protected.store.read_bytes()[:5000])

    database = start(FIRST)

    assert database.report.is_complete
    assert over(database).get("a1").responses == {"i1": 3}


def test_a_changed_passphrase_opens_and_the_old_one_does_not(protected, start):
    files = replace(protected)
    protection.change_passphrase(files, FIRST, SECOND)

    with pytest.raises(WrongPassphraseError):
        start(FIRST)
    assert ids(start(SECOND)) == ["f1", "a1"]
    assert ids(start(CODE)) == ["f1", "a1"]


def test_who_forgot_the_passphrase_sets_a_new_one_with_the_code(protected, start):
    protection.change_passphrase(protected, CODE, SECOND)

    assert ids(start(SECOND)) == ["f1", "a1"]


def test_nobody_changes_a_passphrase_without_knowing_it(protected, start):
    with pytest.raises(WrongPassphraseError):
        protection.change_passphrase(protected, SECOND, SECOND)

    assert ids(start(FIRST)) == ["f1", "a1"]


def test_a_removed_passphrase_leaves_everything_in_plain(protected, start):
    database = start(FIRST)
    database.decrypt(FIRST)
    database.close()

    again = start()

    assert ids(again) == ["f1", "a1"]
    assert [one.holds[0] for one in again.backups.listed()] == [2, 1]
    assert again.files.cipher is PLAIN
    assert not [name for name in files_below(protected.store.parent) if "key" in name]


def test_nobody_removes_a_passphrase_without_knowing_it(protected, start):
    database = start(FIRST)

    with pytest.raises(WrongPassphraseError):
        database.decrypt(SECOND)

    assert database.files.cipher.is_encrypting


def test_damaged_copies_are_kept_encrypted_and_come_back(database, store):
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.back_up()
    backup = database.backups.all()[0].path
    backup.write_bytes(backup.read_bytes()[:9000])
    evidence = store.parent / "damaged" / "1"
    evidence.mkdir(parents=True)
    (evidence / "hop.db").write_bytes(b"response")
    before = {backup: backup.read_bytes(), evidence / "hop.db": b"response"}

    database.encrypt(FIRST, CODE)
    hidden = files_below(store.parent)
    database.decrypt(FIRST)

    assert not [name for name, held in hidden.items() if b"response" in held]
    assert {path: path.read_bytes() for path in before} == before


def test_a_file_of_answers_that_were_not_stored_is_encrypted_too(database, store):
    unsaved = store.parent / "unsaved-answers.json"
    unsaved.write_bytes(b'{"text": "secret"}')

    database.encrypt(FIRST, CODE, [unsaved])

    assert b"secret" not in unsaved.read_bytes()
    assert database.files.cipher.unseal_file(unsaved.read_bytes()) == b'{"text": "secret"}'


def test_the_key_file_is_mended_from_its_copy(protected, start):
    whole = protected.key.read_bytes()
    protected.key.unlink()
    assert ids(start(FIRST)) == ["f1", "a1"]
    assert protected.key.read_bytes() == whole

    protected.key_copy.write_bytes(b"damaged")
    assert ids(start(FIRST)) == ["f1", "a1"]
    assert protected.key_copy.read_bytes() == whole


def test_a_copy_that_a_broken_off_change_left_behind_follows(protected, start):
    before = protected.key_copy.read_bytes()
    protection.change_passphrase(protected, FIRST, SECOND)
    protected.key_copy.write_bytes(before)

    start(SECOND)

    assert protected.key_copy.read_bytes() == protected.key.read_bytes() != before


def test_without_any_key_file_nothing_is_changed_and_it_is_said(protected, start):
    protected.key.unlink()
    protected.key_copy.unlink()
    before = files_below(protected.store.parent)

    with pytest.raises(DamagedStoreError, match=r"hop\.key is missing"):
        start()

    assert files_below(protected.store.parent) == before


def test_key_files_that_cannot_be_read_are_named(protected, start):
    protected.key.write_bytes(b"x")
    protected.key_copy.write_bytes(b"x")

    with pytest.raises(DamagedStoreError, match=r"hop\.key"):
        start(FIRST)


def test_without_the_package_an_encrypted_store_says_what_to_install(protected, start, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)

    with pytest.raises(EncryptionMissingError, match="sqlcipher3"):
        start(FIRST)


def test_deleting_everything_deletes_the_passphrase(protected, start, store):
    database = start(FIRST)

    database.erase()

    assert ids(database) == []
    assert database.files.cipher is PLAIN
    assert store.read_bytes().startswith(b"SQLite format 3")
    assert not database.files.is_locked


def test_an_encrypted_store_is_closed_to_the_interpreters_own_sqlite(protected):
    import sqlite3

    with closing(sqlite3.connect(protected.store)) as connection, pytest.raises(sqlite3.Error):
        connection.execute("SELECT * FROM attempt")


def test_no_save_of_another_process_is_lost_while_everything_is_encrypted(database, start):
    over(database).add(open_attempt("a1", shown_order=()), INSTRUMENT)
    saver = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("saver_beside.py"), database.path],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert saver.stdout.readline() == "0\n"

    for _try in range(TRIES):  # the other one hardly lets go of the store; a refusal is said
        with suppress(StorageUnavailableError):
            database.encrypt(FIRST, CODE)
            break
        assert not database.files.is_locked

    acknowledged = {f"q{line.strip()}" for line in ["0", *saver.communicate(timeout=60)[0].split()]}
    assert acknowledged <= over(database).get("a1").responses.keys()
    assert database.files.cipher.is_encrypting
    assert AnswersLog(database.files).read().unreadable == 0  # no plain line came late
