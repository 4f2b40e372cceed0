"""Trace a piece of work of the program and judge what power cuts at every moment would leave.

    python traced_images.py FOLDER WHAT safe|careless IMAGES POINTS

IMAGES random ones are made at each of POINTS moments beside the two extremes.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import alembic.command  # noqa: F401 - once, not in every recovery

from hop_desktop.bootstrap import open_services, store_files
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.errors import HopError
from hop_desktop.paths import AppPaths
from hop_desktop.storage import key_file
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.recovery_code import new_recovery_code
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden
from tests.faults.judged_images import judge as judge_saves
from tests.faults.judged_images import judged
from tests.faults.power import Disk
from tests.faults.trace import operations, traced
from tests.faults.windows import SCRIPT as DRIVEN_WINDOW
from tests.faults.workload import PASSPHRASE
from tests.storage.examples import FixedClock, files_below, repository_over
from tests.storage.test_released import FIXTURES, everything

WORK = Path(__file__).with_name("traced_work.py")
ANSWERS = 16  # in the window, before it is ended


class Work:
    """What is there before, and how to judge what a power cut left.

    `after` is the folder as the work left it without a power cut.
    """

    def prepare(self, folder):
        folder.mkdir()

    def finish(self, after):
        pass

    def judge(self, image, done):
        raise NotImplementedError


class Save(Work):
    def judge(self, image, done):
        return judge_saves(image, done)


class Encrypted(Work):
    """Saves in a store with a passphrase, which must still open it."""

    def prepare(self, folder):
        key_file.COST = 3  # this is not about the time that a guess takes
        services = open_services(AppPaths.at(folder), load_catalogue())
        with closing(services.database) as database:
            database.encrypt(PASSPHRASE, new_recovery_code())

    def judge(self, image, done):
        try:
            files, _mended = store_files(AppPaths.at(image), PASSPHRASE)
        except HopError:
            return {"corrupt": 1}
        return judge_saves(image, done, files.cipher)


class InWindow(Work):
    """Answers given in the real window, and what its screen called saved."""

    def judge(self, image, done):
        called = dict(done.get("saved", ()))
        found = start(image, lambda _database: stored_levels(image / "hop.db"))
        if found is None:
            return {"corrupt": 1}
        missing = sum(item not in found for item in called)
        # One later answer to the same item may be on the disk and not be called saved yet.
        other = sum(found.get(item, level) != level for item, level in called.items())
        return {"lost": missing + max(0, other - 1)}


class Export(Work):
    def judge(self, image, done):
        found = {"exported": 0, "copied": 0}
        torn = 0
        try:
            found["exported"] = len(json.loads((image / "export.json").read_text())["attempts"])
        except FileNotFoundError:
            pass
        except ValueError:
            torn += 1
        copy = image / "copy.db"
        if copy.exists():
            if verify(copy, CURRENT):
                torn += 1
            else:
                found["copied"] = len(rows(copy, "attempt_id", "attempt"))
        return {"torn": torn, "lost": sum(found[one] < max(done.get(one, (0,))) for one in found)}


class Migrate(Work):
    def prepare(self, folder):
        folder.mkdir()
        shutil.copyfile(FIXTURES / "store-0.1.0.db", folder / "hop.db")

    def finish(self, after):
        with closing(Database(after / "hop.db")) as database:
            self._wanted = everything(database)

    def judge(self, image, _done):
        found = start(image, everything)
        return {"corrupt": 1} if found is None else {"lost": int(found != self._wanted)}


class OfGolden(Work):
    """Work with a store that has a history, two backups and later answers."""

    def prepare(self, folder):
        self.golden = Golden(folder.parent)
        shutil.copytree(self.golden.folder, folder)

    def attempts(self, image):
        return start(image, lambda database: repository_over(database).all())


class Recover(OfGolden):
    def prepare(self, folder):
        super().prepare(folder)
        store = folder / "hop.db"
        store.write_bytes(store.read_bytes()[:9000])

    def judge(self, image, _done):
        attempts = self.attempts(image)
        return {"corrupt": 1} if attempts is None else {"lost": self.golden.missing(attempts)}


class Restore(OfGolden):
    def finish(self, after):
        with closing(Database(after / "hop.db")) as database:
            self._restored = repository_over(database).all()

    def judge(self, image, done):
        attempts = self.attempts(image)
        if attempts is None:
            return {"corrupt": 1}
        wanted = (self._restored, self.golden.attempts)
        return {
            "torn": int(attempts not in wanted),
            "lost": int("restored" in done and attempts != self._restored),
        }


class Delete(OfGolden):
    def judge(self, image, done):
        attempts = self.attempts(image)
        if attempts is None:
            return {"corrupt": 1}
        without = tuple(one for one in self.golden.attempts if one.attempt_id != "f1")
        return {
            "torn": int(attempts not in (without, self.golden.attempts)),
            "lost": int("deleted" in done and attempts != without),  # it is there again
        }


class Erase(OfGolden):
    def judge(self, image, done):
        attempts = self.attempts(image)
        if attempts is None:
            return {"corrupt": 1}
        left = b"".join(files_below(image).values())
        is_there = b"note 1" in left or bool(attempts)
        return {"lost": int("erased" in done and is_there)}  # it is there again


KINDS = {
    "save": Save,
    "encrypted": Encrypted,
    "window": InWindow,
    "export": Export,
    "migrate": Migrate,
    "recover": Recover,
    "restore": Restore,
    "delete": Delete,
    "erase": Erase,
}


def stored_levels(store):
    return dict(rows(store, "item_id, level", "response"))


def called_saved(line):
    """Return what a line of the window's robot calls saved."""
    word, _space, rest = line.decode().partition(" ")
    if word != "saved":
        return {}
    item, level = rest.split()
    return {"saved": (item, int(level))}


def rows(store, columns, table):
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(f"SELECT {columns} FROM {table}").fetchall()


def start(folder, read):
    """Open as the program does, recovery included; None: it would not open, or is not whole."""
    files = StoreFiles(folder / "hop.db", folder / "backups")
    try:
        recover_if_needed(files, FixedClock(), CURRENT)
        with closing(Database(files.store, clock=FixedClock())) as database:
            found = read(database)
    except HopError:
        return None
    return None if verify(files.store, CURRENT) else found


def run(what, mode, folder, trace):
    if what == "window":
        answer_in_window(mode, folder, trace)
        return
    child = traced(trace, WORK, folder, what, mode, stdout=subprocess.DEVNULL)
    if child.wait(timeout=300):
        raise SystemExit(f"the traced program ended with {child.returncode}")


def answer_in_window(mode, folder, trace):
    script = "answer" if mode == "safe" else "answer_carelessly"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    options = {"stdout": subprocess.PIPE, "env": environment, "start_new_session": True}
    with traced(trace, DRIVEN_WINDOW, script, folder, folder, **options) as child:
        for _answer in range(ANSWERS):
            child.stdout.readline()
        os.killpg(child.pid, signal.SIGKILL)  # the window, too


def main(folder, what, mode, count, points):
    work, data, trace = KINDS[what](), folder / "data", folder / "trace"
    work.prepare(data)
    shutil.copytree(data, folder / "before")
    run(what, mode, data, trace)
    read_line = called_saved if what == "window" else json.loads
    log = list(operations(trace, data, folder / "before", read_line))
    shutil.copytree(data, folder / "after")
    work.finish(folder / "after")
    disk = Disk(folder / "before")
    print(json.dumps(judged(disk, log, folder / "image", work.judge, count, points)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4], *map(int, sys.argv[4:6]))
