"""One to three files damaged at random: the next start opens, and no loss is silent."""

import random

import pytest

from hop_desktop.presentation.recovery import recovery_lines
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden, backups_of, damage
from tests.faults.scale import N, memory_folder, record

KINDS = ("bit", "eight bytes", "sector", "cut off", "emptied", "text", "deleted")
TRIALS = 25 * N  # 500 in the long run


@pytest.fixture(scope="module")
def golden():
    with memory_folder() as folder:
        yield Golden(folder)


def damage_some(files, chance):
    places = [files.store, files.log, files.older_log, *backups_of(files)]
    for place in chance.sample(places, chance.randint(1, 3)):
        kind = chance.choice(KINDS)
        if kind == "deleted":
            place.unlink()
        elif place.stat().st_size > 600:
            place.write_bytes(damage(place.read_bytes(), kind, chance))


def test_no_loss_is_silent_and_every_start_opens(golden):
    chance, lost_and_said = random.Random(16), 0
    for _trial in range(TRIALS):
        files = golden.copy()
        damage_some(files, chance)

        report, attempts = golden.start(files)

        assert verify(files.store, CURRENT) == ()
        if golden.missing(attempts):
            said = report is not None and "Nothing is missing." not in recovery_lines(report)
            assert said or newer_kept(files.backups)
            lost_and_said += 1
    record("one to three files damaged at random", trials=TRIALS, lost_silently=0)
    assert lost_and_said < TRIALS // 2
