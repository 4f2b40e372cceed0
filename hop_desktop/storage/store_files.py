"""Every file and folder that belongs to a store."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.connection import SIDE_FILES
from hop_desktop.storage.failures import translated
from hop_desktop.storage.verified import mark_of
from hop_desktop.whole_files import sync_folder


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """The places around one store file, none of which need exist, and how they are written."""

    store: Path
    backups: Path
    cipher: Cipher = PLAIN

    @property
    def sides(self) -> tuple[Path, ...]:
        """What SQLite keeps beside the file."""
        return _beside(self.store)

    @property
    def log(self) -> Path:
        """The second record since the last backup."""
        return self.store.with_name("answers.log")

    @property
    def older_log(self) -> Path:
        """The second record between the last two backups."""
        return self.store.with_name("answers.log.1")

    @property
    def drafts(self) -> Path:
        """What is being written and not saved yet."""
        return self.store.with_name("drafts.json")

    @property
    def unreadable_drafts(self) -> tuple[Path, ...]:
        """Copies of what was being written and could not be read."""
        return tuple(sorted(self.store.parent.glob(f"{self.drafts.stem}-unreadable*.json")))

    @property
    def collections(self) -> Path:
        """The folder of the rounds that are collected for others; no part of the store."""
        return self.store.with_name("collections")

    @property
    def damaged(self) -> Path:
        """The folder of the files that a recovery set aside."""
        return self.store.with_name("damaged")

    @property
    def marker(self) -> Path:
        """Exists while a recovery is under way; holds the name of its folder."""
        return self.store.with_name(self.store.name + ".recovering")

    @property
    def lock(self) -> Path:
        """Locked by whoever recovers the store."""
        return self.store.with_name(self.store.name + ".lock")

    @property
    def key(self) -> Path:
        """The data key of an encrypted store, itself sealed; absent: nothing is encrypted."""
        return self.store.with_name("hop.key")

    @property
    def keys_set_aside(self) -> tuple[Path, ...]:
        """Whole key files of other answers that stood where a key belongs, renamed."""
        found = sorted(self.store.parent.glob(f"{self.key.stem}-*{self.key.suffix}"))
        return tuple(path for path in found if path.stem.rpartition("-")[2].isdecimal())

    @property
    def key_copy(self) -> Path:
        """The same once more, as backups are worth nothing without it."""
        return self.backups / self.key.name

    @property
    def key_kept(self) -> Path:
        """What opens damaged files that could not be decrypted when the passphrase was removed."""
        return self.damaged / self.key.name

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is needed to open the store.

        Raises:
            StorageUnavailableError: The folder may not be entered.
        """
        with translated(str(self.store.parent)):
            return _is_there(self.key) or os.path.lexists(self.key_copy)

    @property
    def converting(self) -> Path:
        """Exists while everything is being encrypted or decrypted; says which."""
        return self.store.with_name(self.store.name + ".converting")

    @property
    def copying(self) -> Path:
        """Locked by whoever makes a backup or brings one back."""
        return self.backups.with_name(self.backups.name + ".lock")

    @property
    def rebuilt(self) -> Path:
        """What a recovery or a restore builds before it takes the store's place."""
        return self.store.with_name(self.store.name + ".part")

    @property
    def rebuilt_sides(self) -> tuple[Path, ...]:
        """What SQLite keeps beside what is being built."""
        return _beside(self.rebuilt)

    @property
    def _folders(self) -> tuple[Path, ...]:
        return self.backups, self.damaged, self.collections

    @property
    def _loose(self) -> tuple[Path, ...]:
        """The files outside folders, the store and its key last."""
        return (
            *(self.log, self.older_log, self.marker, self.converting, self.rebuilt),
            *(mark_of(self.store), *self.rebuilt_sides),
            *(self.drafts, *self.unreadable_drafts),
            *(*self.sides, self.store, *self.keys_set_aside, self.key),
        )

    def would_lose(self, target: Path) -> bool:
        """Whether whoever wrote to `target` would destroy a file of the store.

        Where that cannot be seen nothing can be written either, and whoever tries is told so.
        """
        with suppress(OSError):
            place = target.resolve()
            if any(place.is_relative_to(folder.resolve()) for folder in self._folders):
                return _is_there(place)
            return place in {file.resolve() for file in (*self._loose, self.lock, self.copying)}
        return False

    def erase(self) -> None:
        """Delete all of it, the store last: what is left is found by the next start.

        Only its key goes later still: without it nothing that is left could be read.

        Raises:
            OSError: The system refuses.
        """
        for folder in self._folders:
            if folder.exists():
                shutil.rmtree(folder)
        for file in self._loose:
            file.unlink(missing_ok=True)
        for empty in (self.lock, self.copying):
            with suppress(PermissionError):  # Windows keeps what is open: whoever erases holds it
                empty.unlink(missing_ok=True)
        sync_folder(self.store.parent)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in SIDE_FILES)
