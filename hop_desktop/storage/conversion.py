"""Everything of a store becomes encrypted, or plain again; broken off anywhere, it goes on later.

The store itself is first: each later step finds by the bytes of a file whether it still has to
be converted. What cannot be read as what it should be is sealed as it is: evidence is kept.
"""

import errno
import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import StorageUnavailableError
from hop_desktop.storage.answers_log import translated_lines
from hop_desktop.storage.backup_names import PART
from hop_desktop.storage.cipher import Cipher, is_plain
from hop_desktop.storage.connection import create_private, create_private_folder, open_existing
from hop_desktop.storage.copying import copy_database
from hop_desktop.storage.failures import damaged
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.owned_files import (
    is_owned,
    opened_owned,
    read_owned,
    require_owned,
    write_owned,
)
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from hop_desktop.storage.verified import mark_of
from hop_desktop.whole_files import put_in_place, rename_over, sync_folder, wait_for_disk

SEALED: Final = ".sealed"
_CHUNK: Final = 1 << 16


class Conversion:
    """One way, from `source` to `target`; one of them is plain.

    Every step may be repeated. All of them raise DamagedStoreError and StorageUnavailableError
    as opening a store does, and OutputError when a file cannot be written.
    """

    def __init__(self, files: StoreFiles, source: Cipher, target: Cipher, schema: Schema) -> None:
        self._files = files
        self._source = source
        self._target = target
        self._schema = schema

    def convert_store(self) -> None:
        """Convert the store and the second record; nobody may have the store open here."""
        files = self._files
        if self._is_pending(files.store):
            mark_of(files.store).unlink(missing_ok=True)
            state = inspect(files.store, self._schema, self._source)
            if state is not StoreState.EMPTY:
                self._convert_open_store()
        for log in (files.older_log, files.log):
            self._convert_log(log)

    def convert_copies(self, loose: Iterable[Path] = ()) -> None:
        """Convert backups, damaged copies, and files of answers that were saved elsewhere."""
        for path in _below(self._files.backups):
            if path.suffix == PART:
                self._remove(path)
            elif path != self._files.key_copy:
                self._convert_backup(path)
        for path in _below(self._files.damaged):
            self._convert_evidence(path)
        drafts = [self._files.drafts, *self._files.unreadable_drafts]
        keys = [path for path in _below(self._files.collections) if path.suffix == ".key"]
        for path in (*loose, *drafts, *keys):
            if is_owned(path):  # a link that others put there leads to nothing of ours
                self._convert_file(path)

    def _is_pending(self, path: Path) -> bool:
        is_there = path.exists() and path.stat().st_size > 0
        return is_there and is_plain(path) is self._target.is_encrypting

    def _convert_open_store(self) -> None:
        store = self._files.store
        with closing(open_existing(store, self._source)) as lock:
            lock.execute("BEGIN IMMEDIATE")  # what another process saves later must not be lost
            part = self._converted(store, self._files.rebuilt)
            if os.name != "posix":
                lock.close()  # a file that is open cannot be replaced there
            self._put_in_place(part, store)
        for side in self._files.sides:
            self._remove(side)

    def _convert_backup(self, path: Path) -> None:
        if path.suffix != ".db" or not self._is_whole(path):
            self._convert_evidence(path)
        elif self._is_pending(path):
            self._put_in_place(self._converted(path, path.with_name(path.name + PART)), path)

    def _is_whole(self, path: Path) -> bool:
        cipher = self._source if self._is_pending(path) else self._target
        try:
            return not verify(path, self._schema, cipher)
        except StorageUnavailableError:  # a journal beside it that belongs to another state
            return False

    def _convert_evidence(self, path: Path) -> None:
        """Seal a file that is not what it should be, or bring it back as it was."""
        if self._target.is_encrypting and path.suffix != SEALED:
            sealed = path.with_name(path.name + SEALED)
            write_owned(sealed, self._target.seal_file(read_owned(path)))
            self._remove(path)
        elif self._source.is_encrypting and path.suffix == SEALED:
            write_owned(path.with_suffix(""), self._source.unseal_file(read_owned(path)))
            path.unlink()
        elif self._source.is_encrypting and path.suffix == ".db":
            # What cannot be decrypted is no backup any more; its key is kept beside it.
            create_private_folder(self._files.damaged)
            rename_over(path, self._files.damaged / path.name)
            sync_folder(path.parent)
        elif self._source.is_encrypting and path.name.startswith(self._files.log.name):
            self._convert_log(path)

    def _convert_log(self, path: Path) -> None:
        if require_owned(path):
            content = read_owned(path)
            self._rewrite(path, content, translated_lines(content, self._source, self._target))

    def _convert_file(self, path: Path) -> None:
        content = read_owned(path)
        plain = self._source.unseal_file(content)
        is_sealed = self._target.is_encrypting and self._target.unseal_file(content) != content
        self._rewrite(path, content, content if is_sealed else self._target.seal_file(plain))

    def _converted(self, path: Path, part: Path) -> Path:
        part.unlink(missing_ok=True)
        create_private(part)
        copy_database(path, part, self._source, self._target)
        findings = verify(part, self._schema, self._target)
        if findings:
            part.unlink()
            raise damaged(path.name, findings[0])
        return part

    def _rewrite(self, path: Path, before: bytes, after: bytes) -> None:
        if after != before:
            part = path.with_name(path.name + PART)
            create_private(part)
            part.write_bytes(after)
            self._put_in_place(part, path)

    def _put_in_place(self, part: Path, target: Path) -> None:
        if not self._target.is_encrypting or os.name != "posix":
            put_in_place(part, target)
            return
        with opened_owned(target, os.O_RDWR) as old:
            if not put_in_place(part, target):  # a power cut would bring back what is overwritten
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))
            _overwrite(old)

    def _remove(self, path: Path) -> None:
        if not path.exists():
            return
        if self._target.is_encrypting:
            with opened_owned(path, os.O_RDWR) as old:
                _overwrite(old)
        path.unlink()
        sync_folder(path.parent)


def _below(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.rglob("*") if is_owned(path))


def _overwrite(descriptor: int) -> None:
    """Let zeros take the place of what was there; what a disk remaps or copies stays."""
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, _CHUNK)))
    wait_for_disk(descriptor)
