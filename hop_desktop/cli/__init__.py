"""The command line: everything that needs no window, without Qt."""

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from hop_desktop import __version__
from hop_desktop.cli.console import Commands
from hop_desktop.domain.errors import (
    AttemptStateError,
    HopError,
    InvalidActionError,
    InvalidEvidenceError,
    InvalidFileError,
    NotComparableError,
    OutputError,
    ProfileStateError,
    StorageError,
    UnknownIdError,
)

PROGRAM: Final = "hop-desktop"
COMMANDS: Final = {  # which file of this package knows which command
    "instrument": ("items", "profiles", "score"),
    "attempts": ("add", "list", "compare"),
    "evidence": ("evidence",),
    "plan": ("plan",),
    "documents": ("report", "chart"),
    "data": ("export", "import", "backup", "restore", "check"),
}
EXIT_STATUS: Final[tuple[tuple[type[HopError], int], ...]] = (
    (InvalidFileError, 3),
    (StorageError, 4),
    (OutputError, 5),
    (UnknownIdError, 2),
    (AttemptStateError, 3),
    (InvalidEvidenceError, 3),
    (NotComparableError, 2),
    (InvalidActionError, 3),
    (ProfileStateError, 3),
    (HopError, 1),
)


def make_parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of a command line: of the commands that it names, or else of all.

    A command waits only for the imports of its own file.
    """
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Assess yourself against what is expected of a Head of Product.",
        epilog=(
            "Without a command the window opens. Exit status: 0 done, 2 wrong usage, 3 a file was "
            "refused, 4 the store could not be read or written, 5 the output could not be "
            "written, 1 a bug."
        ),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything in DIR")
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help="the passphrase of an encrypted store; else HOP_PASSPHRASE or the terminal is asked",
    )
    commands = Commands(parser)
    named = [file for file, names in COMMANDS.items() if set(names) & set(words)]
    for file in named or COMMANDS:
        import_module(f"{__name__}.{file}").declare(commands)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Do one command and return the exit status."""
    gc.disable()  # a command ends before cycles count; looking for them takes a tenth of it
    try:
        arguments.act(arguments)
        sys.stdout.flush()
    except HopError as error:
        return _refuse(error)
    finally:
        gc.enable()
    return 0


def _refuse(error: HopError) -> int:
    for line in error.sentence.splitlines():
        one_line = " ".join(line.split()).encode("utf-8", "replace").decode()
        print(f"{PROGRAM}: {one_line}", file=sys.stderr)
    return next(status for kind, status in EXIT_STATUS if isinstance(error, kind))
