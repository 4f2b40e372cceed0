"""Makes a report file: from a snapshot, beside the target, read back, then renamed."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.paper import Paper
from hop_desktop.report.snapshot import ReportSnapshot, ReportSources, capture

ENDINGS = (".pdf", ".html", ".md")


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report that is on disk and was read back."""

    path: Path
    notes: tuple[str, ...]  # what the person should know about it


class ReportExporter:
    """Turns attempts into files."""

    def __init__(self, sources: ReportSources) -> None:
        self._sources = sources

    def capture(self, attempt_id: str, compare_with: str | None = None) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs."""
        return self.capture_attempt(self._sources.history.get(attempt_id), compare_with)

    def capture_attempt(self, attempt: Attempt, compare_with: str | None = None) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs, stored or not."""
        return capture(self._sources, attempt, compare_with)

    def save(
        self,
        attempt_id: str,
        target: Path,
        *,
        compare_with: str | None = None,
        audience: Audience = Audience.ME,
        paper: Paper = Paper.A4,
        name: str = "",
    ) -> SavedReport:
        """Capture and write an audience's preset; the ending of `target` chooses the format.

        Raises:
            UnknownIdError: An attempt is not stored.
            OutputError: The file could not be written; an old one is untouched.
        """
        require_known_ending(target)
        from hop_desktop.report.document import preset

        snapshot = self.capture(attempt_id, compare_with)
        return save_report(snapshot, preset(audience, snapshot, paper=paper, name=name), target)

    def chart(self, kind: str, attempt_id: str, image_format: str) -> bytes:
        """Return one chart ("radar", "gaps" or "trend") as a file.

        Raises:
            UnknownIdError: The attempt is not stored.
            OutputError: The format is not one of SVG, PNG and PDF.
        """
        from hop_desktop.report.chart_file import chart_bytes

        return chart_bytes(self._sources.history, kind, attempt_id, image_format)


def require_known_ending(target: Path) -> None:
    """Refuse a target whose ending names no format.

    Raises:
        OutputError: The ending is none of ENDINGS.
    """
    if target.suffix.lower() not in ENDINGS:
        text = _("{name}: the ending must be one of {endings}")
        raise OutputError(text.format(name=target, endings=", ".join(ENDINGS)))


def save_report(snapshot: ReportSnapshot, choice: ReportChoice, target: Path) -> SavedReport:
    """Write a report whole or not at all; the paper counts for PDF only.

    Raises:
        OutputError: The file could not be written; an old one is untouched.
    """
    require_known_ending(target)
    from hop_desktop.report.document import make_document
    from hop_desktop.report.html import html_bytes
    from hop_desktop.report.markdown import markdown_bytes
    from hop_desktop.report.pdf import has_missing_characters, pdf_bytes

    document = make_document(snapshot, choice)
    made_at = snapshot.attempt.finished_at or snapshot.attempt.started_at
    ending = target.suffix.lower()
    writers: dict[str, Callable[[], bytes]] = {
        ".pdf": lambda: pdf_bytes(document, made_at, choice.paper),
        ".html": lambda: html_bytes(document),
        ".md": lambda: markdown_bytes(document),
    }
    content = writers[ending]()
    if ending == ".pdf" and not _is_whole_pdf(content):
        raise OutputError(_("{name}: the PDF did not come out whole").format(name=target))
    _write(target, content)
    notes = []
    if ending == ".pdf" and has_missing_characters(document):
        notes.append(_("Characters that the bundled type lacks are printed as their code, [U+…]."))
    return SavedReport(target, tuple(notes))


def _is_whole_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


def _write(path: Path, content: bytes) -> None:
    part: Path | None = None
    try:
        target = path.resolve()  # a link stays a link, and its target is replaced
        if target.exists() and not target.is_file():
            raise OutputError(_("{name} is not a file and is kept").format(name=path))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".hop-", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if part.read_bytes() != content:
            raise OutputError(
                _("{name}: what was written reads back differently").format(name=path)
            )
        part.replace(target)
        _keep_folder(target.parent)
    except OSError as error:
        text = _("{name} could not be written: {reason}")
        raise OutputError(text.format(name=path, reason=error.strerror or error)) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _keep_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where folders can be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
