"""What the window called saved or kept while its forms were written outlives its kills."""

import json
import random
import signal
import sqlite3
from contextlib import closing

from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from tests.faults.scale import N, record
from tests.faults.windows import window
from tests.storage.examples import FixedClock

KILLS = 3 * N
LONGEST = 14  # lines of the robot between two kills; ten are a round of all forms
KEPT_ONE_BY_ONE = ("evidence", "action", "profile")  # of the others, the newer replaces the older


def written(folder):
    """Return all text of the store and of the drafts; the store must be whole."""
    files = StoreFiles(folder / "hop.db", folder / "backups")
    assert recover_if_needed(files, FixedClock(), CURRENT) is None
    assert verify(files.store, CURRENT) == ()
    with closing(sqlite3.connect(files.store)) as connection:
        stored = "\n".join(connection.iterdump())
    drafts = files.drafts
    return stored + (json.dumps(json.loads(drafts.read_text())) if drafts.exists() else "")


def missing(saved, begun, text):
    """Return what was called saved, was not written over since, and is not there."""
    newest = {one.partition("-")[0]: one for one in saved}
    lasting = [one for one in saved if one.startswith(KEPT_ONE_BY_ONE) or one in newest.values()]
    return [one for one in lasting if one not in text and not _is_replaced(one, saved, begun, text)]


def _is_replaced(one, saved, begun, text):
    """Whether what was begun last took its place, and was stored before it could be said."""
    kind = one.partition("-")[0]
    return (
        kind not in KEPT_ONE_BY_ONE
        and begun not in saved
        and begun.startswith(kind)
        and begun in text
    )


def kill_again_and_again(script, folder, kills):
    """Return what was called saved, and how much of it was not there after a kill."""
    chance, saved, begun, lost = random.Random(kills), [], "", 0
    for _kill in range(kills):
        with window(script, folder) as one:
            count = chance.randrange(2, LONGEST)
            lines = [one.child.stdout.readline() for _line in range(count)]
            one.end(signal.SIGKILL)
            lines += one.child.stdout  # what it said before it was gone
        for line in lines:
            word, text = line.split()
            begun = text if word == "begun" else begun
            saved += [text] if word == "saved" else []
        lost += len(missing(saved, begun, written(folder)))
    return saved, lost


def test_nothing_that_was_written_in_a_form_and_called_saved_is_lost_by_kills(tmp_path):
    saved, lost = kill_again_and_again("write_every_form", tmp_path, KILLS)

    assert len(saved) >= KILLS
    assert lost == 0
    record(
        "the window killed while notes, evidence, actions, profiles and drafts are written",
        kills=KILLS,
        texts=len(saved),
        lost=lost,
    )


def test_a_window_that_calls_saved_what_it_never_wrote_is_caught(tmp_path):
    _saved, lost = kill_again_and_again("call_other_forms_saved", tmp_path, 1)

    assert lost > 0
