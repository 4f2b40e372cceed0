"""The command line: everything that needs no window, without Qt."""

import argparse
import gc
import io
import os
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout
from importlib import import_module
from typing import Final

from hop_desktop import __version__
from hop_desktop.cli.console import PROGRAM, CommandParser, Commands, complain, deliver, place
from hop_desktop.domain.errors import (
    AttemptStateError,
    HopError,
    InvalidActionError,
    InvalidEvidenceError,
    InvalidFeedbackError,
    InvalidFileError,
    NotComparableError,
    OutputError,
    ProfileStateError,
    RoundStateError,
    SealingMissingError,
    StorageError,
    TextTooLongError,
    UnknownIdError,
)

NOT_READ: Final = 4
COMMANDS: Final = {  # which file of this package knows which command
    "instrument": ("items", "profiles", "score"),
    "attempts": ("add", "list", "compare"),
    "evidence": ("evidence",),
    "plan": ("plan",),
    "documents": ("report", "chart"),
    "feedback": ("ask", "feedback"),
    "collect": ("collect",),
    "data": ("export", "import", "backup", "restore", "check", "decide"),
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
    (TextTooLongError, 3),
    (ProfileStateError, 3),
    (InvalidFeedbackError, 2),
    (RoundStateError, 3),
    (SealingMissingError, 4),
    (HopError, 1),
)


def parsed(words: Sequence[str]) -> argparse.Namespace | int:
    """Return what a command line asks for; a number: that was all, and this is its exit status."""
    told = io.StringIO()
    try:
        with redirect_stdout(told):
            return make_parser(words).parse_args(words)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    return deliver(told.getvalue()) or status


def make_parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of a command line: of the commands that it names, or else of all.

    A command waits only for the imports of its own file.
    """
    parser = CommandParser(
        prog=PROGRAM,
        description="Assess yourself against what is expected of a Head of Product.",
        epilog=(
            "Without a command the window opens. Scores follow scoring version 2; “score --help” "
            "tells how they are made. Exit status: 0 done, 2 wrong usage, 3 a file was refused, 4 "
            "the store could not be read or written, 5 the output could not be written, 1 a bug."
        ),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument("--data-dir", type=place, metavar="DIR", help="keep everything in DIR")
    parser.add_argument(
        "--passphrase-file",
        type=place,
        metavar="FILE",
        help="the passphrase of an encrypted store; else HOP_PASSPHRASE or the terminal is asked",
    )
    commands = Commands(parser)
    named = [file for file, names in COMMANDS.items() if set(names) & set(words)]
    for file in named or COMMANDS:
        import_module(f"{__name__}.{file}").declare(commands)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Do one command and return the exit status.

    What it has to say is written once everything is done, so that an output that fails says
    nothing about the work.
    """
    gc.disable()  # a command ends before cycles count; looking for them takes a tenth of it
    said = io.StringIO()
    refused = 0
    try:
        with ExitStack() as arguments.opened, redirect_stdout(said):
            arguments.act(arguments)
    except HopError as error:
        refused = _refuse(error)
    except OSError as error:  # a place that may not be entered, most of all
        complain(f"{_place_of(error)}{error.strerror or error}")
        refused = NOT_READ
    finally:
        gc.enable()
    delivered = deliver(said.getvalue(), is_done=arguments.changes)  # a refusal may have reasons
    return refused or delivered


def _refuse(error: HopError) -> int:
    complain(*error.sentence.splitlines())
    return next(status for kind, status in EXIT_STATUS if isinstance(error, kind))


def _place_of(error: OSError) -> str:
    return "" if error.filename is None else f"{os.fsdecode(error.filename)}: "
