"""The key files around a store: which of them opens it, and how lost copies come back.

Several may lie there: copies, and those of an earlier passphrase. Whoever knows a secret gets the
data key that opens the answers, whatever file holds it; a whole file of another data key is
never overwritten.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import OutputError, WrongPassphraseError
from hop_desktop.i18n import _
from hop_desktop.storage.answers_log import AnswersLog
from hop_desktop.storage.backup_names import backups_in
from hop_desktop.storage.cipher import Cipher, is_plain
from hop_desktop.storage.connection import create_private_folder, file_uri
from hop_desktop.storage.failures import damaged, sqlite_errors
from hop_desktop.storage.key_file import LARGEST, KeyFile, read_key_file
from hop_desktop.storage.owned_files import read_owned, write_owned
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.whole_files import sync_folder

_LIKE_A_KEY: Final = "*.key*"
_MOST: Final = 12  # files; each takes half a second to try


@dataclass(frozen=True, slots=True)
class OpenedKey:
    """The file that opens the answers, what it says, the data key in it, and its bytes."""

    path: Path
    file: KeyFile
    key: bytes
    content: bytes


def keys_around(files: StoreFiles) -> Sequence[Path]:
    """Return the places of all key files of a store, its own and its copy first."""
    own = (files.key, files.key_copy)
    folders = (files.store.parent, files.backups, files.damaged)
    found = (path for folder in folders if folder.is_dir() for path in folder.glob(_LIKE_A_KEY))
    return tuple(dict.fromkeys((*own, *sorted(found))))


def opened_key(files: StoreFiles, secret: str, present: Cipher | None = None) -> OpenedKey:
    """Return the key file that `secret` opens, and whose key opens the answers.

    Args:
        files: The places.
        secret: Passphrase or recovery code.
        present: What the store is open with; None: it is closed and may be looked at.

    Raises:
        WrongPassphraseError: The secret opens none, or only one of other answers.
        DamagedStoreError: No key file is whole, or none belongs to what is there.
    """
    found = tuple(_opened(_whole(keys_around(files), files.key.name), secret))
    if present is not None:
        found = tuple(candidate for candidate in found if candidate.key == present.key)
    if not found:
        raise WrongPassphraseError(_("that is neither the passphrase nor the recovery code"))
    if present is not None:
        return found[0]
    fitting = [candidate for candidate in found if fits(files, Cipher(candidate.key))]
    if not fitting and holds_encrypted(files):
        raise WrongPassphraseError(
            _(
                "that opens {name}, but this key file belongs to other answers: put the right one "
                "in its place, or use the passphrase of these answers. Nothing was changed."
            ).format(name=found[0].path.name)
        )
    return (fitting or found)[0]


def opened_one(path: Path, secret: str) -> OpenedKey:
    """Return what `secret` opens of one key file; raises as `opened_key`."""
    found = next(_opened(_whole([path], path.name), secret), None)
    if found is None:
        raise WrongPassphraseError(_("that is neither the passphrase nor the recovery code"))
    return found


def fits(files: StoreFiles, cipher: Cipher) -> bool:
    """Whether the key opens the store or, should that be damaged, what was written last beside."""
    if _opens(files.store, cipher):
        return True
    backups = (backup.path for backup in backups_in(files.backups))
    latest = next((path for path in backups if not is_plain(path)), None)
    is_latest = latest is not None and _opens(latest, cipher)
    return is_latest or AnswersLog(files).is_opened_by(cipher)


def holds_encrypted(files: StoreFiles) -> bool:
    """Whether anything is there that only a key opens. Not while the store is open."""
    store = files.store
    is_any = store.is_file() and store.stat().st_size > 0 and not is_plain(store)
    backups = (backup.path for backup in backups_in(files.backups))
    return is_any or any(not is_plain(path) for path in backups) or AnswersLog(files).is_sealed


def mend_copies(files: StoreFiles, found: OpenedKey) -> tuple[Path, ...]:
    """Let the file that opens the answers stand in both its places.

    Returns:
        Where whole key files of other answers are kept now that stood there.
    """
    kept: list[Path] = []
    for path in (files.key, files.key_copy):
        if not path.parent.is_dir() or _content(path) == found.content:
            continue
        with suppress(OutputError, OSError):  # a place that may only be read
            there = _read(path)
            if there is not None and there.key_id != found.file.key_id:
                kept.append(_set_aside(path))
            write_owned(path, found.content)
    return tuple(kept)


def write_both(files: StoreFiles, file: KeyFile) -> None:
    """Write a changed key file, then its copy.

    Raises:
        OutputError: It could not be written; what was there still opens.
    """
    write_owned(files.key, file.content())
    create_private_folder(files.backups)
    write_owned(files.key_copy, file.content())


def _whole(paths: Sequence[Path], name: str) -> Sequence[tuple[Path, bytes, KeyFile]]:
    contents = ((path, _content(path)) for path in paths[:_MOST])
    read = [(path, content, read_key_file(content)) for path, content in contents if content]
    whole = [(path, content, file) for path, content, file in read if file is not None]
    if not whole:
        raise damaged(name, _("neither it nor a copy of it can be read"))
    return whole


def _opened(files: Sequence[tuple[Path, bytes, KeyFile]], secret: str) -> Iterator[OpenedKey]:
    tried: set[KeyFile] = set()
    for path, content, file in files:
        key = None if file in tried else file.key_for(secret)
        tried.add(file)
        if key is not None:
            yield OpenedKey(path, file, key, content)


def _opens(database: Path, cipher: Cipher) -> bool:
    if not _is_regular(database) or is_plain(database):
        return False
    try:
        # immutable: a save that was broken off is not rolled back for the sake of a look
        with closing(cipher.connect(f"{file_uri(database)}?mode=ro&immutable=1")) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    except sqlite_errors():
        return False
    return True


def _is_regular(path: Path) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size > 0


def _set_aside(path: Path) -> Path:
    """Give a whole key file another name, which no other file has."""
    number = 1
    while os.path.lexists(kept := path.with_name(f"{path.stem}-{number}{path.suffix}")):
        number += 1
    path.rename(kept)
    sync_folder(path.parent)
    return kept


def _read(path: Path) -> KeyFile | None:
    content = _content(path)
    return None if content is None else read_key_file(content)


def _content(path: Path) -> bytes | None:
    try:
        return read_owned(path, LARGEST)
    except OSError:
        return None
