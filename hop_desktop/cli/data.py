"""Commands about everything the person owns: export, import, backup, restore, check."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.bootstrap import store_files
from hop_desktop.cli.console import Commands, add_output, open_store, print_table
from hop_desktop.cli.passphrase import asked_secret, secret_for
from hop_desktop.domain.errors import DamagedStoreError, UnprotectedStoreError
from hop_desktop.paths import AppPaths
from hop_desktop.services.transfer.service import LARGEST_EXPORT
from hop_desktop.storage.backup import Backups
from hop_desktop.storage.backup_names import key_beside
from hop_desktop.storage.check import check_store
from hop_desktop.storage.cipher import is_sealed
from hop_desktop.storage.clock import SystemClock
from hop_desktop.storage.connection import create_private
from hop_desktop.storage.files import read_bounded, require_regular_file
from hop_desktop.storage.protection import cipher_of_backup
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.unprotected import keep_encrypted, keep_plain, require_protected
from hop_desktop.whole_files import write_output

if TYPE_CHECKING:
    from hop_desktop.storage.backup_content import Listed
    from hop_desktop.storage.cipher import Cipher
    from hop_desktop.storage.store_files import StoreFiles


def declare(commands: Commands) -> None:
    command = commands.add(
        "export",
        _export,
        "everything as one JSON file; FILE.xlsx: scores and responses as sheets; FILE.csv: scores, "
        "and responses in FILE-responses.csv",
        changes=True,
    )
    add_output(command)
    command = commands.add(
        "import",
        _import,
        "take in what an export, a PDF or HTML report, or an attempt file holds",
        changes=True,
    )
    command.add_argument("file", metavar="FILE")
    add_output(commands.add("backup", _backup, "a consistent copy of the database", changes=True))
    command = commands.add(
        "restore",
        _restore,
        "put a backup in the database's place; without FILE: the backups there are",
        changes=True,
    )
    command.add_argument("file", metavar="FILE", nargs="?")
    command.add_argument("--list", action="store_true", help="the backups there are, latest first")
    decide = commands.add(
        "decide",
        _decide,
        "after an unencrypted database was found among encrypted files: bring back what is "
        "encrypted, or go on with the plain one; the other is kept in the folder damaged",
    )
    decide.add_argument("which", choices=("encrypted", "plain"))
    commands.add("check", _check, "integrity of the database and its files")


def _export(arguments: argparse.Namespace) -> None:
    transfer = open_store(arguments).transfer
    output: Path = arguments.output
    for path, content in transfer.files(output).items():
        write_output(path, content, over_read_only=arguments.force)
    print(output)


def _import(arguments: argparse.Namespace) -> None:
    from hop_desktop.report.carried import carried_data

    content = read_bounded(arguments.file, LARGEST_EXPORT)
    # Answers that could not be stored once are encrypted as the store is.
    services = open_store(arguments) if is_sealed(content) else None
    if services is not None:
        content = services.database.files.cipher.unseal_file(content)
    data = carried_data(content, arguments.file)
    services = services or open_store(arguments)
    services.database.backups.make()
    added = services.transfer.import_all(data, arguments.file)
    attempts = added["attempts"]
    print(f"{attempts} attempt{'' if attempts == 1 else 's'} added")


def _backup(arguments: argparse.Namespace) -> None:
    for written in open_store(arguments).database.backups.copy_to(
        arguments.output, over_read_only=arguments.force
    ):
        print(written)


def _restore(arguments: argparse.Namespace) -> None:
    paths = AppPaths.at(arguments.data_dir)
    files, _mended = store_files(paths, secret_for(arguments))
    backups = Backups(files, SystemClock(), CURRENT)
    if arguments.list or arguments.file is None:
        _print_backups(backups.listed(), paths.backups)
        return
    require_regular_file(arguments.file)
    create_private(paths.database)
    source = Path(arguments.file)
    kept = backups.restore(source, cipher=_cipher_of(source, files, arguments))
    if kept:
        print(f"restored; what was there is kept in {kept}")
    else:
        print("restored")


def _cipher_of(file: Path, files: "StoreFiles", arguments: argparse.Namespace) -> "Cipher":
    """Return what opens a backup: the present key, or one that lies beside it."""
    if files.cipher.is_encrypting or not key_beside(file).exists():
        return files.cipher
    return cipher_of_backup(file, asked_secret(arguments, f"Passphrase of {file.name}"))


def _print_backups(backups: "Sequence[Listed]", folder: Path) -> None:
    if not backups:
        print(f"There is no backup in {folder} yet.")
        return
    rows = [
        (
            f"{backup.backup.made_at.astimezone():%Y-%m-%d %H:%M}",
            *(map(str, backup.holds) if backup.holds else ("cannot be read", "")),
            str(backup.backup.path),
        )
        for backup in backups
    ]
    print_table([("Made at", "Attempts", "Answers", "File"), *rows])


def _check(arguments: argparse.Namespace) -> None:
    paths = AppPaths.at(arguments.data_dir)
    files, _mended = store_files(paths, secret_for(arguments))
    findings = check_store(paths.database, paths.backups, cipher=files.cipher)
    for finding in findings:
        print(finding)
    if findings:
        ending = "" if len(findings) == 1 else "s"
        raise DamagedStoreError(f"{len(findings)} finding{ending} in {paths.data}")
    print(f"Everything in {paths.data} is whole.")


def _decide(arguments: argparse.Namespace) -> None:
    paths = AppPaths.at(arguments.data_dir)
    files = StoreFiles(paths.database, paths.backups)
    try:
        require_protected(files, has_key=files.is_locked)
    except UnprotectedStoreError:
        kept = keep_plain(files) if arguments.which == "plain" else keep_encrypted(files)
        print(f"What was decided against is kept in {kept}.")
    else:
        print("There is nothing to decide.")
