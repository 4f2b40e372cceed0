"""The optional passphrase of a store: set, asked for, changed, removed; begun is always finished.

A marker beside the store says that a change is under way. Setting a passphrase counts from the
moment its key file stands, removing one from the moment the marker does: whoever comes next
with the passphrase goes on from there.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import OutputError, PassphraseNeededError, WrongPassphraseError
from hop_desktop.domain.recovery import RecoveryReport
from hop_desktop.i18n import _
from hop_desktop.services.ports import Clock
from hop_desktop.storage.backup_names import key_beside
from hop_desktop.storage.cipher import (
    PLAIN,
    PLAIN_BY_SQLCIPHER,
    Cipher,
    is_plain,
    require_encryption,
)
from hop_desktop.storage.connection import create_private_folder
from hop_desktop.storage.conversion import Conversion
from hop_desktop.storage.failures import damaged, translated
from hop_desktop.storage.files import sync_folder, write_atomically
from hop_desktop.storage.key_file import LARGEST, KeyFile, read_key_file
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.store_files import StoreFiles

_ENCRYPT: Final = b"encrypt"
_DECRYPT: Final = b"decrypt"


def unlocked(files: StoreFiles, key: str | Cipher | None) -> StoreFiles:
    """Return the places of an encrypted store with what opens them; half a second of work.

    Args:
        files: The places.
        key: Passphrase or recovery code, or the cipher that they led to; None: nobody was asked.

    Raises:
        PassphraseNeededError, WrongPassphraseError: As named.
        EncryptionMissingError: The optional package is not installed.
        DamagedStoreError: Neither the key file nor its copy can be read.
    """
    if isinstance(key, Cipher):
        return replace(files, cipher=key)
    with translated(files.key.name):
        key_file, found = _opened(_keys(files), _required(key))
        _restore_lost_copy(files, key_file)
    return replace(files, cipher=Cipher(found))


def resume(
    files: StoreFiles, clock: Clock, schema: Schema, loose: Iterable[Path] = ()
) -> tuple[StoreFiles, RecoveryReport | None]:
    """Finish a change that was broken off.

    Args:
        files: The places as `unlocked` returned them.
        clock: For the backup after a recovery.
        schema: The newest one.
        loose: Files outside the store that hold answers.

    Returns:
        The places as the store is written now, and what had to be mended before.
    """
    with translated(files.store.name):
        report = None
        if is_pending(files) and _is_unconverted(files):
            report = recover_if_needed(_as_before(files), clock, schema)
        with exclusive_in_turn(files.copying):
            if not is_pending(files):
                return files, report
            conversion = conversion_under_way(files, schema)
            conversion.convert_store()
            conversion.convert_copies(loose)
            return end(files), report


def begin_encrypting(files: StoreFiles, key_file: KeyFile) -> None:
    """Let the passphrase of `key_file` count from now on; the conversion is still to be done."""
    write_atomically(files.converting, _ENCRYPT)
    write_atomically(files.key, key_file.content())


def begin_decrypting(files: StoreFiles) -> None:
    """Let the passphrase end with the conversion, which is still to be done."""
    write_atomically(files.converting, _DECRYPT)


def conversion_under_way(files: StoreFiles, schema: Schema) -> Conversion:
    """Return what remains to be done; `files` have the cipher of the passphrase."""
    ciphers = (files.cipher, PLAIN_BY_SQLCIPHER)
    source, target = ciphers if _is_decrypting(files) else reversed(ciphers)
    return Conversion(files, source, target, schema)


def take_back(files: StoreFiles) -> StoreFiles:
    """Undo what was begun if the store itself is as before; return the places as it is written."""
    if _is_unconverted(files):
        if not _is_decrypting(files):
            files.key.unlink(missing_ok=True)
        files.converting.unlink(missing_ok=True)
        sync_folder(files.store.parent)
    return replace(files, cipher=PLAIN) if is_plain(files.store) else files


def end(files: StoreFiles) -> StoreFiles:
    """Finish what is converted; return the places as they are written now."""
    is_decrypting = _is_decrypting(files)
    if is_decrypting:
        _part_with_key(files)
    else:
        create_private_folder(files.backups)
        write_atomically(files.key_copy, files.key.read_bytes())
    files.converting.unlink()
    sync_folder(files.store.parent)
    return replace(files, cipher=PLAIN) if is_decrypting else files


def cipher_of_backup(backup: Path, secret: str | None) -> Cipher:
    """Return what opens an encrypted backup that lies elsewhere, beside its own key file.

    Raises:
        PassphraseNeededError, WrongPassphraseError, DamagedStoreError: As `unlocked`.
    """
    key = key_beside(backup)
    with translated(key.name):
        return Cipher(_opened([key], _required(secret))[1])


def change_passphrase(files: StoreFiles, secret: str, passphrase: str) -> None:
    """Let another passphrase open the store; the recovery code stays.

    Raises:
        WrongPassphraseError: `secret` is neither the present passphrase nor the recovery code.
        OutputError: It could not be written; the present one still opens.
    """
    with translated(files.key.name):
        key_file, key = _opened(_keys(files), secret)
        changed = key_file.with_passphrase(key, passphrase).content()
        write_atomically(files.key, changed)
        create_private_folder(files.backups)
        write_atomically(files.key_copy, changed)


def require_secret(files: StoreFiles, secret: str) -> None:
    """Do nothing if `secret` opens the store.

    Raises:
        WrongPassphraseError: It does not.
    """
    with translated(files.key.name):
        _opened(_keys(files), secret)


def is_pending(files: StoreFiles) -> bool:
    """Whether a change was begun and is not finished."""
    return files.converting.exists()


def _required(secret: str | None) -> str:
    require_encryption()  # without it no passphrase helps
    if secret is None:
        raise PassphraseNeededError(_("the answers are encrypted and need their passphrase"))
    return secret


def _keys(files: StoreFiles) -> Sequence[Path]:
    return files.key, files.key_copy


def _opened(keys: Sequence[Path], secret: str) -> tuple[KeyFile, bytes]:
    whole = [one for one in (_read(path) for path in keys if path.exists()) if one is not None]
    if not whole:
        raise damaged(keys[0].name, _("neither it nor a copy of it can be read"))
    key = whole[0].key_for(secret)
    if key is None:
        raise WrongPassphraseError(_("that is neither the passphrase nor the recovery code"))
    return whole[0], key


def _read(path: Path) -> KeyFile | None:
    return read_key_file(path.read_bytes()[:LARGEST])


def _restore_lost_copy(files: StoreFiles, key_file: KeyFile) -> None:
    if is_pending(files):
        return
    for path in _keys(files):
        if path.parent.is_dir() and not (path.exists() and _read(path) == key_file):
            with suppress(OutputError):  # a place that may only be read
                write_atomically(path, key_file.content())


def _part_with_key(files: StoreFiles) -> None:
    # Damaged files that could not be decrypted keep what opens them.
    if files.damaged.is_dir() and files.key.exists():
        write_atomically(files.damaged / files.key.name, files.key.read_bytes())
    files.key_copy.unlink(missing_ok=True)
    files.key.unlink(missing_ok=True)


def _is_decrypting(files: StoreFiles) -> bool:
    return files.converting.exists() and files.converting.read_bytes() == _DECRYPT


def _is_unconverted(files: StoreFiles) -> bool:
    """Whether the store is as it was before the change. Not while it is open."""
    store = files.store
    is_there = store.exists() and store.stat().st_size > 0
    return is_there and is_plain(store) is not _is_decrypting(files)


def _as_before(files: StoreFiles) -> StoreFiles:
    return files if _is_decrypting(files) else replace(files, cipher=PLAIN_BY_SQLCIPHER)
