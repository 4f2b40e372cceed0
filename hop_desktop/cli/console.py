"""What every command shares: how it is declared, how it reads, how it prints."""

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import IO, TYPE_CHECKING, Final, NoReturn

from hop_desktop.cli.passphrase import secret_for
from hop_desktop.content.instruments import load_catalogue, spoken_languages
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import OutputError
from hop_desktop.domain.limits import as_id
from hop_desktop.paths import APP_NAME, AppPaths, person_path
from hop_desktop.presentation.recovery import newer_text, note_text, recovery_lines
from hop_desktop.render_worker import HERE, RenderWorker
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.lock import knows_locks
from hop_desktop.storage.store_files import StoreFiles

if TYPE_CHECKING:  # its imports take long, and not every command needs the store
    from hop_desktop.bootstrap import Services

PROGRAM: Final = "hop-desktop"
WRONG_USAGE: Final = 2
NOT_WRITTEN: Final = 5  # the exit status when an output fails
LARGEST_ATTEMPT: Final = 5_000_000  # bytes
Act = Callable[[argparse.Namespace], None]


class CommandParser(argparse.ArgumentParser):
    """Refuses in one line, like every other refusal; help may go on after the options."""

    rules: Callable[[], Sequence[str]] = staticmethod(tuple)  # paragraphs, made when asked for

    def format_help(self) -> str:
        paragraphs = (fill(text, get_terminal_size().columns - 2) for text in self.rules())
        return "\n".join((super().format_help().rstrip("\n"), "", *paragraphs)).rstrip() + "\n"

    def error(self, message: str) -> NoReturn:
        complain(f"{message} (see {self.prog} --help)")
        raise SystemExit(WRONG_USAGE)


class Commands:
    """The commands of the program as they are declared, one after another."""

    def __init__(self, parser: CommandParser, dest: str = "command") -> None:
        self._parsers = parser.add_subparsers(dest=dest, metavar=dest.upper())

    def add(
        self, name: str, act: Act, text: str, *, as_json: bool = False, changes: bool = False
    ) -> CommandParser:
        """Declare one command; add its arguments to what is returned.

        Args:
            name: As it is typed.
            act: Does it.
            text: What it does, for --help.
            as_json: Whether it prints JSON when asked to.
            changes: Whether it stores or writes something: then it is done when that is, whatever
                becomes of what it prints.
        """
        made = self._parsers.add_parser(name, help=text, description=text)
        made.set_defaults(act=act, changes=changes)
        made.add_argument(
            "--data-dir",
            type=place,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )
        made.add_argument(
            "--passphrase-file", type=place, default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        if as_json:
            made.add_argument("--json", action="store_true", help="as JSON")
        return made


def add_output(command: argparse.ArgumentParser) -> None:
    """Let a command be told which file to write."""
    command.add_argument("-o", "--output", type=place, metavar="FILE", required=True)
    add_force(command)


def add_language(command: argparse.ArgumentParser) -> None:
    """Let a command be told in which language it is to give texts; English unless it is."""
    languages = spoken_languages()
    command.add_argument("--lang", choices=languages, default=languages[0], help="in this language")


def add_force(command: argparse.ArgumentParser) -> None:
    """Let a command be told to write over a file that may only be read."""
    command.add_argument(
        "--force", action="store_true", help="also replace a file that may only be read"
    )


def place(text: str) -> Path:
    """Read a path of the command line; "~" is the person's home."""
    try:
        return person_path(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def utf8(text: str) -> str:
    """Read a name or an id of the command line, which must be text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it is not UTF-8") from None
    return text


def named_id(text: str) -> str:
    """Read an id of the command line in the form in which ids are stored."""
    return as_id(utf8(text)) or text


def open_store(
    arguments: argparse.Namespace,
    render_worker: RenderWorker = HERE,
) -> "Services":
    """Open the store of the data folder that was named; reports are set in the render worker.

    It is closed when the command ends.

    Raises:
        StorageError: The store cannot be opened.
        OutputError: What is to be written would take the place of a file of the store.
    """
    from hop_desktop.bootstrap import open_services

    paths = AppPaths.at(arguments.data_dir)
    _require_no_file_of_the_store(arguments, paths)
    services = open_services(paths, load_catalogue(), secret_for(arguments), render_worker)
    arguments.opened.callback(services.database.close)
    if arguments.changes and not knows_locks(paths.data):
        complain(f"{paths.data} knows no locks: let nothing else use it at the same time")
    if services.recovery is not None:
        complain(*recovery_lines(services.recovery))
    complain(*map(note_text, services.notes))
    for newer in newer_kept(paths.backups):
        complain(f"{newer_text(newer.name)} ({APP_NAME} restore {newer})")
    return services


def _require_no_file_of_the_store(arguments: argparse.Namespace, paths: AppPaths) -> None:
    files = StoreFiles(paths.database, paths.backups)
    for target in (getattr(arguments, name, None) for name in ("output", "ics")):
        if target is not None and files.would_lose(target):
            raise OutputError(f"{target} belongs to the store and is kept; name another file")


def read_attempt(name: str, catalogue: Catalogue, profile_ids: Container[str]) -> Attempt:
    """Read an attempt file; "-" is standard input.

    Raises:
        InvalidFileError: It is no attempt file, or cannot be read.
    """
    data = read_bounded(name, LARGEST_ATTEMPT)
    return parse_attempt(data, name, catalogue, profile_ids)


def complain(*lines: str) -> None:
    """Write to standard error, one line each, if there is anybody to read it."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            one_line = " ".join(line.split()).encode("utf-8", "replace").decode()
            sys.stderr.write(f"{PROGRAM}: {one_line}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def deliver(text: str, *, is_done: bool = False) -> int:
    """Write to standard output and return the exit status.

    Args:
        text: All of it.
        is_done: Whether what was asked for is done already. Then a failure here is said but is
            none of the command: whoever repeated it would have everything twice.
    """
    if not text:
        return 0
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:  # the reader had enough
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        if is_done:
            complain(f"done, but not printed ({error.strerror}): {text}")
            return 0
        complain(f"standard output could not be written: {error.strerror}")
        return NOT_WRITTEN
    return 0


def _write(stream: IO[str] | None, text: str) -> None:
    if stream is None:  # it was closed when the program was started
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    stream.write(text)
    stream.flush()


def _discard(stream: IO[str] | None) -> None:
    """Let what is still buffered go nowhere; else Python tries once more when it ends."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def print_json(content: object) -> None:
    """Print a document as people and programs can read it."""
    print(json.dumps(content, ensure_ascii=False, indent=1))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of equal length with aligned columns."""
    widths = [max(len(row[x]) for row in rows) for x in range(len(rows[0]))]
    for row in rows:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
