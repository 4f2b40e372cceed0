"""Let every single operation on the files fail, once and for good, while the store works.

    python faulty_disk.py FOLDER save|import|backup honest|careless plain|encrypted EVERY

The careless program overlooks the error: the check must notice. EVERY is the distance between
the operations that are tried; 1 tries all. The encrypted store has a passphrase set.
"""

import json
import shutil
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.slow_disk import recorder  # before the program

# isort: split

from hop_desktop.bootstrap import open_services
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.domain.errors import HopError
from hop_desktop.paths import AppPaths
from hop_desktop.storage import key_file
from hop_desktop.storage.recovery_code import new_recovery_code
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.faults.workload import (
    IMPORTED,
    PASSPHRASE,
    attempts_of,
    export_of_three,
    open_one,
    text_of,
)

FOR_EVER = 10**9
NOTE = EvidenceNote(text_of(2), EvidenceGrade.DOCUMENTED)


class Work:
    """One opened store and the three things that are done with it."""

    def __init__(self, folder, catalogue, exported, cipher=None):
        self.folder = folder
        self.exported = exported
        self.services = open_services(AppPaths.at(folder), catalogue, cipher)
        self.repository = attempts_of(self.services)
        self.made = None

    def save(self):
        self.repository.save_evidence("a1", "q0", NOTE)

    def backup(self):
        self.made = self.services.database.backups.make()

    def import_(self):
        self.services.database.backups.make()
        self.services.transfer.import_all(self.exported, "export.json")

    @property
    def cipher(self):
        return self.services.database.files.cipher

    def is_done(self, what):
        """Whether everything is there that `what` says it did."""
        if what == "backup":
            return self.made is not None and not verify(self.made, CURRENT, self.cipher)
        found = {one.attempt_id: one for one in self.repository.all()}
        if what == "import":
            return set(IMPORTED) <= found.keys()
        return found["a1"].evidence.get("q0") == NOTE

    def is_half(self):
        found = {one.attempt_id for one in self.repository.all()} & set(IMPORTED)
        return len(found) not in {0, len(IMPORTED)}

    def can_save(self):
        try:
            self.repository.save_response("a1", "after", 3)
        except HopError:
            return False
        return self.repository.get("a1").responses["after"] == 3


def attempt(work, what, failing, *, is_careless):
    """Do it while the disk refuses; say whether the program called it done."""
    recorder.count, recorder.refused, recorder.failing = 0, 0, failing
    try:
        {"save": work.save, "import": work.import_, "backup": work.backup}[what]()
    except HopError:
        return is_careless
    finally:
        recorder.failing = ()
    return True


def judge(work, what, result, *, is_called_done):
    result["silent"] += is_called_done and not work.is_done(what)
    result["half"] += work.is_half()
    result["cannot_save"] += not work.can_save()
    responses = work.repository.get("a1").responses
    result["lost"] += sum(responses.get(f"q{one}") != one % 5 + 1 for one in range(5))
    result["corrupt"] += bool(verify(work.folder / "hop.db", CURRENT, work.cipher))


def prepare(folder, catalogue, exported, *, is_encrypted):
    """Return the cipher of a store that is there with a backup; None: it is plain."""
    work = Work(folder, catalogue, exported)
    with closing(work.services.database):
        work.repository.add(open_one(catalogue), catalogue.instrument)
        work.backup()
        for number in range(5):
            work.repository.save_response("a1", f"q{number}", number % 5 + 1)
        if not is_encrypted:
            return None
        work.services.database.encrypt(PASSPHRASE, new_recovery_code())
        return work.cipher


def main(folder, what, mode, kind, every):
    if kind == "encrypted":
        import tests.faults.slow_sqlcipher  # noqa: F401 - watched from here on
    catalogue = load_catalogue()
    exported = export_of_three(catalogue)
    cipher = prepare(folder / "prepared", catalogue, exported, is_encrypted=kind == "encrypted")
    recorder.start(folder / "work")
    kinds = ("runs", "refused", "silent", "half", "cannot_save", "lost", "corrupt")
    result = dict.fromkeys(kinds, 0)
    for last in (None, FOR_EVER):
        for number in range(1, FOR_EVER, every):
            shutil.rmtree(folder / "work", ignore_errors=True)
            shutil.copytree(folder / "prepared", folder / "work")
            work = Work(folder / "work", catalogue, exported, cipher)
            with closing(work.services.database):
                failing = range(number, last or number + 1)
                is_done = attempt(work, what, failing, is_careless=mode == "careless")
                if not recorder.refused:
                    break
                result["runs"] += 1
                result["refused"] += not is_done
                judge(work, what, result, is_called_done=is_done)
            recorder.log.clear()
    print(json.dumps(result))


if __name__ == "__main__":
    key_file.COST = 3  # this is not about the time that a guess takes
    main(Path(sys.argv[1]), *sys.argv[2:5], int(sys.argv[5]))
