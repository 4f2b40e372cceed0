"""A store under a data key works as a plain one does, and tells nobody else anything."""

import random
import subprocess
import sys
from contextlib import closing

import pytest

from hop_desktop.domain.errors import DamagedStoreError, InvalidFileError, SealError
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.database import Database
from hop_desktop.storage.key_file import new_key_file, read_key_file
from hop_desktop.storage.recovery_code import new_recovery_code, normalised_code
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.sealing import new_key, seal, unseal
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden, backups_of, damage
from tests.storage.examples import INSTRUMENT, files_below, full_attempt, open_attempt
from tests.storage.examples import repository_over as over

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

CANARY = "canary-7f3a"
PASSPHRASE = "four words of mine"


@pytest.fixture(scope="module")
def cipher():
    return Cipher(new_key())


@pytest.fixture
def encrypted(store, clock, cipher):
    database = Database(store, clock=clock, cipher=cipher)
    over(database).add(open_attempt(), INSTRUMENT)
    yield database
    database.close()


def test_what_was_saved_is_read_again(encrypted, store, clock, cipher):
    over(encrypted).save_response("a1", "i1", 3)
    encrypted.close()

    with closing(Database(store, clock=clock, cipher=cipher)) as again:
        assert over(again).get("a1").responses["i1"] == 3


def test_another_key_opens_nothing_and_changes_nothing(encrypted, store, clock):
    encrypted.close()
    before = files_below(store.parent)

    with pytest.raises(DamagedStoreError):
        Database(store, clock=clock, cipher=Cipher(new_key()))

    assert files_below(store.parent) == before


def test_no_file_holds_what_was_written(encrypted, store):
    encrypted.back_up()
    over(encrypted).save_response("a1", "i1", 3)
    encrypted.back_up()

    held = files_below(store.parent)

    assert {"hop.db", "answers.log.1"} <= held.keys()
    for content in held.values():
        assert b"SQLite format" not in content
        assert b"response" not in content


def test_a_backup_is_restored(encrypted, store):
    encrypted.back_up()
    backup = encrypted.backups.all()[0]
    over(encrypted).save_response("a1", "i1", 3)

    encrypted.restore(backup.path)

    assert over(encrypted).get("a1").responses == {}
    assert [one.holds[0] for one in encrypted.backups.listed()] == [1, 1, 1]


def test_a_plain_backup_is_encrypted_when_it_is_restored(encrypted, tmp_path, store):
    with closing(Database(tmp_path / "plain" / "hop.db")) as plain:
        over(plain).add(full_attempt("p1"), INSTRUMENT)
        plain.backups.copy_to(tmp_path / "plain.db")

    encrypted.restore(tmp_path / "plain.db")

    assert [one.attempt_id for one in over(encrypted).all()] == ["p1"]
    assert not store.read_bytes().startswith(b"SQLite")


def test_a_backup_of_another_key_is_refused(encrypted, tmp_path, cipher):
    with closing(Database(tmp_path / "b" / "hop.db", cipher=Cipher(new_key()))) as other:
        other.files.key.write_bytes(b"of the other store")
        other.backups.copy_to(tmp_path / "other.db")

    with pytest.raises(InvalidFileError):
        encrypted.restore(tmp_path / "other.db")

    assert [one.attempt_id for one in over(encrypted).all()] == ["a1"]


@pytest.mark.parametrize("kind", ["bit", "sector", "zeroed page", "cut off", "header", "emptied"])
def test_every_saved_answer_survives_damage(tmp_path, kind, cipher):
    golden, chance = Golden(tmp_path, cipher), random.Random(kind)
    for _trial in range(2):
        files = golden.copy()
        files.store.write_bytes(damage(files.store.read_bytes(), kind, chance))

        _report, attempts = golden.start(files)

        assert golden.missing(attempts) == 0
        assert verify(files.store, CURRENT, cipher) == ()


def test_every_saved_answer_survives_a_damaged_newest_backup_too(tmp_path, cipher):
    golden, chance = Golden(tmp_path, cipher), random.Random(1)
    files = golden.copy()
    for file in (files.store, backups_of(files)[-1]):
        file.write_bytes(damage(file.read_bytes(), "sector", chance))

    report, attempts = golden.start(files)

    assert report.is_complete
    assert golden.missing(attempts) == 0


def test_the_second_record_tells_nothing_without_the_key(encrypted):
    over(encrypted).save_response("a1", "i1", 3)
    files = encrypted.files

    assert b"response" not in files.log.read_bytes()
    assert AnswersLog(files).read().unreadable == 0
    assert not AnswersLog(type(files)(files.store, files.backups)).read().saves


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 31, CANARY.encode() * 500])
def test_what_is_sealed_comes_back(content):
    key = new_key()

    assert unseal(key, seal(key, content)) == content
    assert seal(key, content) != seal(key, content)


def test_every_changed_bit_of_what_is_sealed_is_refused():
    key = new_key()
    sealed = seal(key, b"answer")
    for bit in range(len(sealed) * 8):
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealError):
            unseal(key, bytes(broken))
    for end in range(len(sealed)):
        with pytest.raises(SealError):
            unseal(key, sealed[:end])


def test_another_key_unseals_nothing():
    with pytest.raises(SealError):
        unseal(new_key(), seal(new_key(), b"answer"))


def test_both_secrets_open_the_key_and_nothing_else_does():
    code = new_recovery_code()
    made, key = new_key_file(PASSPHRASE, code)

    read = read_key_file(made.content())

    assert read.key_for(PASSPHRASE) == read.key_for(code) == key
    assert read.key_for(code.lower().replace("-", " ").replace("0", "o")) == key
    assert read.key_for(PASSPHRASE + " ") is None
    assert read.key_for(new_recovery_code()) is None
    assert key.hex().encode() not in made.content()


def test_letters_that_a_keyboard_writes_in_two_ways_are_the_same():
    made, key = new_key_file("Schlüssel", new_recovery_code())

    assert made.key_for("Schlu\u0308ssel") == key


def test_a_changed_passphrase_opens_the_same_key_and_the_old_one_does_not():
    code = new_recovery_code()
    made, key = new_key_file(PASSPHRASE, code)

    changed = made.with_passphrase(key, "another one")

    assert changed.key_for("another one") == changed.key_for(code) == key
    assert changed.key_for(PASSPHRASE) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"checksum": 1}'])
def test_a_key_file_that_is_something_else_is_told_apart(content):
    assert read_key_file(content) is None


def test_a_flipped_bit_in_a_key_file_is_noticed():
    content, _key = new_key_file(PASSPHRASE, new_recovery_code())
    for place in range(0, len(content.content()), 7):
        broken = bytearray(content.content())
        broken[place] ^= 1
        found = read_key_file(bytes(broken))
        assert found is None or found == content


def test_a_code_is_told_from_a_passphrase():
    assert normalised_code(PASSPHRASE) is None
    assert normalised_code("11111-" * 5 + "1111!") is None


def test_a_plain_store_needs_no_library_that_encrypts(store):
    look = "import sys; from pathlib import Path; from hop_desktop.storage.database import Database"
    opened = f"Database(Path({str(store)!r})).close(); print('sqlcipher3' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", f"{look}; {opened}"], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
