"""Forms for others, as commands write them."""

import argparse
from pathlib import Path
from typing import Final

from hop_desktop.cli.console import add_language
from hop_desktop.domain.feedback.form import FormData
from hop_desktop.whole_files import write_output

_SHEETS: Final = (".pdf", ".txt")


def add_form_options(command: argparse.ArgumentParser) -> None:
    """Let a command be told the language of forms, and whether to write sheets, too."""
    add_language(command)
    command.add_argument(
        "--sheets", action="store_true", help="also a printable and a plain-text sheet beside it"
    )


def write_forms(form: FormData, output: Path, arguments: argparse.Namespace) -> None:
    """Write a form or a sheet, as its ending says, and the sheets beside it if they are wanted."""
    beside = [output.with_suffix(ending) for ending in _SHEETS if arguments.sheets]
    for path in dict.fromkeys((output, *beside)):
        write_output(path, _built(form, path), over_read_only=arguments.force)


def _built(form: FormData, path: Path) -> bytes:
    from hop_desktop.report.feedback.files import form_file

    return form_file(form, path.suffix.lower())
