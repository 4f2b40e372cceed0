"""Kill a process that saves responses, again and again; print how many were lost.

In the mode "eager" the process says that it saved before it did: the check must notice.
"""

import json
import os
import signal
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from hop_desktop.storage.database import Database
from tests.storage.examples import INSTRUMENT, open_attempt, repository_over


def save_for_ever(store, acknowledge, *, is_eager):
    attempts = repository_over(Database(store))
    for number in count():
        if is_eager:
            os.write(acknowledge, b".")
        attempts.save_response("a1", f"i{number}", number % 5 + 1)
        if not is_eager:
            os.write(acknowledge, b".")


def acknowledged_until_killed(store, wanted, *, is_eager):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        save_for_ever(store, writing, is_eager=is_eager)
    os.close(writing)
    acknowledged = 0
    while acknowledged < wanted:
        acknowledged += len(os.read(reading, 1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        acknowledged += len(more)
    os.close(reading)
    return acknowledged


def main(folder, mode, kills):
    result = {"acknowledged": 0, "lost": 0}
    for kill in range(kills):
        store = folder / f"{mode}-{kill}.db"
        with closing(Database(store)) as database:
            repository_over(database).add(open_attempt(), INSTRUMENT)
        acknowledged = acknowledged_until_killed(store, 1 + 7 * kill % 40, is_eager=mode == "eager")
        with closing(Database(store)) as database:
            stored = repository_over(database).get("a1").responses
        expected = {f"i{n}": n % 5 + 1 for n in range(acknowledged)}
        result["acknowledged"] += acknowledged
        result["lost"] += len(expected.items() - stored.items())
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
