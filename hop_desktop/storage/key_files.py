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

from hop_desktop.domain.errors import (
    DamagedStoreError,
    OtherKeyError,
    OutputError,
    StorageError,
    WrongPassphraseError,
)
from hop_desktop.i18n import _
from hop_desktop.paths import printable
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
_MOST: Final = 12  # different files; each takes half a second to try


@dataclass(frozen=True, slots=True)
class OpenedKey:
    """The file that opens the answers, what it says, the data key in it, and its bytes.

    `same` are files that the same secret opens and that hold the same data key.
    """

    path: Path
    file: KeyFile
    key: bytes
    content: bytes
    same: frozenset[KeyFile] = frozenset()

    def is_of_same_key(self, file: KeyFile) -> bool:
        """Whether another key file is known to hold the same data key."""
        return file in self.same or (bool(file.key_id) and file.key_id == self.file.key_id)


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
        WrongPassphraseError: The secret opens none.
        OtherKeyError: It opens one, and there is another that may be the one of the answers.
        DamagedStoreError: No key file is whole, or what is there opens with none of them.
    """
    whole = _whole(keys_around(files), files.key.name)
    found = sorted(_opened(whole, secret), key=lambda key: -key.file.number)  # the newest first
    if present is not None:
        found = [candidate for candidate in found if candidate.key == present.key]
    if not found:
        raise WrongPassphraseError(_("that is neither the passphrase nor the recovery code"))
    if present is not None:
        return found[0]
    fitting = [candidate for candidate in found if fits(files, Cipher(candidate.key))]
    if not fitting and holds_encrypted(files):
        others = [path for path, _content, file in whole if not _is_any_of(file, found)]
        if others or not _opens_older_backup(files, Cipher(found[0].key)):
            raise _opens_nothing(*(name_of(files, path) for path in (found[0].path, *others)))
    return (fitting or found)[0]


def _is_any_of(file: KeyFile, found: Sequence[OpenedKey]) -> bool:
    return any(candidate.is_of_same_key(file) for candidate in found)


def name_of(files: StoreFiles, path: Path) -> str:
    """Return what a key file is called in sentences; its copies have the same name."""
    folder = files.store.parent
    return printable(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _opens_nothing(name: str, *others: str) -> StorageError:
    """Return what to say of a secret whose key file opens nothing that is here.

    Damaged files and files of another key look the same.
    """
    if others:
        return OtherKeyError(
            _(
                "that opens {name}, but not the answers: they may need the passphrase of {other}, "
                "or be damaged. Nothing was changed."
            ).format(name=name, other=others[0])
        )
    return DamagedStoreError(
        _(
            "that opens {name}, but nothing here opens with {name}: either the answers and what "
            "lies beside them are damaged, or this key file belongs to others. Put the right key "
            "file or a backup in place. Nothing was changed."
        ).format(name=name)
    )


def opened_one(path: Path, secret: str) -> OpenedKey:
    """Return what `secret` opens of one key file; raises as `opened_key`."""
    found = _opened(_whole([path], path.name), secret)
    if not found:
        raise WrongPassphraseError(_("that is neither the passphrase nor the recovery code"))
    return found[0]


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


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of the key files.

    Attributes:
        is_written: Whether the store's own was none of these answers, or older, and no longer is.
        is_older: Whether the secret opened another file than the store's own, which stays.
        set_aside: Where whole key files of other answers are kept now that stood there.
    """

    is_written: bool
    is_older: bool
    set_aside: tuple[Path, ...]


def mend_copies(files: StoreFiles, found: OpenedKey) -> Mended:
    """Let the newest file of the key that opens the answers stand wherever one of them does."""
    stands = _read(files.key)
    own = stands if stands is not None and found.is_of_same_key(stands) else None
    is_older = own is not None and own not in found.same and own.number >= found.file.number
    content = (_content(files.key) if is_older else None) or found.content
    kept: list[Path] = []
    for path in keys_around(files):
        with suppress(OutputError, OSError):  # a place that may only be read
            kept.extend(_mend(path, content, found, is_place=path in {files.key, files.key_copy}))
    is_written = own is None or own.number < found.file.number
    return Mended(is_written and _content(files.key) == content, is_older, tuple(kept))


def _mend(path: Path, content: bytes, found: OpenedKey, *, is_place: bool) -> Iterator[Path]:
    """Write `content` where it belongs; yield where what stood there is kept."""
    there = _read(path)
    is_same = there is not None and found.is_of_same_key(there)
    is_wanted = is_same or (is_place and path.parent.is_dir())
    if not is_wanted or _content(path) == content:
        return
    if there is not None and not is_same:
        yield _set_aside(path)
    write_owned(path, content)


def write_both(files: StoreFiles, file: KeyFile) -> None:
    """Write a changed key file, then its copy, after other copies around the store.

    Raises:
        OutputError: It could not be written; what was there still opens.
    """
    for path in keys_around(files):
        there = _read(path)
        if there is not None and there.key_id == file.key_id:
            write_owned(path, file.content())
    write_owned(files.key, file.content())
    create_private_folder(files.backups)
    write_owned(files.key_copy, file.content())


def _whole(paths: Sequence[Path], name: str) -> Sequence[tuple[Path, bytes, KeyFile]]:
    contents = ((path, _content(path)) for path in paths)
    read = ((path, content, read_key_file(content)) for path, content in contents if content)
    different: dict[KeyFile, tuple[Path, bytes, KeyFile]] = {}
    for path, content, file in read:
        if file is not None and len(different) < _MOST:
            different.setdefault(file, (path, content, file))
    if not different:
        raise damaged(name, _("neither it nor a copy of it can be read"))
    return tuple(different.values())


def _opened(files: Sequence[tuple[Path, bytes, KeyFile]], secret: str) -> Sequence[OpenedKey]:
    keys = {file: file.key_for(secret) for _path, _content, file in files}
    return [
        OpenedKey(path, file, key, content, frozenset(same for same in keys if keys[same] == key))
        for path, content, file in files
        if (key := keys[file]) is not None
    ]


def _opens_older_backup(files: StoreFiles, cipher: Cipher) -> bool:
    return any(_opens(backup.path, cipher) for backup in backups_in(files.backups))


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
