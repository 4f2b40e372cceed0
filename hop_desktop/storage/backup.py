"""Backups: copies that were checked before they got their name, and the way back."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeAlias

from hop_desktop.domain.errors import (
    DamagedStoreError,
    NewerStoreError,
    OutputError,
    StorageUnavailableError,
)
from hop_desktop.i18n import _
from hop_desktop.services.ports import Clock
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup_content import (
    Listed,
    counted,
    is_same,
    listed,
    needed_no_more,
    require_backup,
)
from hop_desktop.storage.backup_names import (
    PART,
    SET_ASIDE,
    backup_counters,
    backup_name,
    backups_in,
    key_beside,
    newer_kept,
    places_in,
)
from hop_desktop.storage.cipher import PLAIN, Cipher, is_plain
from hop_desktop.storage.connection import (
    create_private,
    create_private_folder,
    open_existing,
    open_to_read,
)
from hop_desktop.storage.copying import copy_database
from hop_desktop.storage.failures import damaged, translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.restored import make_newest
from hop_desktop.storage.retention import Backup
from hop_desktop.storage.save_number import last_save
from hop_desktop.storage.schema import Schema, user_version
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from hop_desktop.storage.verified import holder_of, remember
from hop_desktop.whole_files import (
    output_errors,
    put_in_place,
    replacing_output,
    sync,
    sync_folder,
    write_atomically,
)

RESTORE_STEPS: Final = 4  # the backup read through, copied, the present kept, in its place
Progress: TypeAlias = Callable[[int, int], None]  # steps done, of how many


class Backups:
    """The backups of one store file. None of this needs the store to be open or whole."""

    def __init__(self, files: StoreFiles, clock: Clock, schema: Schema) -> None:
        self._files = files
        self._store = files.store
        self._folder = files.backups
        self._cipher = files.cipher
        self._log = AnswersLog(files)
        self._clock = clock
        self._schema = schema

    def all(self) -> tuple[Backup, ...]:
        """Return the backups, latest first."""
        return backups_in(self._folder)

    def listed(self) -> tuple[Listed, ...]:
        """Return what has the name of a backup with what it holds, latest first."""
        return listed(places_in(self._folder), self._cipher)

    def make(self) -> Path:
        """Copy the store as it is now; copies that are no longer needed are deleted.

        Raises:
            DamagedStoreError: The store is not whole; no copy was kept.
            StorageUnavailableError: The environment refuses.
        """
        with self._one_at_a_time():
            return self._make()

    def make_if_changed(self) -> Path | None:
        """Copy the store unless the latest backup holds the same; None: it does."""
        with self._one_at_a_time():
            latest = next(iter(self.all()), None)
            if latest is not None and latest.path.name == holder_of(self._store):
                return None
            with self._new_copy() as (part, is_current):
                if latest is None or not is_same(part, latest.path):
                    return self._keep(part, is_current=is_current)
                if is_current:
                    remember(self._store, latest.path)
                return None

    def copy_to(self, target: Path, *, over_read_only: bool = False) -> tuple[Path, ...]:
        """Write a checked copy of the store to a place of the person's choice.

        Returns:
            The files that were written: the copy, and the key file that an encrypted one needs.

        Raises:
            ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
            OutputError: The target could not be written.
            DamagedStoreError: The store is not whole.
        """
        with output_errors(target):
            if target.exists() and self._store.exists() and target.samefile(self._store):
                raise OutputError(_("{name} is the store itself").format(name=target))
        with replacing_output(target, over_read_only=over_read_only) as part:
            try:
                self._copy(self._store, part, self._cipher)
            except StorageUnavailableError as error:
                raise OutputError(
                    _("{name} could not be written: {reason}").format(name=target, reason=error)
                ) from error
        if not self._cipher.is_encrypting:
            return (target,)
        with translated(self._files.key.name):
            write_atomically(key_beside(target), self._files.key.read_bytes())
        return target, key_beside(target)

    def restore(
        self,
        file: Path,
        on_progress: Progress = lambda _done, _total: None,
        *,
        cipher: Cipher | None = None,
    ) -> Path | None:
        """Replace the closed store by a backup; what was there is kept among the backups.

        The store is written as before, whatever way the backup is written.

        Args:
            file: The backup.
            on_progress: Called with the steps done, and of how many.
            cipher: What opens the backup if it is encrypted; None: what opens the store.

        Returns:
            Where it is kept; None: there was nothing.

        Raises:
            InvalidFileError: The file is no whole backup; nothing was changed.
            NewerStoreError: A newer version made it; nothing was changed.
            StorageUnavailableError: The environment refuses.
        """
        source = self.require_backup(file, cipher)
        on_progress(1, RESTORE_STEPS)
        part = self._files.rebuilt
        with self._one_at_a_time(), translated(self._store.name), _removed_afterwards(part):
            create_private(part)
            self._copy(file, part, source)
            on_progress(2, RESTORE_STEPS)
            kept = self._keep_present()
            others = (self._store, *(backup.path for backup in self.all()[:1]))
            make_newest(part, self._cipher, self._schema, self._log.last_number, others)
            on_progress(3, RESTORE_STEPS)
            # A journal that stayed would be rolled back into the restored file.
            for side in self._files.sides:
                side.unlink(missing_ok=True)
            sync_folder(self._store.parent)
            is_lasting = put_in_place(part, self._store)
            # The second record goes on from here, not from what was there before.
            self._make()
            if is_lasting and file in newer_kept(self._folder):
                file.unlink()  # what was offered is taken
            on_progress(RESTORE_STEPS, RESTORE_STEPS)
        return kept

    def require_backup(self, file: Path, cipher: Cipher | None = None) -> Cipher:
        """Read a backup through and return how its bytes are written.

        Raises:
            InvalidFileError: The file is no whole backup.
            NewerStoreError: A newer version made it.
        """
        return require_backup(file, self._schema, cipher or self._cipher)

    def counted(self, file: Path) -> tuple[int, int] | None:
        """Return how many attempts and answers a store or a backup holds; None: not known."""
        # A look at the bytes of the open store would take SQLite's lock away.
        is_other = file != self._store and is_plain(file)
        return counted(file, PLAIN if is_other else self._cipher)

    def _keep_present(self) -> Path | None:
        try:
            state = inspect(self._store, self._schema, self._cipher)
            return None if state is StoreState.EMPTY else self._make()
        except (DamagedStoreError, NewerStoreError):
            return self._set_aside()

    def _set_aside(self) -> Path:
        """Keep a store that cannot be copied in the regular way, byte for byte."""
        create_private_folder(self._folder)
        kept = self._folder / f"{self._next_name()}{SET_ASIDE}"
        files = self._files
        for file in (files.older_log, files.log, *files.sides, files.store):
            if file.exists():
                copy = kept.with_name(f"{kept.name}{file.name.removeprefix(self._store.name)}")
                create_private(copy)
                shutil.copyfile(file, copy)
                sync(copy)
        return kept

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Make or bring back one backup at a time, whatever window or command asks for it."""
        with translated(self._store.name):
            create_private_folder(self._files.copying.parent)
            with exclusive_in_turn(self._files.copying):
                yield

    def _make(self) -> Path:
        with self._new_copy() as (part, is_current):
            return self._keep(part, is_current=is_current)

    @contextmanager
    def _new_copy(self) -> Iterator[tuple[Path, bool]]:
        """Give a checked copy, and whether it still is what the store holds.

        Nobody can save while it is made, nor until the block ends; but while it is read
        through, which takes as long as there are answers, nobody has to wait.
        """
        create_private_folder(self._folder)
        for left_behind in self._folder.glob(f"*{PART}"):
            left_behind.unlink()
        # Saves that see this name, finished or not, are logged as later than this copy.
        part = self._folder / f"{self._next_name()}.db{PART}"
        with closing(open_existing(self._store, self._cipher)) as lock:
            lock.execute("BEGIN IMMEDIATE")
            with _removed_afterwards(part):
                create_private(part)
                copy_database(self._store, part, self._cipher, self._cipher)
                copied = _data_version(lock)
                lock.execute("ROLLBACK")
                self._require_whole(part, self._store.name)
                sync(part)
                lock.execute("BEGIN IMMEDIATE")
                yield part, _data_version(lock) == copied

    def _keep(self, part: Path, *, is_current: bool) -> Path:
        with closing(open_to_read(part, self._cipher)) as connection:
            number = last_save(connection)
            name = f"{part.name.removesuffix('.db' + PART)}-s{user_version(connection)}.db"
        target = part.with_name(name)
        is_lasting = put_in_place(part, target)
        if is_current:  # else the present record also holds saves that this copy lacks
            remember(self._store, target)
            self._log.rotate(_counter(target), self._schema.version, number)
        # A backup that a power cut may take with it is none to give up older ones for.
        for old in needed_no_more(self.all(), self._schema, self._cipher) if is_lasting else ():
            old.path.unlink()
        return target

    def _copy(self, source: Path, target: Path, cipher: Cipher) -> None:
        copy_database(source, target, cipher, self._cipher)
        self._require_whole(target, source.name)

    def _require_whole(self, copy: Path, name: str) -> None:
        findings = verify(copy, self._schema, self._cipher)
        if findings:
            raise damaged(name, findings[0])

    def _next_name(self) -> str:
        known = [*backup_counters(self._folder), self._log.read().last_backup]
        return backup_name(max(known) + 1, self._clock.now())


def _counter(backup: Path) -> int:
    return int(backup.name.partition("-")[0])


def _data_version(connection: sqlite3.Connection) -> int:
    """Return a number that changes whenever another connection saved something."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


@contextmanager
def _removed_afterwards(part: Path) -> Iterator[None]:
    part.unlink(missing_ok=True)
    try:
        yield
    finally:
        part.unlink(missing_ok=True)
