"""Takes in files that the program wrote, wherever they come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from hop_desktop.domain.errors import HopError, StoppedError
from hop_desktop.i18n import _, ngettext
from hop_desktop.ui.jobs import Progress
from hop_desktop.ui.widgets.notice import Tone

READABLE: Final = (".json", ".pdf", ".html", ".htm")


class Imports(Protocol):
    """Stores what a file holds."""

    def import_from(self, source: Path, go_on: Callable[[], None]) -> int:
        """Return how many attempts were added.

        `go_on` is called before each step, the last time before anything is changed; what it
        raises ends the work.
        """
        ...


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of files: a line for each that was tried, and one if there was a stop."""

    lines: tuple[str, ...]
    is_stored: bool
    tone: Tone


def is_readable(name: str) -> bool:
    """Return whether a file's name says that it may be one of ours."""
    return name.lower().endswith(READABLE)


def take_in(
    imports: Imports, sources: Sequence[Path], on_progress: Progress, go_on: Callable[[], None]
) -> TakenIn:
    """Import files in turn; one that is refused changes nothing and does not keep the others.

    `on_progress` is called between files with the number of those that are done. Once `go_on`
    raises StoppedError, nothing more is changed.
    """
    lines: list[str] = []
    is_stored, tone = False, Tone.DONE
    for done, source in enumerate(sources):
        if done:
            on_progress(done, len(sources))
        try:
            added = imports.import_from(source, go_on)
        except StoppedError:
            lines.append(_stopped(is_stored=is_stored))
            return TakenIn(tuple(lines), is_stored, Tone.INFORMATION)
        except HopError as error:
            lines.extend(error.sentence.splitlines())
            tone = Tone.WARNING
        else:
            is_stored = True
            text = ngettext("{n} attempt was added.", "{n} attempts were added.", added)
            lines.append(text.format(n=added))
    return TakenIn(tuple(lines), is_stored, tone)


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


def _stopped(*, is_stored: bool) -> str:
    if is_stored:
        return _("Stopped. What was added before that stays.")
    return _("Stopped. Nothing was changed.")
