"""Kill a restore before its file operations; print in how many of them something was lost.

    python killed_restore.py FOLDER honest|careless STRIDE

The careless restore keeps no backup of what was there: the check must notice.
"""

import json
import os
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import alembic.command  # noqa: F401 - once, not in every child

from hop_desktop.storage.backup import Backups
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import SAVED, SAVED_BEFORE_FIRST, Golden, backups_of
from tests.faults.killed_recovery import die_before
from tests.storage.examples import repository_over

MOST = 500


def is_killed(golden, files, number):
    child = os.fork()
    if child == 0:
        die_before(number)
        Backups(files, golden.clock, CURRENT).restore(backups_of(files)[0])
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def answers_in(attempts):
    return next(len(one.responses) for one in attempts if one.attempt_id == "a1")


def is_kept(golden, files):
    """Whether a backup holds everything that was there before."""
    for path in backups_of(files):
        with closing(Database(path, backups=files.store.parent / "none")) as database:
            if golden.missing(repository_over(database).all()) == 0:
                return True
    return False


def main(folder, mode, stride):
    if mode == "careless":
        Backups._keep_present = lambda _self: None
    golden = Golden(folder)
    result = {"kills": 0, "lost": 0, "unhealthy": 0, "offered": 0, "restored": 0}
    for number in range(1, MOST, stride):
        files = golden.copy()
        is_over = not is_killed(golden, files, number)
        _report, attempts = golden.start(files)
        answers = answers_in(attempts)
        result["unhealthy"] += bool(verify(files.store, CURRENT))
        result["offered"] += bool(newer_kept(files.backups))
        result["restored"] += answers == SAVED_BEFORE_FIRST
        is_before = answers == SAVED and golden.missing(attempts) == 0
        is_after = answers == SAVED_BEFORE_FIRST and is_kept(golden, files)
        result["lost"] += not (is_before or is_after)
        if is_over:
            break
        result["kills"] += 1
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
