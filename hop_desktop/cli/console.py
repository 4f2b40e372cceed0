"""What every command shares: how it is declared, how it reads, how it prints."""

import argparse
import json
import sys
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hop_desktop.cli.passphrase import secret_for
from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.paths import AppPaths
from hop_desktop.presentation.recovery import note_text, recovery_lines
from hop_desktop.render_worker import HERE, RenderWorker
from hop_desktop.services.attempt_file import parse_attempt
from hop_desktop.storage.files import read_bounded

if TYPE_CHECKING:  # its imports take long, and not every command needs the store
    from hop_desktop.bootstrap import Services

LARGEST_ATTEMPT: Final = 5_000_000  # bytes
Act = Callable[[argparse.Namespace], None]


class Commands:
    """The commands of the program as they are declared, one after another."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._parsers = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(
        self, name: str, act: Act, text: str, *, as_json: bool = False
    ) -> argparse.ArgumentParser:
        """Declare one command; add its arguments to what is returned."""
        made = self._parsers.add_parser(name, help=text, description=text)
        made.set_defaults(act=act)
        made.add_argument(
            "--data-dir",
            type=Path,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help=argparse.SUPPRESS,
        )
        made.add_argument(
            "--passphrase-file", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        if as_json:
            made.add_argument("--json", action="store_true", help="as JSON")
        return made


def add_output(command: argparse.ArgumentParser) -> None:
    """Let a command be told which file to write."""
    command.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)


def open_store(
    arguments: argparse.Namespace,
    render_worker: RenderWorker = HERE,
) -> "Services":
    """Open the store of the data folder that was named; reports are set in the render worker.

    Raises:
        StorageError: The store cannot be opened.
    """
    from hop_desktop.bootstrap import open_services

    paths = AppPaths.at(arguments.data_dir)
    services = open_services(paths, load_catalogue(), secret_for(arguments), render_worker)
    if services.recovery is not None:
        print(*recovery_lines(services.recovery), sep="\n", file=sys.stderr)
    for note in services.notes:
        print(note_text(note), file=sys.stderr)
    return services


def read_attempt(name: str, catalogue: Catalogue, profile_ids: Container[str]) -> Attempt:
    """Read an attempt file; "-" is standard input.

    Raises:
        InvalidFileError: It is no attempt file, or cannot be read.
    """
    data = read_bounded(name, LARGEST_ATTEMPT)
    return parse_attempt(data, name, catalogue, profile_ids)


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
