"""Kill a change of the passphrase before its file operations; print what the next start lost.

    python killed_protection.py FOLDER encrypt|decrypt|change|renew honest|careless STRIDE

The careless one removes the plain backups before the store is converted: the check must notice.
"""

import json
import os
import shutil
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import alembic.command  # noqa: F401 - once, not in every child
import sqlcipher3.dbapi2  # noqa: F401 - the same

from hop_desktop.bootstrap import store_files
from hop_desktop.paths import AppPaths
from hop_desktop.storage import conversion, key_file
from hop_desktop.storage.database import Database
from hop_desktop.storage.protection import change_passphrase
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.golden import Golden
from tests.faults.killed_recovery import die_before
from tests.storage.examples import repository_over
from tests.storage.former_seal import make_former

MOST = 800
OLD, NEW, CODE = "the old passphrase", "the new passphrase", "0123456789ABCDE0123456789ABCDE"
SAID = b"note 1"
FORMER = b"hop-sealed-1"


def copy_of(folder):
    work = folder.with_name("work")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder, work)
    return AppPaths.at(work)


def opened(paths, secret, clock):
    files, _mended = store_files(paths, secret)
    report = recover_if_needed(files, clock, CURRENT)
    return report, Database(files.store, backups=files.backups, clock=clock, cipher=files.cipher)


def act(paths, what, clock):
    _report, database = opened(paths, OLD, clock)
    match what:
        case "encrypt":
            database.encrypt(NEW, CODE, paths.rescued())
        case "decrypt":
            database.decrypt(OLD, paths.rescued())
        case "change":
            change_passphrase(database.files, OLD, NEW)
    database.close()


def is_killed(paths, what, clock, number):
    child = os.fork()
    if child == 0:
        die_before(number)
        act(paths, what, clock)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, status
    return os.WIFSIGNALED(status)


def next_start(paths, clock):
    """Open with whatever passphrase is asked for."""
    for secret in (None, OLD, NEW):
        try:
            return opened(paths, secret, clock)
        except Exception as error:
            if type(error).__name__ not in {"PassphraseNeededError", "WrongPassphraseError"}:
                raise
    raise AssertionError("no passphrase opens it")


def make(folder, what):
    """Return a store with a history, a damaged copy and a rescued file; encrypted if need be."""
    golden = Golden(folder)
    evidence = golden.folder / "damaged" / "1"
    evidence.mkdir(parents=True)
    (evidence / "hop.db").write_bytes((golden.folder / "hop.db").read_bytes()[:20000])
    shutil.copy(golden.folder / "answers.log", evidence)
    (golden.folder / "unsaved-answers.json").write_bytes(b'{"text": "note 1"}')
    if what != "encrypt":
        with closing(Database(golden.folder / "hop.db", clock=golden.clock)) as database:
            database.encrypt(OLD, CODE, AppPaths.at(golden.folder).rescued())
            if what == "renew":
                make_former(database.files, OLD, CODE)
    return golden


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def plain_files(folder):
    found = [
        one for one in files_in(folder) if SAID in one.read_bytes() or b"SQLite" in one.read_bytes()
    ]
    return [str(one.relative_to(folder)) for one in found]


def convert_carelessly(self, original=conversion.Conversion.convert_store):
    for path in (*self._files.backups.glob("*.db"), self._files.log, self._files.older_log):
        path.unlink(missing_ok=True)
    self._files.store.write_bytes(b"")
    original(self)


def main(folder, what, mode, stride):
    key_file.COST = 3
    golden = make(folder, what)
    if mode == "careless":
        conversion.Conversion.convert_store = convert_carelessly
    result = {"kills": 0, "lost": 0, "unhealthy": 0, "plain": [], "asked": 0, "recovered": 0}
    for number in range(1, MOST, stride):
        paths = copy_of(golden.folder)
        is_over = not is_killed(paths, what, golden.clock, number)
        report, database = next_start(paths, golden.clock)
        with closing(database):
            result["lost"] += golden.missing(repository_over(database).all())
            result["unhealthy"] += bool(verify(database.path, CURRENT, database.files.cipher))
            result["asked"] += database.files.is_locked
            result["recovered"] += report is not None
            result["unhealthy"] += any(
                bool(verify(one.path, CURRENT, database.files.cipher))
                for one in database.backups.all()
            )
            if database.files.is_locked:
                result["plain"] += plain_files(paths.data)
        if is_over:
            break
        result["kills"] += 1
    result["former"] = [str(one) for one in files_in(paths.data) if FORMER in one.read_bytes()]
    result["left"] = [one.name for one in paths.data.iterdir() if one.suffix == ".converting"]
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
