"""A plain store where everything around it is encrypted: noticed, and decided by the person.

It may be an old copy that was put back, or somebody's who wants answers to be written in plain.
Nothing is opened before the person decides, and whatever is decided against is kept.
"""

import shutil
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import UnprotectedStoreError
from hop_desktop.i18n import _
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup_names import backups_in
from hop_desktop.storage.cipher import PLAIN, is_plain
from hop_desktop.storage.connection import create_private_folder
from hop_desktop.storage.failures import translated
from hop_desktop.storage.key_files import keys_around
from hop_desktop.storage.owned_files import is_owned, read_owned
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import sync_folder

_LOOKED_AT: Final = 1 << 16  # bytes of a file


def require_protected(files: StoreFiles, *, has_key: bool) -> None:
    """Do nothing unless the closed store is plain and should not be.

    Args:
        files: The places.
        has_key: Whether a passphrase is set, and no change of it is under way.

    Raises:
        UnprotectedStoreError: It is plain where a passphrase is set, or beside what is encrypted.
    """
    with translated(files.store.name):
        if not is_owned(files.store) or not is_plain(files.store):
            return
        is_sealed = AnswersLog(replace(files, cipher=PLAIN)).is_sealed
        has_encrypted = is_sealed or bool(_encrypted_backups(files))
        if has_encrypted:
            text = _(
                "{name} is not encrypted, but what lies beside it is: another file may have "
                "been put in its place. Nothing was changed"
            )
        elif has_key:
            text = _(
                "{name} is not encrypted, but a passphrase was set here: another file may have "
                "been put in its place. Nothing was changed"
            )
        else:
            return
        raise UnprotectedStoreError(text.format(name=files.store.name), has_encrypted=has_encrypted)


def keep_plain(files: StoreFiles) -> Path:
    """Go on with the plain store; set everything aside that is encrypted.

    Returns:
        The folder that holds it, with the key files.

    Raises:
        StorageUnavailableError: The system refuses; doing it again goes on.
    """
    is_sealed = AnswersLog(replace(files, cipher=PLAIN)).is_sealed
    logs = (files.older_log, files.log) if is_sealed else ()
    keys = (path for path in keys_around(files) if path.parent != files.damaged)
    return _set_aside(files, (*_encrypted_backups(files), *logs, *keys, files.converting))


def keep_encrypted(files: StoreFiles) -> Path:
    """Set the plain store aside; the next start rebuilds it from what is encrypted.

    Returns:
        The folder that holds it.

    Raises:
        StorageUnavailableError: The system refuses.
    """
    return _set_aside(files, (*files.sides, files.store))


def _encrypted_backups(files: StoreFiles) -> tuple[Path, ...]:
    return tuple(
        backup.path for backup in backups_in(files.backups) if looks_encrypted(backup.path)
    )


def looks_encrypted(path: Path) -> bool:
    """Whether a file is no plain database, also none that was damaged: those can be compressed."""
    content = read_owned(path, _LOOKED_AT)
    return not is_plain(path) and len(zlib.compress(content)) >= len(content) > 0


def _set_aside(files: StoreFiles, paths: Iterable[Path]) -> Path:
    with translated(files.store.name):
        create_private_folder(files.damaged)
        numbers = [int(path.name) for path in files.damaged.iterdir() if path.name.isdecimal()]
        folder = files.damaged / str(max(numbers, default=0) + 1)
        create_private_folder(folder)
        for path in paths:
            if is_owned(path):
                shutil.move(path, folder / f"{path.parent.name}-{path.name}")
        for changed in (folder, files.damaged, files.backups, files.store.parent):
            if changed.is_dir():
                sync_folder(changed)
    return folder
