"""Every state in which keys, encrypted and plain files can lie beside each other, and what is said.

A state names what stands in each place. `Stage` makes it, opens it as the program does, and
returns every sentence that a person reads then.
"""

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from itertools import product
from types import SimpleNamespace

from hop_desktop.app.data_portability import DataPortability
from hop_desktop.bootstrap import store_files
from hop_desktop.domain.errors import (
    HopError,
    OtherKeyError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.protection import make_unlock_state
from hop_desktop.presentation.recovery import newer_text, note_text, recovery_lines
from hop_desktop.presentation.trouble import make_trouble_state
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.database import Database
from hop_desktop.storage.key_file import read_key_file
from hop_desktop.storage.protection import change_passphrase
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from tests.storage.examples import (
    INSTRUMENT,
    FixedClock,
    finished_attempt,
    open_attempt,
    repository_over,
)

FIRST, OLD, NOW = "the first passphrase", "the former passphrase", "the present passphrase"
CODE, OTHER_CODE = (f"{one}-BCDEF-45678-GHJKM-NPQRS-TVWXY" for one in ("0123A", "ZZZZZ"))
STORES = ("encrypted", "plain", "torn", "emptied", "gone")
BACKUPS = ("encrypted", "latest torn", "torn", "plain", "none")
RECORDS = ("sealed", "plain", "torn", "gone")
KEYS = ("right", "older", "first", "torn", "gone")
DRAFTS = ("sealed", "plain", "gone")
SECRETS = (NOW, OLD, FIRST, CODE, None)


def states():
    """All of them, as dictionaries by place."""
    names = ("store", "backups", "record", "key", "key_copy", "drafts", "secret")
    places = (STORES, BACKUPS, RECORDS, KEYS, KEYS, DRAFTS, SECRETS)
    return [dict(zip(names, chosen, strict=True)) for chosen in product(*places)]


@dataclass
class Outcome:
    """What a start led to: what is open, or why nothing is, and all that was said."""

    before: StoreFiles
    there: dict  # bytes by path before the start
    attempts: frozenset = frozenset()
    error: HopError | None = None
    report: object = None
    said: list = field(default_factory=list)
    cipher: object = None  # None: nothing is open


class Stage:
    """A store with a history: plain, a first passphrase, none, another, and that one changed."""

    def __init__(self, folder):
        self.golden, self.work, self.clock = folder / "golden", folder / "work", FixedClock()
        paths = AppPaths.at(self.golden)
        paths.data.mkdir(parents=True)
        with closing(Database(paths.database, clock=self.clock)) as database:
            repository = repository_over(database)
            repository.add(finished_attempt("f1"), INSTRUMENT)
            database.back_up()
            database.encrypt(FIRST, OTHER_CODE)
            self.keys = {"first": database.files.key.read_bytes()}
            database.decrypt(FIRST)
            self.plain, first = self._contents(), answers_of(database)
            database.encrypt(OLD, CODE)
            self.keys["older"] = database.files.key.read_bytes()
            repository.add(open_attempt("a1"), INSTRUMENT)
            database.back_up()
            at_backup = answers_of(database)
            change_passphrase(database.files, OLD, NOW)
            self.keys["right"] = database.files.key.read_bytes()
            repository.save_response("a1", "i1", 3)
            self.cipher = database.files.cipher
            self.told = {
                False: {"store": first, "backup": first},
                True: {"store": answers_of(database), "backup": at_backup},
            }
        self.encrypted = self._contents()
        self.ids = {name: read_key_file(content).key_id for name, content in self.keys.items()}

    def _contents(self):
        paths = [path for path in self.golden.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.golden)): path.read_bytes() for path in paths}

    def newest(self, state, cipher):
        """Return the answers that a recovery must bring back: all but for what is not there."""
        is_sealed = cipher.is_encrypting
        kinds = ("encrypted", "sealed") if is_sealed else ("plain", "plain")
        contents = self.told[is_sealed]
        if state["store"] == kinds[0]:
            return contents["store"]
        if state["record"] == kinds[1] and state["backups"] in {kinds[0], "latest torn"}:
            return contents["store"]
        return contents["backup"] if state["backups"] == kinds[0] else frozenset()

    def make(self, state):
        """Return the places of a folder in this state."""
        shutil.rmtree(self.work, ignore_errors=True)
        (self.work / "backups").mkdir(parents=True)
        files = StoreFiles(self.work / "hop.db", self.work / "backups")
        self._put_store(files, state["store"])
        self._put_backups(files, state["backups"])
        self._put_record(files, state["record"])
        for name, path in (("key", files.key), ("key_copy", files.key_copy)):
            content = self.keys.get(state[name], self.keys["right"][:100])
            _put(path, None if state[name] == "gone" else content)
        texts = b'{"evidence": "typed"}'
        drafts = {"plain": texts, "sealed": self.cipher.seal_file(texts)}
        _put(files.drafts, drafts.get(state["drafts"]))
        return files

    def _put_store(self, files, kind):
        contents = {"plain": self.plain["hop.db"], "emptied": b"", "torn": _torn(self._store)}
        _put(files.store, None if kind == "gone" else contents.get(kind, self._store))

    @property
    def _store(self):
        return self.encrypted["hop.db"]

    def _put_backups(self, files, kind):
        source = self.plain if kind == "plain" else self.encrypted
        names = sorted(name for name in source if name.endswith(".db") and "backups" in name)
        for name in names if kind != "none" else ():
            is_torn = kind == "torn" or (kind == "latest torn" and name == names[-1])
            _put(self.work / name, _torn(source[name]) if is_torn else source[name])

    def _put_record(self, files, kind):
        source = self.plain if kind == "plain" else self.encrypted
        for path in (files.log, files.older_log):
            content = source.get(path.name)
            if content is not None and kind != "gone":
                _put(path, content[:40] if kind == "torn" else content)

    def start(self, state):
        """Open as the program does; return what was said."""
        files = self.make(state)
        outcome = Outcome(files, {one: one.read_bytes() for one in files_of(self.work)})
        notes, paths = [], AppPaths.at(self.work)
        try:
            opened, mended = store_files(paths, state["secret"], notes.append)
            report = recover_if_needed(opened, self.clock, CURRENT) or mended
            database = Database(opened.store, clock=self.clock, cipher=opened.cipher)
        except HopError as error:
            outcome.error = error
            outcome.said = [*map(note_text, notes), *refusal(error, str(self.work))]
            return outcome
        with closing(database):
            outcome.cipher, outcome.report = opened.cipher, report
            outcome.attempts = answers_of(database)
            outcome.said = [*map(note_text, notes), *self._told(database, report)]
        return outcome

    def _told(self, database, report):
        yield from recovery_lines(report) if report else ()
        yield from (newer_text(one.name) for one in newer_kept(database.files.backups))
        yield from DataPortability(SimpleNamespace(database=database)).protection().paragraphs


def answers_of(database):
    attempts = repository_over(database).all()
    return frozenset((one.attempt_id, *one.responses.items()) for one in attempts)


def refusal(error, folder):
    """Return what the window says in the place of every page."""
    if isinstance(error, PassphraseNeededError):
        return [make_unlock_state(by_code=False).text]
    if isinstance(error, OtherKeyError):
        return [error.sentence]
    if isinstance(error, WrongPassphraseError):
        return [make_unlock_state(by_code=False).wrong]
    state = make_trouble_state(error, folder)
    return [state.title, state.reason, *state.paragraphs]


def _put(path, content):
    if content is not None:
        path.write_bytes(content)


def _torn(content):
    """Return a file of which the first sectors never reached the disk."""
    return bytes(1024) + content[1024:-512]


def files_of(folder):
    return sorted(one for one in folder.rglob("*") if one.is_file())
