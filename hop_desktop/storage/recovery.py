"""A damaged store is rebuilt from what can be read; what is damaged is kept, never deleted.

The newest backup that is whole, then every later save of the second record, then the rows of the
damaged file that are whole and newer. Broken off at any moment, it is done again from the start.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import DamagedStoreError, StorageError
from hop_desktop.domain.recovery import RecoveryReport
from hop_desktop.i18n import _
from hop_desktop.services.ports import Clock
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.cipher import is_plain
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.connection import create_private_folder
from hop_desktop.storage.failures import translated
from hop_desktop.storage.inspection import StoreState, inspect
from hop_desktop.storage.lock import exclusive
from hop_desktop.storage.newer_saves import keep_newer
from hop_desktop.storage.owned_files import is_owned, read_owned, write_owned
from hop_desktop.storage.retention import Backup
from hop_desktop.storage.salvage import whole_rows
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.unprotected import looks_encrypted
from hop_desktop.storage.verification import verify
from hop_desktop.whole_files import put_in_place, rename_over, sync_folder

KEPT: Final = 5  # damaged copies
_LARGEST_MARKER: Final = 100  # bytes


def recover_if_needed(files: StoreFiles, clock: Clock, schema: Schema) -> RecoveryReport | None:
    """Rebuild the store if it is damaged or gone while its copies are there.

    Returns:
        What was done; None: nothing was wrong, or there never was anything.

    Raises:
        NewerStoreError: A newer version wrote the file; it is untouched.
        DamagedStoreError: It is damaged and there is nothing to rebuild from; it is untouched.
        StorageUnavailableError: The environment refuses; the next start goes on.
    """
    with translated(files.store.name):
        if _damage(files, schema) is None:
            _keep_newer(files, clock, schema)
            return None
        create_private_folder(files.store.parent)
        with exclusive(files.lock):
            reason = _damage(files, schema)  # another process may have mended it meanwhile
            return _recover(files, clock, schema, reason) if reason else None


def _keep_newer(files: StoreFiles, clock: Clock, schema: Schema) -> None:
    keep_newer(files, clock, schema)


def _damage(files: StoreFiles, schema: Schema) -> str | None:
    """Return what is wrong, one line; None: nothing."""
    try:
        reason = _finding(files, schema)
    except DamagedStoreError:
        _require_key(files)
        if not files.cipher.is_encrypting and looks_encrypted(files.store):
            raise _closed(files) from None
        raise
    if reason is not None:
        _require_key(files)
    return reason


def _require_key(files: StoreFiles) -> None:
    if _lacks_key(files):
        raise DamagedStoreError(
            _(
                "{name} is missing, and without it the encrypted answers cannot be opened: put it "
                "back from beside a backup. Nothing was changed."
            ).format(name=files.key.name)
        )


def _closed(files: StoreFiles) -> DamagedStoreError:
    """Return what to say of a store that looks like an encrypted one, with nothing beside it."""
    return DamagedStoreError(
        _(
            "{name} cannot be read: it is damaged, or it is encrypted and its key file {key} is "
            "missing. If there is one, put it back. Nothing was changed."
        ).format(name=files.store.name, key=files.key.name)
    )


def _lacks_key(files: StoreFiles) -> bool:
    """Whether this is no damage, but an encrypted store whose key file is gone."""
    if files.cipher.is_encrypting:
        return False
    copies = [files.store, *files.backups.glob("*.db")] if files.backups.is_dir() else []
    is_any_plain = any(path.exists() and is_plain(path) for path in copies)
    record = AnswersLog(files)
    return record.is_sealed or (len(copies) > 1 and not is_any_plain and not record.read().saves)


def _finding(files: StoreFiles, schema: Schema) -> str | None:
    if os.path.lexists(files.marker):
        return _("restoring {name} was interrupted").format(name=files.store.name)
    try:
        state = inspect(files.store, schema, files.cipher)
    except DamagedStoreError as error:
        if not _has_copies(files) and not any(whole_rows(files.store, files.cipher)):
            raise
        return str(error)
    if state is not StoreState.EMPTY or not (_has_copies(files) or _has_record(files)):
        return None
    return _("{name} was missing or empty").format(name=files.store.name)


def _has_copies(files: StoreFiles) -> bool:
    folder = files.backups
    has_backups = folder.is_dir() and any(map(is_owned, folder.glob("*.db")))
    return has_backups or bool(AnswersLog(files).read().saves)


def _has_record(files: StoreFiles) -> bool:
    """Whether anything was ever saved here, though none of it may be readable."""
    return os.path.lexists(files.log) or os.path.lexists(files.older_log)


def _recover(files: StoreFiles, clock: Clock, schema: Schema, reason: str) -> RecoveryReport:
    from hop_desktop.storage.rebuilding import rebuild  # seldom needed, and takes long to import

    folder = _begin(files)
    if not (folder / files.store.name).exists():  # else what stands there was built before
        _set_aside(files, folder)
    base, damaged = _choose_base(files, schema)
    sources = (*damaged, folder / files.store.name)
    result = rebuild(files, schema, base, sources)
    for side in (*files.sides, *files.rebuilt_sides):
        side.unlink(missing_ok=True)  # it would be rolled back into the new file
    sync_folder(files.store.parent)
    put_in_place(files.rebuilt, files.store)
    files.marker.unlink()
    sync_folder(files.store.parent)
    _forget_the_oldest(files.damaged)
    with suppress(StorageError):  # the next start tries again
        Backups(files, clock, schema).make()
    return RecoveryReport(
        reason=reason,
        restored_from=base.made_at if base else None,
        replayed=result.replayed,
        salvaged=result.salvaged,
        # Two generations of the second record bridge one damaged backup, not two.
        is_complete=result.is_complete and len(damaged) <= 1,
        is_last_known=result.is_last_known,
        kept_in=folder if any(folder.iterdir()) else None,
        is_empty=result.is_empty,
    )


def _begin(files: StoreFiles) -> Path:
    """Return the folder of the files set aside: that of a recovery that was broken off, or new."""
    if not os.path.lexists(files.marker):
        write_owned(files.marker, str(max(_numbers(files.damaged), default=0) + 1).encode())
    number = read_owned(files.marker, _LARGEST_MARKER).decode("ascii", "replace")
    folder = files.damaged / (number if number.isdecimal() else "0")
    create_private_folder(files.damaged)
    create_private_folder(folder)
    return folder


def _set_aside(files: StoreFiles, folder: Path) -> None:
    for log in (files.older_log, files.log):
        if is_owned(log):
            shutil.copyfile(log, folder / log.name)
    for file in (*files.sides, files.store):  # the store last: whoever tries again still sees it
        if file.exists():
            rename_over(file, folder / file.name)
    for changed in (folder, files.damaged, files.store.parent):
        sync_folder(changed)


def _choose_base(files: StoreFiles, schema: Schema) -> tuple[Backup | None, tuple[Path, ...]]:
    """Return the newest whole backup and the damaged ones that are newer, oldest first."""
    damaged: list[Path] = []
    for backup in Backups(files, SystemClock(), schema).all():
        if not verify(backup.path, schema, files.cipher):
            return backup, tuple(reversed(damaged))
        damaged.append(backup.path)
    return None, tuple(reversed(damaged))


def _forget_the_oldest(folder: Path) -> None:
    for number in sorted(_numbers(folder))[:-KEPT]:
        shutil.rmtree(folder / str(number))


def _numbers(folder: Path) -> list[int]:
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return [int(name) for name in names if name.isdecimal()]
