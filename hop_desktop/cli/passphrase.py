"""Where a command gets the passphrase of an encrypted store; never from the command line itself."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.paths import AppPaths
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.store_files import StoreFiles

VARIABLE: Final = "HOP_PASSPHRASE"
LONGEST: Final = 4000  # bytes of a passphrase file


def secret_for(arguments: argparse.Namespace) -> str | None:
    """Return the passphrase or recovery code; None: none is needed, or nobody can be asked."""
    paths = AppPaths.at(arguments.data_dir)
    is_locked = StoreFiles(paths.database, paths.backups).is_locked
    return asked_secret(arguments) if is_locked else None


def asked_secret(arguments: argparse.Namespace, name: str = "Passphrase") -> str | None:
    """Return what the file, the variable or the person at the terminal says; None: nobody does."""
    file: Path | None = getattr(arguments, "passphrase_file", None)
    if file is not None:
        return _read(file)
    if VARIABLE in os.environ:
        return _as_text(os.environ[VARIABLE])
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    try:
        return _as_text(getpass.getpass(f"{name}: ", stream=sys.stderr))
    except UnicodeDecodeError:
        raise InvalidFileError(name, ["it is not UTF-8"]) from None
    except EOFError:
        return None


def _as_text(secret: str) -> str:
    try:
        secret.encode()
    except UnicodeEncodeError:
        raise InvalidFileError(VARIABLE, ["it is not UTF-8"]) from None
    return secret


def _read(file: Path) -> str:
    try:
        return read_bounded(file, LONGEST).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise InvalidFileError(str(file), ["it is not UTF-8"]) from None
