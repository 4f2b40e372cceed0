"""Takes in a file that the program wrote, wherever it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from hop_desktop.domain.errors import HopError, InvalidFileError
from hop_desktop.i18n import ngettext

READABLE: Final = (".json", ".pdf", ".html", ".htm")


class Imports(Protocol):
    """Stores what a file holds."""

    def import_from(self, source: Path) -> int:
        """Return how many attempts were added."""
        ...


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file."""

    is_stored: bool
    text: str


def is_readable(name: str) -> bool:
    """Return whether a file's name says that it may be one of ours."""
    return name.lower().endswith(READABLE)


def take_in(imports: Imports, source: Path) -> TakenIn:
    """Import a file, or say why it was refused; then nothing was changed."""
    try:
        added = imports.import_from(source)
    except InvalidFileError as error:
        return TakenIn(is_stored=False, text="\n".join(error.lines))
    except HopError as error:
        return TakenIn(is_stored=False, text=str(error))
    text = ngettext("{n} attempt was added.", "{n} attempts were added.", added)
    return TakenIn(is_stored=True, text=text.format(n=added))


def refusal(names: Sequence[str]) -> str:
    """Return what is said of files that are none of ours."""
    text = ngettext(
        "{names} was not read: only reports saved here (PDF, HTML), exports and attempt files "
        "(JSON) can be taken in.",
        "{names} were not read: only reports saved here (PDF, HTML), exports and attempt files "
        "(JSON) can be taken in.",
        len(names),
    )
    return text.format(names=", ".join(names))
