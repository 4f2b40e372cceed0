"""Kill a migration before each of its statements; print the schema that each kill left."""

import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import Engine, event

from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT, Schema


def shape(path):
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = connection.execute("SELECT type, name FROM sqlite_master ORDER BY 1, 2").fetchall()
        return version, names


def migrate_and_die(store, schema, number):
    seen = []

    @event.listens_for(Engine, "before_cursor_execute")
    def _die(*_arguments):
        seen.append(1)
        if len(seen) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    Database(store, schema=schema).close()
    os._exit(0)


def main(store, steps):
    schema = Schema(version=CURRENT.version + 1, steps=steps, digests=CURRENT.digests)
    shapes = []
    for number in range(1, 200):
        child = os.fork()
        if child == 0:
            migrate_and_die(store, schema, number)
        _pid, status = os.waitpid(child, 0)
        if status == 0:
            break
        shapes.append(shape(store))
    print(json.dumps(shapes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
