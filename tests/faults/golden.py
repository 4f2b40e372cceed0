"""A store with a history, two backups and later answers; what damages it; what must be there."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta

from hop_desktop.domain.attempt import EvidenceGrade, EvidenceNote
from hop_desktop.storage.cipher import PLAIN
from hop_desktop.storage.database import Database
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from tests.storage.examples import (
    INSTRUMENT,
    START,
    FixedClock,
    finished_attempt,
    open_attempt,
    repository_over,
)

SAVED_BEFORE_FIRST, SAVED_BEFORE_SECOND, SAVED = 20, 32, 40


class Golden:
    """The whole store in `folder / "golden"`, and copies of it to be damaged."""

    def __init__(self, folder, cipher=PLAIN):
        self.folder = folder / "golden"
        self._work = folder / "work"
        self.clock = FixedClock()
        self.cipher = cipher
        with closing(
            self._open(StoreFiles(self.folder / "hop.db", self.folder / "backups"))
        ) as database:
            repository = repository_over(database)
            repository.add(finished_attempt("f1"), INSTRUMENT)
            repository.add(finished_attempt("f2", evidence={}), INSTRUMENT)
            repository.add(open_attempt("a1", started_at=START + timedelta(days=3)), INSTRUMENT)
            for number in range(SAVED):
                if number in {SAVED_BEFORE_FIRST, SAVED_BEFORE_SECOND}:
                    self.clock.moment += timedelta(minutes=20)
                    database.back_up()
                repository.save_response("a1", f"q{number}", number % 5 + 1)
                note = EvidenceNote(f"note {number} " * (number % 9 + 1), EvidenceGrade.NONE)
                repository.save_evidence("a1", f"q{number}", note)
            self.attempts = repository.all()

    def copy(self):
        """Return the places of a fresh copy."""
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self.folder, self._work)
        return StoreFiles(self._work / "hop.db", self._work / "backups", self.cipher)

    def start(self, files):
        """Open as the program does; return the report and the attempts that are there."""
        report = recover_if_needed(files, self.clock, CURRENT)
        with closing(self._open(files)) as database:
            return report, repository_over(database).all()

    def _open(self, files):
        return Database(files.store, backups=files.backups, clock=self.clock, cipher=self.cipher)

    def missing(self, attempts, upto=SAVED):
        """Return how many of the saved things are not there, or not as they were."""
        by_id = {one.attempt_id: one for one in attempts}
        lost = sum(by_id.get(one.attempt_id) != one for one in self.attempts if one.is_finished)
        wanted, found = self.attempts[-1], by_id.get("a1")
        for number in range(upto):
            key = f"q{number}"
            if found is None or (found.responses.get(key), found.evidence.get(key)) != (
                wanted.responses[key],
                wanted.evidence[key],
            ):
                lost += 1
        return lost


def backups_of(files):
    return sorted(files.backups.glob("*.db"))


def damage(content, kind, random):
    """Return the bytes of a file, damaged."""
    broken, size = bytearray(content), len(content)
    match kind:
        case "bit":
            broken[random.randrange(size)] ^= 1 << random.randrange(8)
        case "eight bytes":
            place = random.randrange(size - 8)
            broken[place : place + 8] = random.randbytes(8)
        case "sector":
            place = random.randrange(size // 512) * 512
            broken[place : place + 512] = random.randbytes(512)
        case "zeroed page":
            place = random.randrange(size // 4096) * 4096
            broken[place : place + 4096] = bytes(4096)
        case "cut off":
            del broken[random.randrange(size) :]
        case "header":
            broken[random.randrange(100)] ^= 1 << random.randrange(8)
        case "emptied":
            broken.clear()
        case "text":
            broken[:] = b"hello " * 500
    return bytes(broken)


def put_another_programs_database(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (url TEXT)")
