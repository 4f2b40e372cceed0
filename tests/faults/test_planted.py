"""Links, pipes and folders in the places of the program's files: never followed, always named."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hop_desktop.app import log
from hop_desktop.app.instance import InstanceLock
from hop_desktop.app.rescue import keep_unsaved
from hop_desktop.app.unhandled_errors import watch_crashes
from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.paths import RESCUED, AppPaths
from hop_desktop.storage.check import check_store
from hop_desktop.storage.database import Database
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.odd_places import odd_places
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.recovery_code import new_recovery_code
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from hop_desktop.storage.verified import remember
from hop_desktop.ui.preferences import Preferences
from tests.faults.golden import Golden
from tests.faults.scale import memory_folder
from tests.storage.examples import INSTRUMENT, FixedClock, finished_attempt, repository_over

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX systems")
MINE = b"something of the person's own"


@pytest.fixture
def victim(tmp_path):
    path = tmp_path / "victim"
    path.write_bytes(MINE)
    yield path
    assert path.read_bytes() == MINE


@pytest.fixture(scope="module")
def golden():
    with memory_folder() as folder:
        yield Golden(folder)


@pytest.fixture
def files(tmp_path, golden):
    shutil.copytree(golden.folder, tmp_path / "work")
    return StoreFiles(tmp_path / "work" / "hop.db", tmp_path / "work" / "backups")


def link(place, victim):
    place.symlink_to(victim)


def link_to_nowhere(place, victim):
    place.symlink_to(victim.with_name("nowhere"))


def link_to_itself(place, _victim):
    place.symlink_to(place.name)


def pipe(place, _victim):
    os.mkfifo(place)


def folder(place, _victim):
    place.mkdir()


KINDS = (link, link_to_nowhere, link_to_itself, pipe, folder)
NAMES = {link: "link", link_to_nowhere: "link", link_to_itself: "link", pipe: "pipe"}


def plant(place, kind, victim):
    if place.exists():
        place.unlink()
    kind(place, victim)


def open_all(files):
    recover_if_needed(files, FixedClock(), CURRENT)
    return Database(files.store, backups=files.backups)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["hop.db", "hop.db-journal", "hop.db-wal", "hop.db.recovering", "answers.log"]
)
def test_what_stands_in_the_place_of_store_or_record_is_named(files, victim, kind, name):
    plant(files.store.with_name(name), kind, victim)

    with pytest.raises(StorageUnavailableError) as refusal, closing(open_all(files)) as database:
        repository_over(database).add(finished_attempt("new"), INSTRUMENT)

    assert name in str(refusal.value)
    assert NAMES.get(kind, "folder") in str(refusal.value)


@pytest.mark.parametrize("kind", KINDS)
def test_once_it_is_moved_away_everything_is_there(files, victim, kind):
    kept = files.store.with_name("kept")
    files.store.rename(kept)
    kind(files.store, victim)
    with pytest.raises(StorageUnavailableError):
        open_all(files)

    shutil.rmtree(files.store) if kind is folder else files.store.unlink()
    kept.rename(files.store)

    with closing(open_all(files)) as database:
        assert len(repository_over(database).all()) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_mark_of_the_verified_store_is_not_written_through_a_link(files, victim, kind):
    plant(files.store.with_name("hop.db.verified"), kind, victim)

    with closing(open_all(files)) as database:
        repository_over(database).add(finished_attempt("new"), INSTRUMENT)
        database.back_up()


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_among_the_backups_is_passed_over_and_named(files, victim, kind):
    kind(files.backups / "000099-20260601T120000Z-s5.db", victim)

    with closing(open_all(files)) as database:
        repository_over(database).add(finished_attempt("new"), INSTRUMENT)
        assert database.back_up() is not None
        database.backups.listed()
    files.store.write_bytes(b"")
    assert recover_if_needed(files, FixedClock(), CURRENT) is not None
    assert not verify(files.store, CURRENT)
    assert any("000099" in one for one in check_store(files.store, files.backups))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["hop.db.lock", "backups.lock"])
def test_a_lock_is_not_opened_through_a_link(files, victim, kind, name):
    plant(files.store.with_name(name), kind, victim)

    with pytest.raises(OSError, match=name), exclusive_in_turn(files.store.with_name(name)):
        raise AssertionError("it was opened")


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_of_the_window_is_not_opened_through_a_link(files, victim, kind):
    lock = InstanceLock(files.store.parent)
    plant(lock.path, kind, victim)

    assert lock.take()
    lock.knock()
    lock.free()


@pytest.mark.parametrize("kind", KINDS)
def test_preferences_are_not_written_through_a_link(qapp, files, victim, kind):
    paths = AppPaths.at(files.store.parent)
    plant(paths.preferences, kind, victim)
    preferences = Preferences(paths.preferences)

    preferences.theme = "dark"
    preferences.forget()

    assert not victim.with_name("nowhere").exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["hop.log", "crash.log"])
def test_a_log_is_not_written_through_a_link(files, victim, kind, name, capfd):
    paths = AppPaths.at(files.store.parent)
    paths.log.mkdir(exist_ok=True)
    plant(paths.log / name, kind, victim)

    log.start_log(paths)
    crash = watch_crashes(paths.log)
    try:
        log.logging.getLogger("hop_desktop").warning("something")
        assert log.is_log_refused() is (name == "hop.log")
        with log.closed_log(paths):
            pass
    finally:
        for handler in tuple(log.logging.getLogger("hop_desktop").handlers):
            log.logging.getLogger("hop_desktop").removeHandler(handler)
            handler.close()
        log.logging.getLogger("hop_desktop").propagate = True
        if crash is not None:
            import faulthandler

            faulthandler.disable()
            crash.close()

    assert capfd.readouterr().err == ""


def test_a_disk_that_refuses_the_log_says_nothing_on_the_terminal(tmp_path, capfd):
    handler = log.LogFile(tmp_path / "hop.log", encoding="utf-8")
    logger = log.logging.Logger("a logger of its own")
    logger.addHandler(handler)

    handler.format = lambda _record: (_ for _ in ()).throw(OSError(28, "full"))
    logger.warning("something")
    handler.close()

    assert handler.is_refused
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", KINDS)
def test_each_odd_place_is_said(files, victim, kind):
    place = files.store.with_name("preferences.ini")
    kind(place, victim)

    (said,) = odd_places([files.store, place], [files.backups])

    assert "preferences.ini" in said


def test_nothing_is_said_of_a_folder_as_it_should_be(files):
    assert list(odd_places([files.store, files.log], [files.backups])) == []


def shut(monkeypatch, folder):
    """Let nobody look into a folder; a test that runs as root could."""
    real = {name: getattr(os, name) for name in ("listdir", "scandir", "lstat", "stat", "open")}

    def refusing(name):
        def act(path, *arguments, **named):
            inside = isinstance(path, (str, os.PathLike)) and folder in Path(path).parents
            if inside or (name in {"listdir", "scandir"} and os.fspath(path) == os.fspath(folder)):
                raise PermissionError(13, "Permission denied", os.fspath(path))
            return real[name](path, *arguments, **named)

        return act

    for name in real:
        monkeypatch.setattr(os, name, refusing(name))


def test_a_folder_of_backups_that_is_shut_keeps_no_answer_from_being_saved(files, monkeypatch):
    with monkeypatch.context() as patch:
        shut(patch, files.backups)
        with closing(open_all(files)) as database:
            repository_over(database).add(finished_attempt("new"), INSTRUMENT)
            with pytest.raises(StorageUnavailableError):
                database.back_up()
            assert any("cannot be looked into" in one for one in check_store(files.store))

    files.store.write_bytes(b"")
    report = recover_if_needed(files, FixedClock(), CURRENT)
    assert report.is_complete
    with closing(Database(files.store)) as database:
        assert "new" in [one.attempt_id for one in repository_over(database).all()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["drafts.json", "unsaved-answers.json"])
def test_encrypting_leaves_alone_what_others_planted(files, victim, kind, name):
    pytest.importorskip("sqlcipher3")
    place = files.store.with_name(name)
    plant(place, kind, victim)

    with closing(open_all(files)) as database:
        database.encrypt("a long passphrase of many words", new_recovery_code(), [place])
        assert database.files.cipher.is_encrypting

    assert os.path.lexists(place)
    assert not victim.with_name("nowhere").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_unsaved_answers_are_not_written_through_what_others_planted(tmp_path, victim, kind):
    paths = AppPaths.at(tmp_path / "data")
    paths.data.mkdir()
    plant(paths.data / f"{RESCUED}.json", kind, victim)

    kept = keep_unsaved(b"answers", paths)

    assert kept is not None
    assert kept.read_bytes() == b"answers"
    assert not kept.is_symlink()
    assert not victim.with_name("nowhere").exists()


def test_a_pipe_in_the_place_of_the_store_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "hop.db")

    with pytest.raises(OSError, match="a pipe"):
        remember(tmp_path / "hop.db", tmp_path / "b.db")
