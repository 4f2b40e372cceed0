"""Key files, drafts and preferences damaged with the rest: each start has a way out."""

import random
import shutil

import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.errors import StorageError
from hop_desktop.paths import AppPaths
from hop_desktop.storage import key_file
from hop_desktop.storage.drafts import DraftFile
from hop_desktop.ui.preferences import Preferences
from tests.faults.golden import damage
from tests.faults.scale import N, memory_folder, record
from tests.faults.workload import attempts_of, open_one

KINDS = ("bit", "eight bytes", "sector", "cut off", "emptied", "text", "deleted")
ANSWERS = 10
TRIALS = 25 * N  # 500 in the long run
SECRET, CODE = "a passphrase", "0123A-BCDEF-45678-GHJKM-NPQRS-TVWXY"
DRAFT, TEXT = "note/a1/q1", "half a sentence " * 60
LARGE = 600  # bytes, that every kind of damage finds a place


@pytest.fixture(scope="module", params=["plain", "locked"])
def whole(request):
    """A store with answers, two backups, a draft and preferences."""
    if request.param == "locked":
        pytest.importorskip("sqlcipher3")
    catalogue = load_catalogue()
    with memory_folder() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "COST", 3)
        paths = AppPaths.at(folder / "whole")
        services = open_services(paths, catalogue)
        repository = attempts_of(services)
        repository.add(open_one(catalogue), catalogue.instrument)
        if request.param == "locked":
            services.database.encrypt(SECRET, CODE)
        for number in range(ANSWERS):
            repository.save_response("a1", f"q{number}", number % 5 + 1)
            if number % 4 == 3:
                services.database.back_up()
        services.drafts.put(DRAFT, TEXT)
        services.drafts.keep()
        services.database.close()
        Preferences(paths.preferences).theme = "dark"
        yield paths, catalogue, request.param == "locked"


def places(paths):
    names = ("hop.db", "hop.key", "answers.log", "drafts.json", "preferences.ini")
    files = [paths.data / name for name in names]
    return [one for one in (*files, *sorted(paths.backups.glob("*"))) if one.is_file()]


def damage_some(paths, chance):
    there = places(paths)
    chosen = chance.sample(there, min(chance.randint(1, 3), len(there)))
    for place in chosen:
        kind = chance.choice(KINDS)
        if kind == "deleted":
            place.unlink()
        else:
            content = place.read_bytes()
            kind = kind if len(content) > LARGE else chance.choice(("bit", "cut off", "emptied"))
            place.write_bytes(damage(content, kind, chance))
    return {place.name for place in chosen}


def found_at(paths, catalogue, secret):
    """Return what the next start says is lost, or None; and the answers and the draft."""
    Preferences(paths.preferences).theme  # noqa: B018 - reading it must not fail
    services = open_services(paths, catalogue, secret)
    try:
        drafts = services.drafts
        services.read_drafts()
        answers = len(next((a.responses for a in attempts_of(services).all()), ()))
        is_said = services.recovery is not None or bool(services.notes)
        is_offered = any(paths.backups.glob("newer-*"))
        return answers, is_said or is_offered, drafts.get(DRAFT) == TEXT, bool(drafts.set_aside_as)
    finally:
        services.database.close()


def is_silent(paths, found):
    answers, is_said, has_draft, is_draft_said = found
    is_draft_gone = not (paths.data / "drafts.json").exists()  # deleted: nothing tells of it
    return not (answers == ANSWERS or is_said) or not (has_draft or is_draft_said or is_draft_gone)


def damage_often(whole):
    """Return after how many damages a loss was silent, and how many starts were refused."""
    pristine, catalogue, is_locked = whole
    chance, silent, refused = random.Random(16), 0, 0
    for _trial in range(TRIALS):
        with memory_folder() as folder:
            paths = AppPaths.at(folder / "copy")
            shutil.copytree(pristine.data, paths.data)
            damaged = damage_some(paths, chance)
            try:
                found = found_at(paths, catalogue, SECRET if is_locked else None)
            except StorageError:
                if "hop.key" not in damaged:
                    raise
                refused += 1
            else:
                silent += is_silent(paths, found)
    return silent, refused


def test_no_loss_is_silent_and_each_start_has_a_way_out(whole):
    silent, refused = damage_often(whole)

    name = "with a passphrase" if whole[2] else "in plain"
    record(
        f"store, record, backups, key, drafts and preferences damaged at random: {name}",
        trials=TRIALS,
        lost_silently=silent,
        said_what_to_put_back=refused,
    )
    assert silent == 0
    assert refused < TRIALS // 2


def test_a_program_that_throws_unreadable_drafts_away_is_caught(whole, monkeypatch):
    monkeypatch.setattr(DraftFile, "_move_aside", lambda _self, _path: None)

    assert damage_often(whole)[0] > 0
