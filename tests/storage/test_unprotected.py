"""A plain store among encrypted files is noticed, said, and decided by the person."""

import shutil

import pytest

from hop_desktop.domain.errors import DamagedStoreError, UnprotectedStoreError
from hop_desktop.presentation.trouble import make_trouble_state
from hop_desktop.storage.unprotected import keep_encrypted, keep_plain
from tests.storage.examples import CODE, INSTRUMENT, files_below, finished_attempt, open_attempt
from tests.storage.examples import repository_over as over

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("cheap_keys")

SECRET = "a passphrase"


@pytest.fixture
def swapped(start, store):
    """An encrypted store whose file was exchanged for the plain one of before; its places."""
    database = start()
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    shutil.copy(store, store.with_name("old"))
    database.encrypt(SECRET, CODE)
    over(database).add(open_attempt("a1"), INSTRUMENT)
    database.back_up()
    over(database).save_response("a1", "i1", 3)
    database.close()
    store.with_name("old").replace(store)
    return database.files


def without_keys(files):
    files.key.unlink()
    files.key_copy.unlink()


def ids(database):
    return [one.attempt_id for one in over(database).all()]


@pytest.mark.parametrize("has_keys", [True, False])
@pytest.mark.parametrize("left", ["both", "backups", "record"])
def test_it_does_not_open_and_nothing_is_changed(swapped, start, has_keys, left):
    if not has_keys:
        without_keys(swapped)
    if left == "backups":
        swapped.log.unlink()
        swapped.older_log.unlink(missing_ok=True)
    if left == "record":
        for backup in swapped.backups.glob("*.db"):
            backup.unlink()
    before = files_below(swapped.store.parent)

    with pytest.raises(UnprotectedStoreError, match="not encrypted") as refusal:
        start(SECRET if has_keys else None)

    assert files_below(swapped.store.parent) == before
    assert make_trouble_state(refusal.value, "folder").can_decide


def test_what_is_encrypted_comes_back_with_every_answer(swapped, start):
    kept = keep_encrypted(swapped)

    database = start(SECRET)

    assert ids(database) == ["f1", "a1"]
    assert over(database).get("a1").responses == {"i1": 3}
    assert any(path.read_bytes().startswith(b"SQLite") for path in kept.iterdir())


def test_without_its_key_file_that_says_what_to_put_back(swapped, start):
    without_keys(swapped)
    keep_encrypted(swapped)

    with pytest.raises(DamagedStoreError, match=r"hop\.key"):
        start()


@pytest.mark.parametrize("has_keys", [True, False])
def test_the_plain_file_goes_on_and_what_is_encrypted_is_kept(swapped, start, has_keys):
    if not has_keys:
        without_keys(swapped)
    encrypted = {path.read_bytes() for path in swapped.backups.glob("*.db")}

    kept = keep_plain(swapped)

    database = start()
    assert ids(database) == ["f1"]
    assert encrypted <= {path.read_bytes() for path in kept.iterdir()}
    database.close()
    assert ids(start()) == ["f1"]


def test_a_removed_passphrase_leaves_nothing_to_decide(start, store):
    database = start()
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    database.encrypt(SECRET, CODE)
    database.back_up()
    for backup in database.files.backups.glob("*.db"):
        backup.write_bytes(backup.read_bytes()[:9000])  # nobody can decrypt it
    database.decrypt(SECRET)
    database.close()

    assert ids(start()) == ["f1"]
    assert list(database.files.damaged.glob("*.db"))


@pytest.mark.parametrize("content", [b"", b"\0" * 8192, b"hello " * 2000])
def test_a_damaged_plain_backup_is_not_taken_for_an_encrypted_one(start, content):
    database = start()
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    for backup in database.files.backups.glob("*.db"):
        backup.write_bytes(content)
    database.close()

    assert ids(start()) == ["f1"]


def test_header_garbage_of_a_plain_backup_is_not_taken_for_encryption(start):
    database = start()
    over(database).add(finished_attempt("f1"), INSTRUMENT)
    database.back_up()
    for backup in database.files.backups.glob("*.db"):
        backup.write_bytes(b"\7" * 100 + backup.read_bytes()[100:])
    database.close()

    assert ids(start()) == ["f1"]
