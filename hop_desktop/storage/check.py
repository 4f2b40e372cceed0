"""Everything that can be found wrong with the store and the files around it, in words."""

import os
from collections.abc import Iterator
from pathlib import Path

from hop_desktop.domain.errors import DamagedStoreError, NewerStoreError
from hop_desktop.i18n import _
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.backup_names import PART, newer_kept
from hop_desktop.storage.cipher import PLAIN, Cipher
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.collections import collection_findings
from hop_desktop.storage.connection import SIDE_FILES, is_open_to_others
from hop_desktop.storage.failures import translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.odd_places import odd_places
from hop_desktop.storage.schema import CURRENT, Schema
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from hop_desktop.whole_files import system_reason


def check_store(
    store: Path,
    backups: Path | None = None,
    schema: Schema = CURRENT,
    cipher: Cipher = PLAIN,
) -> tuple[str, ...]:
    """Return what is wrong, one readable line each; empty: all is well, or nothing is there yet.

    Args:
        store: The store's file, open or not.
        backups: The folder of the backups; None: the one beside the store.
        schema: What this version of the program knows.
        cipher: How the files are written.

    Raises:
        StorageUnavailableError: The environment refuses, so nothing can be said.
    """
    folder = backups or store.parent / "backups"
    files = StoreFiles(store, folder, cipher)
    return (
        *_store_findings(files, schema),
        *_backup_findings(files, schema),
        *collection_findings(files),
        *_rights_findings(files),
        *odd_places((), (folder, files.collections)),
        *_newer_findings(folder),
        *_left_behind_findings(folder),
    )


def _store_findings(files: StoreFiles, schema: Schema) -> tuple[str, ...]:
    try:
        state = inspect(files.store, schema, files.cipher)
    except (DamagedStoreError, NewerStoreError) as error:
        is_damaged = isinstance(error, DamagedStoreError)
        findings = verify(files.store, schema, files.cipher) if is_damaged else ()
        return (str(error), *(finding for finding in findings if finding not in str(error)))
    return () if state is StoreState.EMPTY else verify(files.store, schema, files.cipher)


def _backup_findings(files: StoreFiles, schema: Schema) -> Iterator[str]:
    for backup in Backups(files, SystemClock(), schema).all():
        for finding in verify(backup.path, schema, files.cipher):
            yield _("backup {name}: {finding}").format(name=backup.path.name, finding=finding)


def _rights_findings(files: StoreFiles) -> Iterator[str]:
    sides = (files.store.with_name(files.store.name + ending) for ending in SIDE_FILES)
    inside: list[Path] = []
    try:
        for folder in (files.backups, files.collections):
            inside += sorted(folder.iterdir()) if folder.is_dir() else []
        inside = [path for path in inside if os.path.lexists(path)]
    except OSError as error:
        text = _("{folder} cannot be looked into, and no backup can be made there: {reason}")
        yield text.format(folder=files.backups, reason=system_reason(error))
    folders = (files.backups, files.collections)
    with translated(files.store.name):
        for path in (files.store.parent, files.store, *sides, *folders, *inside):
            if path.exists() and is_open_to_others(path):
                yield _("{path} can be opened by other people on this machine").format(path=path)


def _newer_findings(folder: Path) -> Iterator[str]:
    for newer in newer_kept(folder):
        yield _("an older store was put back: what is newer than it is kept as {name}").format(
            name=newer.name
        )


def _left_behind_findings(folder: Path) -> Iterator[str]:
    for part in sorted(folder.glob(f"*{PART}")):
        yield _("{name} is left over from a backup that was interrupted; it can be deleted").format(
            name=part.name
        )
