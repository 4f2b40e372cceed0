"""The optional passphrase of a store: set, asked for, changed, removed; begun is always finished.

A marker beside the store says that a change is under way; it is sealed by the data key, so that
only who had the passphrase can have begun it. Setting a passphrase counts from the moment its
key file stands, removing one from the moment the marker does: whoever comes next with the
passphrase goes on from there.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from hop_desktop.domain.errors import PassphraseNeededError, SealError
from hop_desktop.domain.recovery import NoteKind, OpeningNote, RecoveryReport
from hop_desktop.i18n import _
from hop_desktop.services.ports import Clock
from hop_desktop.storage import sealing
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
from hop_desktop.storage.failures import translated
from hop_desktop.storage.key_file import LARGEST, KeyFile
from hop_desktop.storage.key_files import (
    OpenedKey,
    mend_copies,
    name_of,
    opened_key,
    opened_one,
    write_both,
)
from hop_desktop.storage.lock import exclusive_in_turn
from hop_desktop.storage.owned_files import read_owned, write_owned
from hop_desktop.storage.recovery import recover_if_needed
from hop_desktop.storage.renewal import renew
from hop_desktop.storage.schema import Schema
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.unprotected import require_protected
from hop_desktop.whole_files import rename_over, sync_folder

Tell: TypeAlias = Callable[[OpeningNote], None]
_ENCRYPT: Final = b"encrypt"
_DECRYPT: Final = b"decrypt"
_MARKER: Final = b"marker"  # what the marker is sealed for
_logger = logging.getLogger(__name__)


def silent(_note: OpeningNote) -> None:
    """Tell nobody."""


def unlocked(
    files: StoreFiles,
    key: str | Cipher | None,
    tell: Tell = silent,
    loose: Iterable[Path] = (),
) -> StoreFiles:
    """Return the places of an encrypted store with what opens them; half a second of work.

    Args:
        files: The places.
        key: Passphrase or recovery code, or the cipher that they led to; None: nobody was asked.
        tell: Called with what the person should know.
        loose: Files outside the store that hold answers.

    Raises:
        PassphraseNeededError, WrongPassphraseError: As named.
        EncryptionMissingError: An optional package is not installed.
        DamagedStoreError: No key file can be read.
        UnprotectedStoreError: The store is plain, and nothing that the key sealed says why.
    """
    if isinstance(key, Cipher):
        return replace(files, cipher=key)
    secret = _required(key)
    with translated(files.key.name):
        found = opened_key(files, secret)
        open_files = replace(files, cipher=Cipher(found.key))
        if not is_pending(open_files):
            require_protected(open_files, has_key=True)
        _drop_foreign_marker(open_files, tell)
        if found.file.is_former:
            found = _renewed(open_files, found, secret, loose)
        for note in _told_of_keys(files, found):
            tell(note)
    return open_files


def _told_of_keys(files: StoreFiles, found: OpenedKey) -> Iterator[OpeningNote]:
    """Mend the key files; yield what the person should know of that."""
    mended = mend_copies(files, found)
    if mended.is_written:
        yield OpeningNote(NoteKind.KEY_MENDED, files.key.name)
    if mended.is_older:
        yield OpeningNote(NoteKind.KEY_OLDER, name_of(files, found.path))
    for kept in mended.set_aside:
        yield OpeningNote(NoteKind.KEY_SET_ASIDE, kept.name)


def resume(
    files: StoreFiles,
    clock: Clock,
    schema: Schema,
    loose: Iterable[Path] = (),
    tell: Tell = silent,
) -> tuple[StoreFiles, RecoveryReport | None]:
    """Finish a change that was broken off.

    Args:
        files: The places as `unlocked` returned them.
        clock: For the backup after a recovery.
        schema: The newest one.
        loose: Files outside the store that hold answers.
        tell: Called with what the person should know.

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
            kind = NoteKind.DECRYPTED if _is_decrypting(files) else NoteKind.ENCRYPTED
            conversion = conversion_under_way(files, schema)
            conversion.convert_store()
            conversion.convert_copies(loose)
            files = end(files)
        tell(OpeningNote(kind, files.store.name))
        return files, report


def begin_encrypting(files: StoreFiles, key_file: KeyFile) -> None:
    """Let the passphrase of `key_file` count from now on; the conversion is still to be done."""
    _write_marker(files, _ENCRYPT)
    write_owned(files.key, key_file.content())


def begin_decrypting(files: StoreFiles) -> None:
    """Let the passphrase end with the conversion, which is still to be done."""
    _write_marker(files, _DECRYPT)


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
        write_owned(files.key_copy, read_owned(files.key, LARGEST))
    files.converting.unlink()
    sync_folder(files.store.parent)
    _logger.info("the passphrase was %s", "removed" if is_decrypting else "set")
    return replace(files, cipher=PLAIN) if is_decrypting else files


def cipher_of_backup(backup: Path, secret: str | None) -> Cipher:
    """Return what opens an encrypted backup that lies elsewhere, beside its own key file.

    Raises:
        PassphraseNeededError, WrongPassphraseError, DamagedStoreError: As `unlocked`.
    """
    key = key_beside(backup)
    with translated(key.name):
        return Cipher(opened_one(key, _required(secret)).key)


def change_passphrase(files: StoreFiles, secret: str, passphrase: str) -> None:
    """Let another passphrase open the store; the recovery code stays.

    Raises:
        WrongPassphraseError: `secret` is neither the present passphrase nor the recovery code.
        OutputError: It could not be written; the present one still opens.
    """
    with translated(files.key.name):
        found = _present(files, secret)
        write_both(files, found.file.with_passphrase(found.key, passphrase))
    _logger.info("the passphrase was changed")


def require_secret(files: StoreFiles, secret: str) -> None:
    """Do nothing if `secret` opens the store.

    Raises:
        WrongPassphraseError: It does not.
    """
    with translated(files.key.name):
        _present(files, secret)


def is_pending(files: StoreFiles) -> bool:
    """Whether a change was begun by who had the data key, and is not finished."""
    return _order(files) is not None


def _required(secret: str | None) -> str:
    require_encryption()  # without it no passphrase helps
    if secret is None:
        raise PassphraseNeededError(_("the answers open with their passphrase only"))
    return secret


def _present(files: StoreFiles, secret: str) -> OpenedKey:
    """Return the key file of the open store."""
    return opened_key(files, secret, files.cipher if files.cipher.is_encrypting else None)


def _renewed(files: StoreFiles, found: OpenedKey, secret: str, loose: Iterable[Path]) -> OpenedKey:
    """Seal anew what the former cipher sealed; the key file is last, and says that all is done."""
    with exclusive_in_turn(files.copying):
        is_whole = renew(files, loose)
    if not is_whole:  # the next unlock tries again
        return found
    _logger.info("what lies beside the store was sealed anew")
    renewed = found.file.renewed(found.key, secret)
    return replace(found, file=renewed, content=renewed.content())


def _write_marker(files: StoreFiles, order: bytes) -> None:
    assert files.cipher.key is not None, "only the data key seals a marker"
    write_owned(files.converting, sealing.seal_text(files.cipher.key, order, _MARKER))


def _order(files: StoreFiles) -> bytes | None:
    """Return what the marker says; None: there is none, or the data key did not seal it."""
    if files.cipher.key is None:
        return None
    try:
        content = read_owned(files.converting, LARGEST)
        order = sealing.unseal_text(files.cipher.key, content, _MARKER)
    except (OSError, SealError):
        return None
    return order if order in {_ENCRYPT, _DECRYPT} else None


def _drop_foreign_marker(files: StoreFiles, tell: Tell) -> None:
    if files.converting.is_file() and not is_pending(files):
        kept = files.converting.with_name(files.converting.name + ".refused")
        rename_over(files.converting, kept)
        sync_folder(kept.parent)
        _logger.warning("%s was not written under the data key and is not followed", kept.name)
        tell(OpeningNote(NoteKind.ORDER_REFUSED, kept.name))


def _part_with_key(files: StoreFiles) -> None:
    # Damaged files that could not be decrypted keep what opens them.
    if files.damaged.is_dir() and files.key.exists():
        content = read_owned(files.key, LARGEST)
        write_owned(files.key_kept, content)
    files.key_copy.unlink(missing_ok=True)
    files.key.unlink(missing_ok=True)


def _is_decrypting(files: StoreFiles) -> bool:
    return _order(files) == _DECRYPT


def _is_unconverted(files: StoreFiles) -> bool:
    """Whether the store is as it was before the change. Not while it is open."""
    store = files.store
    is_there = store.exists() and store.stat().st_size > 0
    return is_there and is_plain(store) is not _is_decrypting(files)


def _as_before(files: StoreFiles) -> StoreFiles:
    return files if _is_decrypting(files) else replace(files, cipher=PLAIN_BY_SQLCIPHER)
