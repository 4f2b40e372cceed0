"""Makes a report file: from a snapshot, beside the target, read back, then renamed."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.report.snapshot import ReportSnapshot, capture
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService

ENDINGS = (".pdf", ".html", ".md")


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report that is on disk and was read back."""

    path: Path
    notes: tuple[str, ...]  # what the person should know about it


class ReportExporter:
    """Turns attempts into files."""

    def __init__(
        self, catalogue: Catalogue, history: HistoryService, profiles: ProfileService
    ) -> None:
        self._catalogue = catalogue
        self._history = history
        self._profiles = profiles

    def capture(self, attempt_id: str, compare_with: str | None = None) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs."""
        return self.capture_attempt(self._history.get(attempt_id), compare_with)

    def capture_attempt(self, attempt: Attempt, compare_with: str | None = None) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs, stored or not."""
        return capture(self._catalogue, self._history, self._profiles, attempt, compare_with)

    def save(
        self, attempt_id: str, target: Path, *, compare_with: str | None = None
    ) -> SavedReport:
        """Capture and write in one go; the ending of `target` chooses the format.

        Raises:
            UnknownIdError: An attempt is not stored.
            OutputError: The file could not be written; an old one is untouched.
        """
        require_known_ending(target)
        return save_report(self.capture(attempt_id, compare_with), target)

    def chart(self, kind: str, attempt_id: str, image_format: str) -> bytes:
        """Return one chart ("radar", "gaps" or "trend") as a file.

        Raises:
            UnknownIdError: The attempt is not stored.
            OutputError: The format is not one of SVG, PNG and PDF.
        """
        from hop_desktop.report.chart_file import chart_bytes

        return chart_bytes(self._history, kind, attempt_id, image_format)


def require_known_ending(target: Path) -> None:
    """Refuse a target whose ending names no format.

    Raises:
        OutputError: The ending is none of ENDINGS.
    """
    if target.suffix.lower() not in ENDINGS:
        text = _("{name}: the ending must be one of {endings}")
        raise OutputError(text.format(name=target, endings=", ".join(ENDINGS)))


def save_report(snapshot: ReportSnapshot, target: Path) -> SavedReport:
    """Write a report whole or not at all.

    Raises:
        OutputError: The file could not be written; an old one is untouched.
    """
    require_known_ending(target)
    from hop_desktop.report.document import make_document
    from hop_desktop.report.html import html_bytes
    from hop_desktop.report.markdown import markdown_bytes
    from hop_desktop.report.pdf import missing_characters, pdf_bytes

    document = make_document(snapshot)
    made_at = snapshot.attempt.finished_at or snapshot.attempt.started_at
    writers: dict[str, Callable[[], bytes]] = {
        ".pdf": lambda: pdf_bytes(document, made_at),
        ".html": lambda: html_bytes(document),
        ".md": lambda: markdown_bytes(document),
    }
    _write(target, writers[target.suffix.lower()]())
    notes = []
    if target.suffix.lower() == ".pdf" and missing_characters(document):
        notes.append(_("Characters that the bundled type lacks are printed as their code, [U+…]."))
    return SavedReport(target, tuple(notes))


def _write(target: Path, content: bytes) -> None:
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != content:
            raise OutputError(
                _("{name}: what was written reads back differently").format(name=target)
            )
        part.replace(target)
        if os.name == "posix":
            folder = os.open(target.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)
    except OSError as error:
        text = _("{name} could not be written: {reason}")
        raise OutputError(text.format(name=target, reason=error.strerror or error)) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
