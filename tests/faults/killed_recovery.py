"""Kill a recovery before each of its file operations; print what the next start lost.

    python killed_recovery.py FOLDER honest|careless

The careless recovery throws the second record away before what it built is in place: the check
must notice.
"""

import json
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import alembic.command  # noqa: F401 - once, not in every child

from hop_desktop.storage import recovery
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.careless import recover_carelessly
from tests.faults.golden import Golden

FILE_OPERATIONS = ("open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "sqlite3.connect")
MOST = 500


def die_before(number):
    """Be killed before the file operation of that number."""
    seen = 0

    def count(event, arguments):
        nonlocal seen
        if event not in FILE_OPERATIONS or (event == "open" and not is_write(arguments)):
            return
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def is_write(arguments):
    _path, _mode, flags = arguments
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def is_killed(golden, files, number):
    child = os.fork()
    if child == 0:
        die_before(number)
        recovery.recover_if_needed(files, golden.clock, CURRENT)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(folder, mode):
    if mode == "careless":
        recover_carelessly()
    golden = Golden(folder)
    result = {"kills": 0, "lost": 0, "unhealthy": 0, "left": 0}
    for number in range(1, MOST):
        files = golden.copy()
        files.store.write_bytes(files.store.read_bytes()[:9000])
        if not is_killed(golden, files, number):
            break
        _report, attempts = golden.start(files)
        result["kills"] += 1
        result["lost"] += golden.missing(attempts)
        result["unhealthy"] += bool(verify(files.store, CURRENT))
        result["left"] += any(path.exists() for path in (files.rebuilt, *files.rebuilt_sides))
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
