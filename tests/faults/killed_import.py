"""Kill an import before and after each of its steps; print what the next starts found.

    python killed_import.py FOLDER honest|careless STRIDE

The careless import commits each portion for itself: the check must notice.
"""

import json
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.storage import staging
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.staging import Staging
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden, backups_of
from tests.storage.examples import INSTRUMENT, finished_attempt, repository_over

IMPORTED = 6
STEPS = ((Staging, "_set_apart"), (Staging, "_copy"), (AnswersLog, "write"))
MOST = 200


def die_at(number):
    """Be killed before or after a step, whichever has that number."""
    seen = 0

    def count():
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(working):
        def step(*arguments):
            count()
            result = working(*arguments)
            count()
            return result

        return step

    for owner, name in STEPS:
        setattr(owner, name, counted(getattr(owner, name)))


def bring_in(database, mode):
    repository = repository_over(database)
    new = [finished_attempt(f"i{one}") for one in range(IMPORTED)]
    portions = [new] if mode == "honest" else [[one] for one in new]
    for portion in portions:
        with database.importing():
            repository.bulk_add(portion, {INSTRUMENT_KEY: INSTRUMENT})


def is_killed(golden, files, number, mode):
    child = os.fork()
    if child == 0:
        with closing(Database(files.store, backups=files.backups, clock=golden.clock)) as database:
            die_at(number)
            bring_in(database, mode)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def found_at(golden, files):
    """Return how many imported attempts the next start shows, and whether all else is there."""
    _report, attempts = golden.start(files)
    is_whole = not verify(files.store, CURRENT) and golden.missing(attempts) == 0
    return sum(one.attempt_id.startswith("i") for one in attempts), is_whole


def found_when_rebuilt(golden, files):
    """Return the same after the store is damaged: it is made of a backup and the record."""
    files.store.write_bytes(b"hello " * 500)
    return found_at(golden, files)


def main(folder, mode, stride):
    staging._LOGGED_AT_ONCE = 15
    golden = Golden(folder)
    result = {"kills": 0, "in_part": 0, "lost": 0, "brought_in": 0, "rebuilt_otherwise": 0}
    for number in range(1, MOST, stride):
        files = golden.copy()
        assert backups_of(files)
        is_over = not is_killed(golden, files, number, mode)
        found, is_whole = found_at(golden, files)
        rebuilt = found_when_rebuilt(golden, files)
        result["in_part"] += found not in {0, IMPORTED}
        result["lost"] += not is_whole
        result["brought_in"] += found == IMPORTED
        result["rebuilt_otherwise"] += rebuilt != (found, True)
        if is_over:
            break
        result["kills"] += 1
    print(json.dumps(result))


INSTRUMENT_KEY = finished_attempt("i0").fingerprint

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
