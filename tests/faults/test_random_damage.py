"""One to three files damaged at random: the next start opens, and no loss is silent."""

import random

import pytest

from hop_desktop.i18n import _
from hop_desktop.presentation import recovery
from hop_desktop.presentation.formatting import moment_text
from hop_desktop.presentation.recovery import recovery_lines
from hop_desktop.storage.backup_names import backups_in, newer_kept
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


def untrue(golden, files, before, attempts, report):
    """Return the sentences of a start that are not so."""
    lines = recovery_lines(report)
    moment = "" if report.restored_from is None else moment_text(report.restored_from)
    claims = {
        "Nothing is missing.": golden.missing(attempts) == 0,
        "There was no backup": report.restored_from is None,
        "could not be restored": not attempts,
        "The backup of ": moment in before and any(moment in line for line in lines),
        "What was there before is kept in ": report.kept_in is not None
        and any(report.kept_in.iterdir())
        and any(str(report.kept_in) in line for line in lines),
        "in the second record.": report.replayed > 0,
        "out of damaged files.": report.salvaged > 0,
    }
    return [line for line in lines for part, is_so in claims.items() if part in line and not is_so]


def moments_of(files):
    return {moment_text(one.made_at) for one in backups_in(files.backups)}


def untrue_sentences(golden, trials):
    chance, found = random.Random(61), []
    for _trial in range(trials):
        files = golden.copy()
        damage_some(files, chance)
        before = moments_of(files)
        report, attempts = golden.start(files)
        if report is not None:
            found += untrue(golden, files, before, attempts, report)
        found += [one.name for one in newer_kept(files.backups) if verify(one, CURRENT)]
    return found


def test_what_a_start_says_is_so_whatever_was_damaged(golden):
    assert untrue_sentences(golden, TRIALS) == []
    record("sentences after random damage", trials=TRIALS, untrue=0)


def test_a_start_that_always_says_all_is_there_is_caught(golden, monkeypatch):
    told = _("Nothing is missing.")
    monkeypatch.setattr(recovery, "_missing", lambda _report: told)

    assert untrue_sentences(golden, 10 * TRIALS if N == 1 else TRIALS)


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
