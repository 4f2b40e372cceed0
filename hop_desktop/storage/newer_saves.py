"""What the record and the backups hold that the store does not: kept, and offered back.

An older file in the place of the store, by hand or by a program that copies folders, looks
whole. But saves have numbers. At each start the last one of the record and of the newest backup
is compared with the store's. What is newer is built once more beside the backups, as a whole
store that *Restore* can put in place, and stays there until the person decides.
"""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import StorageError
from hop_desktop.services.ports import Clock
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.backup_names import NEWER, backups_in
from hop_desktop.storage.connection import (
    create_private,
    create_private_folder,
    is_writable,
    open_existing,
)
from hop_desktop.storage.copying import copy_database
from hop_desktop.storage.failures import sqlite_errors
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.logged_save import LoggedSave
from hop_desktop.storage.retention import Backup
from hop_desktop.storage.save_number import last_save, last_save_of, set_last_save
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.verification import verify
from hop_desktop.whole_files import put_in_place, sync_folder

_DECLINED: Final = "declined-"


def decline(newer: Path) -> None:
    """Offer this one no more; it stays, under another name.

    Raises:
        OSError: The system refuses.
    """
    newer.rename(newer.with_name(_DECLINED + newer.name))
    sync_folder(newer.parent)


def keep_newer(files: StoreFiles, clock: Clock, schema: Schema) -> None:
    """Keep what is newer than the whole, closed store; finish a save that was cut off.

    Raises:
        StorageUnavailableError: The environment refuses; the next start tries again.
        sqlite3.Error, OSError: The same.
    """
    store = files.store
    if not store.exists() or not store.stat().st_size or not is_writable(store):
        return
    if _newest(files) <= last_save_of(store, files.cipher):
        return
    with exclusive_in_turn(files.copying):
        present = last_save_of(store, files.cipher)
        newest = _newest(files)  # another process may have been in the middle of a save
        if newest <= present:
            return
        later = _later(files, present, schema)
        if newest == present + 1 and later and _finish(files, later):
            return
        _keep(files, schema, later, newest)
        set_last_save(store, files.cipher, newest + 1)
    Backups(files, clock, schema).make()  # the record goes on after this


def _newest(files: StoreFiles) -> int:
    latest = next(iter(backups_in(files.backups)), None)
    return max(AnswersLog(files).last_number, 0 if latest is None else _number_of(latest, files))


def _number_of(backup: Backup, files: StoreFiles) -> int:
    try:
        return last_save_of(backup.path, files.cipher)
    except _damage():  # or another key
        return 0


def _damage() -> tuple[type[Exception], ...]:
    return (*sqlite_errors(), UnicodeDecodeError)


def _later(files: StoreFiles, present: int, schema: Schema) -> Sequence[LoggedSave]:
    """Return the saves after `present`; none if one of them is missing."""
    saves = [save for save in AnswersLog(files).read().saves if (save.number or 0) > present]
    numbers = {save.number for save in saves}
    is_whole = numbers == set(range(present + 1, present + 1 + len(numbers)))
    return saves if is_whole and all(save.schema == schema.version for save in saves) else ()


def _finish(files: StoreFiles, later: Sequence[LoggedSave]) -> bool:
    """Bring the one save in that reached the record and not the store; False: it does not fit."""
    from hop_desktop.storage.rebuilding import replay  # seldom needed, and takes long to import

    with closing(open_existing(files.store, files.cipher)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        present = last_save(connection)
        if any(save.number != present + 1 for save in later):
            connection.execute("ROLLBACK")
            return present >= max(save.number or 0 for save in later)
        is_whole = replay(connection, later)
        connection.execute("COMMIT" if is_whole else "ROLLBACK")
    return is_whole


def _keep(files: StoreFiles, schema: Schema, later: Sequence[LoggedSave], newest: int) -> None:
    """Build the newer state and put it beside the backups."""
    from hop_desktop.storage.rebuilding import rebuild

    part = files.rebuilt
    create_private_folder(files.backups)
    try:
        if not (later and later[-1].number == newest and _built_on_store(files, schema, later)):
            whole = (
                backup for backup in backups_in(files.backups) if _is_whole(backup, files, schema)
            )
            rebuild(files, schema, next(whole, None), ())
    except (StorageError, sqlite3.Error):
        part.unlink(missing_ok=True)
        _keep_the_record(files, newest)
        return
    put_in_place(part, files.backups / f"{NEWER}{newest:06d}.db")
    for side in files.rebuilt_sides:
        side.unlink(missing_ok=True)


def _built_on_store(files: StoreFiles, schema: Schema, later: Sequence[LoggedSave]) -> bool:
    from hop_desktop.storage.rebuilding import replay

    part = files.rebuilt
    for left_behind in (*files.rebuilt_sides, part):
        left_behind.unlink(missing_ok=True)
    create_private(part)
    copy_database(files.store, part, files.cipher, files.cipher)
    with closing(open_existing(part, files.cipher)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        replay(connection, later)
        connection.execute("COMMIT")
    return not verify(part, schema, files.cipher)


def _is_whole(backup: Backup, files: StoreFiles, schema: Schema) -> bool:
    return not verify(backup.path, schema, files.cipher)


def _keep_the_record(files: StoreFiles, newest: int) -> None:
    """Nothing whole can be made of it: keep the lines as they are."""
    for log in (files.older_log, files.log):
        if log.exists():
            copy = files.backups / f"{NEWER}{newest:06d}.{log.name}"
            create_private(copy)
            shutil.copyfile(log, copy)
