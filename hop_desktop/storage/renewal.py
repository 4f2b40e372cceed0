"""Seals anew, with the present cipher, what the former one sealed; may be repeated at any point.

Nobody asks for it: it is done when the store is unlocked with a key file of the former kind.
Databases are none of its business; SQLCipher encrypts them then as now.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from hop_desktop.domain.errors import OutputError
from hop_desktop.storage import former_sealing
from hop_desktop.storage.answers_log import is_former_line, translated_lines
from hop_desktop.storage.cipher import Cipher
from hop_desktop.storage.connection import open_existing
from hop_desktop.storage.failures import sqlite_errors
from hop_desktop.storage.owned_files import read_owned, write_owned
from hop_desktop.storage.store_files import StoreFiles


def renew(files: StoreFiles, loose: Iterable[Path] = ()) -> bool:
    """Rewrite every file and line that the former cipher sealed; the key files are not touched.

    Args:
        files: The places, with their cipher.
        loose: Files outside the store that hold answers.

    Returns:
        Whether all of it was done; else the disk or somebody else's save refuses now.
    """
    try:
        for path in (*_sealed_files(files), *loose):
            _renew_file(path, files.cipher)
        logs = [log for log in (files.older_log, files.log) if _holds_former_line(log)]
        if logs:
            _renew_logs(files, logs)
    except _refusals():
        return False
    return True


def _sealed_files(files: StoreFiles) -> Iterable[Path]:
    for folder in (files.backups, files.damaged):
        if folder.is_dir():
            yield from sorted(path for path in folder.rglob("*") if path.is_file())
    yield files.drafts


def _renew_file(path: Path, cipher: Cipher) -> None:
    if path.is_symlink() or not path.is_file():
        return
    if read_owned(path, len(former_sealing.MAGIC)) == former_sealing.MAGIC:
        sealed = read_owned(path)
        content = cipher.unseal_file(sealed)
        if content != sealed:  # else it is damaged, or of another key: it stays what it is
            write_owned(path, cipher.seal_file(content))


def _holds_former_line(log: Path) -> bool:
    return log.is_file() and any(map(is_former_line, read_owned(log).split(b"\n")))


def _renew_logs(files: StoreFiles, logs: Iterable[Path]) -> None:
    with closing(_locked(files)):
        for log in logs:
            write_owned(log, translated_lines(read_owned(log), files.cipher, files.cipher))


def _locked(files: StoreFiles) -> sqlite3.Connection:
    """Keep everybody from saving until the connection is closed."""
    connection = open_existing(files.store, files.cipher)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def _refusals() -> tuple[type[Exception], ...]:
    return (OutputError, OSError, *sqlite_errors())
