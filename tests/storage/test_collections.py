"""The sealed files of a collector: what a passphrase, a kill and a deletion make of them."""

from contextlib import suppress

import pytest

from hop_desktop.domain.errors import HopError, RoundStateError, SealError, UnknownIdError
from hop_desktop.storage.check import check_store
from hop_desktop.storage.collections import SealedCollections
from tests.storage.examples import CODE, files_below

ASKING = "9f3c5a77be01d2c4"
SECRET_KEY = b"AGE-SECRET-KEY"


@pytest.fixture
def database(start):
    return start()


def of(database):
    return SealedCollections(lambda: database.files)


@pytest.fixture
def collections(database):
    """The collections of a store, with one in them."""
    made = of(database)
    with made.changing():
        made.create(ASKING)
        made.save(ASKING, b"who wrote what")
    return made


def test_what_is_kept_comes_back_and_is_nowhere_in_plain(collections, database):
    assert collections.names() == [ASKING]
    assert collections.load(ASKING) == b"who wrote what"
    for content in files_below(database.files.store.parent).values():
        assert b"who wrote what" not in content


def test_the_files_are_private(collections, database):
    for path in database.files.collections.iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert database.files.collections.stat().st_mode & 0o077 == 0


def test_a_passphrase_covers_the_key_and_its_removal_frees_it(cheap_keys, collections, database):
    pytest.importorskip("sqlcipher3")
    key = database.files.collections / f"{ASKING}.key"
    assert key.read_bytes().startswith(SECRET_KEY)

    database.encrypt("a passphrase", CODE)
    assert SECRET_KEY not in key.read_bytes()
    assert collections.load(ASKING) == b"who wrote what"

    database.decrypt("a passphrase")
    assert key.read_bytes().startswith(SECRET_KEY)
    assert collections.load(ASKING) == b"who wrote what"


def test_deleting_everything_takes_collections(collections, database):
    folder = database.files.collections

    database.erase()

    assert not folder.exists()


def test_a_destroyed_round_is_gone_and_never_made_again(collections, database):
    collections.destroy(ASKING)

    assert collections.names() == []
    with pytest.raises(UnknownIdError):
        collections.load(ASKING)
    with pytest.raises(RoundStateError):
        collections.create(ASKING)
    left = {path.name: path.read_bytes() for path in database.files.collections.iterdir()}
    assert left == {f"{ASKING}.closed": b"", "lock": b""}


@pytest.mark.parametrize("left", [".age .key", ".age", ".key", ""])
def test_a_destruction_that_was_broken_off_is_gone_on_with(collections, database, left):
    folder = database.files.collections
    (folder / f"{ASKING}.closed").touch()
    for ending in {".age", ".key"} - set(left.split()):
        (folder / f"{ASKING}{ending}").unlink()

    assert collections.names() == []
    with collections.changing():
        pass

    assert {path.suffix for path in folder.iterdir()} == {".closed", ""}


@pytest.mark.parametrize("ending", [".age", ".key"])
def test_a_damaged_file_is_told_by_name(collections, database, ending):
    path = database.files.collections / f"{ASKING}{ending}"
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)

    with pytest.raises(SealError):
        collections.load(ASKING)
    assert any(ASKING in finding for finding in check_store(database.files.store))


def test_a_whole_collection_is_no_finding(collections, database):
    assert check_store(database.files.store) == ()


@pytest.mark.parametrize("name", ["../hop", "x", "", "9F3C5A77BE01D2C4", f"{ASKING}\n"])
def test_no_other_name_leads_to_a_file(collections, database, name):
    before = files_below(database.files.store.parent)

    for act in (collections.load, collections.recipient, collections.destroy, collections.create):
        with pytest.raises(UnknownIdError):
            act(name)

    assert files_below(database.files.store.parent) == before


@pytest.mark.parametrize("planted", ["x.closed", "x.age", "..closed", f"{ASKING}.age.closed"])
def test_what_others_put_there_is_left_alone(collections, database, planted):
    (database.files.collections / planted).write_bytes(b"theirs")

    with collections.changing():
        assert collections.names() == [ASKING]

    assert (database.files.collections / planted).read_bytes() == b"theirs"


@pytest.mark.parametrize("ending", [".age", ".key", ".closed"])
def test_a_link_in_the_place_of_a_file_is_not_followed(collections, database, tmp_path, ending):
    target = tmp_path / "precious"
    target.write_bytes(b"precious")
    path = database.files.collections / f"{ASKING}{ending}"
    path.unlink(missing_ok=True)
    path.symlink_to(target)

    with suppress(HopError), collections.changing():
        collections.save(ASKING, b"more")
    with suppress(HopError):
        collections.destroy(ASKING)

    assert target.read_bytes() == b"precious"


def test_a_key_that_is_gone_is_told_by_name(collections, database):
    (database.files.collections / f"{ASKING}.key").unlink()

    with pytest.raises(SealError, match=rf"{ASKING}\.key is missing"):
        collections.load(ASKING)
    assert any("is missing" in finding for finding in check_store(database.files.store))


def test_forms_that_were_sent_can_be_answered_when_the_collection_is_gone(collections, database):
    recipient = collections.recipient(ASKING)
    (database.files.collections / f"{ASKING}.age").unlink()

    with collections.changing():
        collections.create(ASKING)

    assert collections.recipient(ASKING) == recipient


def test_a_key_that_cannot_be_read_is_not_written_over(collections, database):
    (database.files.collections / f"{ASKING}.age").unlink()
    key = database.files.collections / f"{ASKING}.key"
    key.write_bytes(b"sealed by another passphrase")

    with pytest.raises(SealError):
        collections.create(ASKING)

    assert key.read_bytes() == b"sealed by another passphrase"
