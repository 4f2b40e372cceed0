"""The store file, opened: the only way to its rows."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.services.ports import Clock
from hop_desktop.storage import protection
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup import Backups, Progress
from hop_desktop.storage.backup_schedule import BackupSchedule
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.connection import create_private, is_writable, prepare_to_write
from hop_desktop.storage.failures import moved, read_only, translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.key_file import new_key_file
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.owned_files import require_owned
from hop_desktop.storage.protection import begin_decrypting, begin_encrypting, require_secret
from hop_desktop.storage.reading import Reading
from hop_desktop.storage.schema import CURRENT, Schema
from hop_desktop.storage.store_connections import StoreConnections
from hop_desktop.storage.store_files import StoreFiles

if TYPE_CHECKING:  # SQLModel takes long to import and is not needed to read
    from hop_desktop.storage.saving import WriteSession


class Database:
    """One open store; may be opened in one thread and used in another, one at a time.

    Opening migrates an older file, after a verified backup. The opening and every block
    raise StorageUnavailableError when the environment refuses and DamagedStoreError when
    the file is not what was written; the opening also raises NewerStoreError.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path | None = None,
        clock: Clock | None = None,
        schema: Schema = CURRENT,
        cipher: Cipher = PLAIN,
    ) -> None:
        """Open `path`; `backups` is the folder beside it unless said otherwise."""
        self.path = path.absolute()
        self.is_read_only = False  # the place may only be read; every saving block raises
        self._schema = schema
        self._clock = clock or SystemClock()
        self._use(StoreFiles(self.path, backups or self.path.parent / "backups", cipher))
        self._lock = threading.RLock()
        self._saving: WriteSession | None = None
        self._staging = threading.local()  # the session of an import, in its own thread
        self._schedule = BackupSchedule(self._clock)
        self._open()

    def get_ready(self) -> None:
        """Import now what the first save would wait for; meanwhile everyone can read."""
        import hop_desktop.storage.saving  # noqa: F401 - only to have it loaded

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        with self._lock:
            self._connections.close()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Rows that only can be read; no lock is held once the block ends.

        A block inside a saving block of the same thread sees what that one changed.
        """
        if (staging := self._staging_here) is not None:
            yield staging
            return
        with self._lock, translated(self.path.name):
            if self._saving is not None:
                yield self._saving
                return
            with self._connections.reading() as reading:
                yield reading

    @contextmanager
    def saving(self) -> Iterator["WriteSession"]:
        """Rows whose changes are on disk when the block ends, or none of them are.

        A block inside another one of the same thread is a part of it.
        """
        if (staging := self._staging_here) is not None:
            yield staging
            return
        self.get_ready()  # before the lock: who reads need not wait for it
        with self._lock, translated(self.path.name):
            if self._saving is not None:
                yield self._saving
                return
            self._require_in_place()
            try:
                with self._log.taken_back_if_refused(), self._connections.saving() as self._saving:
                    yield self._saving
                    self._record(self._saving)
            finally:
                self._saving = None
                self._schedule.changed()

    @contextmanager
    def importing(self) -> Iterator["WriteSession"]:
        """Rows as in `saving`, for much at once: nobody waits until the block ends.

        A block of the same thread inside is a part of it.

        Raises:
            SavedMeanwhileError: Something else was saved that does not go with it; nothing was
                changed, and `saving` works.
        """
        from hop_desktop.storage.staging import staging

        with translated(self.path.name):
            self._require_in_place()
            with staging(self.path, self.files.cipher) as staged:
                self._staging.session = staged
                try:
                    yield staged
                finally:
                    del self._staging.session
                with self._lock, self._log.taken_back_if_refused():
                    self._require_in_place()
                    staged.move(self._log, self._schema.version)
                    self._schedule.changed()

    @property
    def _staging_here(self) -> "WriteSession | None":
        return getattr(self._staging, "session", None)

    @property
    def is_backup_due(self) -> bool:
        """Whether so much changed since the last backup that the next one should be made."""
        return not self.is_read_only and self._schedule.is_due

    def ask_for_backup(self) -> None:
        """Let the next backup be due as soon as anything changed, as after a finished attempt."""
        self._schedule.ask()

    def back_up(self) -> Path | None:
        """Make a verified backup. Not inside a saving block.

        Returns:
            None: the latest one holds the same, or the place may only be read.

        Raises:
            DamagedStoreError: The store is not whole; no copy was kept.
            StorageUnavailableError: The environment refuses.
        """
        with self._lock:
            assert self._saving is None, "a backup waits for the save that asks for it"
            if self.is_read_only:
                return None
            self._schedule.made()
        try:
            return self.backups.make_if_changed()
        except BaseException:
            self._schedule.missed()
            raise

    def restore(
        self, file: Path, on_progress: Progress = lambda _done, _total: None
    ) -> Path | None:
        """Replace everything by the backup `file` and open it.

        `on_progress` is called with the steps done, and of how many.

        Returns:
            The backup of what was there before; None: there was nothing.

        Raises:
            InvalidFileError: `file` is no whole backup; nothing was changed.
        """
        with self._lock:
            self._connections.close()
            try:
                return self.backups.restore(file, on_progress)
            finally:
                self._open()

    def encrypt(self, passphrase: str, code: str, loose: Sequence[Path] = ()) -> None:
        """Let a passphrase and a recovery code open everything from now on, and nothing else.

        Args:
            passphrase: As typed.
            code: As `new_recovery_code` made it.
            loose: Files outside the store that hold answers; they are encrypted, too.

        Raises:
            EncryptionMissingError: The optional package is not installed.
            OutputError: A file could not be written. Like after a StorageError, either nothing
                was changed or the next start goes on.
        """
        key_file, key = new_key_file(passphrase, code)
        locked = replace(self.files, cipher=Cipher(key))
        self._convert(locked, lambda: begin_encrypting(locked, key_file), loose)

    def decrypt(self, secret: str, loose: Sequence[Path] = ()) -> None:
        """Write everything in plain again; raises as `encrypt` does.

        Raises:
            WrongPassphraseError: `secret` is neither the passphrase nor the recovery code.
        """
        locked = self.files
        require_secret(locked, secret)
        self._convert(locked, lambda: begin_decrypting(locked), loose)

    def _convert(
        self, locked: StoreFiles, begin: Callable[[], None], loose: Sequence[Path]
    ) -> None:
        with translated(self.path.name), exclusive_in_turn(self.files.copying):
            with self._lock:
                self._require_in_place()
                self._connections.close()
                try:
                    begin()
                    conversion = protection.conversion_under_way(locked, self._schema)
                    conversion.convert_store()
                finally:
                    self._use(protection.take_back(locked))
                    self._open()
            conversion.convert_copies(loose)
            protection.end(locked)

    def erase(self) -> None:
        """Delete everything that was ever stored here, every copy included, and begin anew."""
        with (
            self._lock,
            translated(self.path.name),
            exclusive_in_turn(self.files.copying),
        ):
            self._connections.close()
            try:
                self.files.erase()
            finally:
                if not self.files.is_locked:
                    self._use(replace(self.files, cipher=PLAIN))
                self._open()
            self._schedule.made()

    def _use(self, files: StoreFiles) -> None:
        self.files = files
        self.backups = Backups(files, self._clock, self._schema)
        self._log = AnswersLog(files)

    def _open(self) -> None:
        cipher = self.files.cipher
        state = inspect(self.path, self._schema, cipher)
        self.is_read_only = state is StoreState.CURRENT and not is_writable(self.path)
        if not self.is_read_only:
            with translated(self.path.name):
                create_private(self.path)
        if state is StoreState.OLDER:
            self.backups.make()
        self._connections = StoreConnections(self.path, cipher, is_read_only=self.is_read_only)
        with translated(self.path.name):
            if state is not StoreState.CURRENT:
                self._upgrade()
            self._identity = self._file_identity()
            self._connections.open_reader()

    def _upgrade(self) -> None:
        from hop_desktop.storage.engine import upgrade

        upgrade(self.path, prepare_to_write, self._schema, self.files.cipher)

    def _record(self, saving: "WriteSession") -> None:
        """Write the save to the second record first: what is committed is in both."""
        changes = saving.changes()
        if changes:
            saving.count()
            self._log.append(self._schema.version, [*changes, *saving.changes()])

    def _require_in_place(self) -> None:
        if self.is_read_only:
            raise read_only(self.path.name)
        for side in self.files.sides:
            require_owned(side)
        try:
            identity = self._file_identity()
        except FileNotFoundError:
            raise moved(self.path.name) from None
        if identity != self._identity:
            raise moved(self.path.name)

    def _file_identity(self) -> tuple[int, int]:
        status = self.path.stat()
        return status.st_dev, status.st_ino
