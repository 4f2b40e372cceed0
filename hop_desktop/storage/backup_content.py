"""What a backup holds, and whether it is whole, read without changing a byte."""

import filecmp
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import (
    DamagedStoreError,
    InvalidFileError,
    NewerStoreError,
    StorageError,
    StorageUnavailableError,
)
from hop_desktop.i18n import _
from hop_desktop.storage.backup_names import key_beside
from hop_desktop.storage.cipher import PLAIN, Cipher, is_plain
from hop_desktop.storage.connection import open_to_read
from hop_desktop.storage.failures import translated
from hop_desktop.storage.files import require_regular_file
from hop_desktop.storage.inspection import StoreState, look
from hop_desktop.storage.retention import LATEST, Backup, superfluous
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.verification import verify

_COUNTS: Final = "SELECT (SELECT count(*) FROM attempt), (SELECT count(*) FROM response)"


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup and what it holds, for a person who looks for the right one."""

    backup: Backup
    holds: tuple[int, int] | None  # attempts and answers; None: it cannot be read


def listed(backups: Iterable[Backup], cipher: Cipher) -> tuple[Listed, ...]:
    """Return each with what it holds."""
    return tuple(Listed(backup, counted(backup.path, cipher)) for backup in backups)


def counted(file: Path, cipher: Cipher) -> tuple[int, int] | None:
    """Return how many attempts and answers a store or a backup holds; None: not known."""
    try:
        require_regular_file(file)
        with translated(file.name, looking=True), closing(open_to_read(file, cipher)) as connection:
            attempts, answers = connection.execute(_COUNTS).fetchone()
    except (InvalidFileError, StorageError):
        return None
    return int(attempts), int(answers)


def is_same(copy: Path, latest: Path) -> bool:
    """Whether both hold the same bytes; not if one cannot be read."""
    try:
        return filecmp.cmp(copy, latest, shallow=False)
    except OSError:
        return False


def needed_no_more(backups: Iterable[Backup], schema: Schema, cipher: Cipher) -> tuple[Backup, ...]:
    """Return what can be deleted; what cannot be read takes no place of a good copy.

    Args:
        backups: All of them, latest first.
        schema: The formats that are known.
        cipher: What opens those that are encrypted.
    """
    good: list[Backup] = []
    bad: list[Backup] = []
    for backup in backups:
        (good if _can_be_read(backup, schema, cipher) else bad).append(backup)
    return *superfluous(good, schema.version), *bad[LATEST:]


def _can_be_read(backup: Backup, schema: Schema, cipher: Cipher) -> bool:
    """Whether a backup looks like one of ours at the first look, whatever version made it."""
    try:
        with translated(backup.path.name, looking=True):
            source = PLAIN if is_plain(backup.path) else cipher
            return look(backup.path, schema, source) is not StoreState.EMPTY
    except NewerStoreError:
        return True
    except StorageError:
        return False


def require_backup(file: Path, schema: Schema, cipher: Cipher) -> Cipher:
    """Read a backup through and return how its bytes are written.

    Args:
        file: The backup.
        schema: The formats that are known.
        cipher: What opens the backup if it is encrypted.

    Raises:
        InvalidFileError: The file is no whole backup.
        NewerStoreError: A newer version made it.
    """
    require_regular_file(file)
    source = PLAIN if is_plain(file) else cipher
    try:
        with translated(file.name, looking=True):
            state = look(file, schema, source)
        findings = verify(file, schema, source, is_foreign=True)
    except (DamagedStoreError, StorageUnavailableError) as error:
        is_readable = source.is_encrypting or is_plain(file)
        raise InvalidFileError(
            str(file), [str(error) if is_readable else _encrypted(file)]
        ) from error
    if state is StoreState.EMPTY:
        findings = (_("the file is empty"),)
    if findings:
        raise InvalidFileError(str(file), findings)
    return source


def _encrypted(file: Path) -> str:
    text = _("the file is damaged, or encrypted and without its key file {name} beside it")
    return text.format(name=key_beside(file).name)
