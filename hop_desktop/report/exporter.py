"""Makes a report file: from a snapshot, beside the target, read back, then renamed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _, language, speaking
from hop_desktop.render_worker import RenderWorker
from hop_desktop.report.blocks import Document
from hop_desktop.report.carried import carried_attempt
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.html import html_bytes
from hop_desktop.report.markdown import markdown_bytes, plain_text
from hop_desktop.report.paper import Paper
from hop_desktop.report.pdf import forget_layouts, missing_characters, page_pictures, pdf_bytes
from hop_desktop.report.snapshot import ReportSnapshot, ReportSources, capture
from hop_desktop.report.whole_file import write_checked
from hop_desktop.services.transfer.excerpt import excerpt
from hop_desktop.whole_files import require_replaceable

ENDINGS: Final = (".pdf", ".html", ".md")
PREVIEW_PPI: Final = 110.0
PRINT_PPI: Final = 150.0
Progress = Callable[[int, int], None]  # steps done, of how many; raises to stop


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report that is on disk and was read back."""

    path: Path
    notes: tuple[str, ...]  # what the person should know about it


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a PDF as they would be saved.

    Attributes:
        pages: PNG files.
        text: The words of the report, for those who hear it.
    """

    pages: tuple[bytes, ...]
    text: str
    notes: tuple[str, ...]


class ReportExporter:
    """Turns attempts into files; what takes long is done in the render worker."""

    def __init__(self, sources: ReportSources, render_worker: RenderWorker) -> None:
        self._sources = sources
        self._render_worker = render_worker

    def capture(
        self, attempt_id: str, compare_with: str | None = None, spoken: str = ""
    ) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs."""
        return self.capture_attempt(self._sources.history.get(attempt_id), compare_with, spoken)

    def capture_attempt(
        self, attempt: Attempt, compare_with: str | None = None, spoken: str = ""
    ) -> ReportSnapshot:
        """Freeze everything that a report of this attempt needs, stored or not.

        Args:
            attempt: Whose report it is.
            compare_with: Id of an earlier one; None: none.
            spoken: The language of the report; empty: the one in use.
        """
        with speaking(spoken or language()):
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
        spoken: str = "",
        is_one_page: bool = False,
        over_read_only: bool = False,
    ) -> SavedReport:
        """Capture and write an audience's preset; the ending of `target` chooses the format.

        Raises:
            UnknownIdError: An attempt is not stored.
            ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
            OutputError: The file could not be written; an old one is untouched.
        """
        require_known_ending(target)
        require_replaceable(target, over_read_only=over_read_only)
        from hop_desktop.report.document import preset

        snapshot = self.capture(attempt_id, compare_with, spoken)
        choice = preset(audience, snapshot, paper=paper, name=name, is_one_page=is_one_page)
        return self.write(snapshot, choice, target, over_read_only=over_read_only)

    def write(
        self,
        snapshot: ReportSnapshot,
        choice: ReportChoice,
        target: Path,
        progress: Progress = lambda _done, _total: None,
        *,
        over_read_only: bool = False,
    ) -> SavedReport:
        """Write a report whole or not at all; the paper counts for PDF only.

        Raises:
            ReadOnlyTargetError: The file there may only be read, and nobody said to replace it.
            OutputError: The file could not be written; an old one is untouched.
        """
        require_known_ending(target)
        require_replaceable(target, over_read_only=over_read_only)
        progress(0, 3)
        document = self._document(snapshot, choice)
        progress(1, 3)
        with speaking(snapshot.language):
            content = self._render_worker.do(
                partial(_content, document, _made_at(snapshot), choice.paper, target.suffix.lower())
            )
        progress(2, 3)
        write_checked(target, content, document, over_read_only=over_read_only)
        return SavedReport(target, _notes(document) if target.suffix.lower() == ".pdf" else ())

    def preview(
        self,
        snapshot: ReportSnapshot,
        choice: ReportChoice,
        progress: Progress = lambda _done, _total: None,
        ppi: float = PREVIEW_PPI,
    ) -> Preview:
        """Return the pages that saving the same choice as a PDF would print."""
        progress(0, 2)
        document = self._document(snapshot, choice)
        progress(1, 2)
        with speaking(snapshot.language):
            pages = self._render_worker.do(
                partial(page_pictures, document, _made_at(snapshot), choice.paper, ppi)
            )
            text = plain_text(document)
        return Preview(tuple(pages), text, _notes(document))

    def forget_layouts(self) -> None:
        """Give back what setting a report took, where more are set soon."""
        self._render_worker.do(forget_layouts)

    def shutdown(self) -> None:
        """Give back everything that setting reports took."""
        self._render_worker.shutdown()

    def chart(self, kind: str, attempt_id: str, image_format: str) -> bytes:
        """Return one chart ("radar", "gaps" or "trend") as a file.

        Raises:
            UnknownIdError: The attempt is not stored.
            OutputError: The format is not one of SVG, PNG and PDF.
        """
        from hop_desktop.report.chart_file import chart_file

        return chart_file(self._sources, kind, attempt_id, image_format)

    def _document(self, snapshot: ReportSnapshot, choice: ReportChoice) -> Document:
        from hop_desktop.report.document import make_document

        with speaking(snapshot.language):
            document = self._render_worker.do(partial(make_document, snapshot, choice))
        attempt = carried_attempt(snapshot, choice)
        if attempt is None:
            return document
        data = excerpt(attempt, snapshot.stored, snapshot.profile, self._sources.codec)
        return replace(document, data=data)


def require_known_ending(target: Path) -> None:
    """Refuse a target whose ending names no format.

    Raises:
        OutputError: The ending is none of ENDINGS.
    """
    if target.suffix.lower() not in ENDINGS:
        text = _("{name}: the ending must be one of {endings}")
        raise OutputError(text.format(name=target, endings=", ".join(ENDINGS)))


def _content(document: Document, made_at: datetime, paper: Paper, ending: str) -> bytes:
    if ending == ".pdf":
        return pdf_bytes(document, made_at, paper)
    return html_bytes(document) if ending == ".html" else markdown_bytes(document)


def _made_at(snapshot: ReportSnapshot) -> datetime:
    """Return the moment that the file says it is of: no clock, so the same bytes each time."""
    return snapshot.attempt.moment


def _notes(document: Document) -> tuple[str, ...]:
    missing = missing_characters(document)
    if not missing:
        return ()
    text = _("Printed as their code, since the bundled type lacks them: {characters}")
    return (text.format(characters=" ".join(missing)),)
