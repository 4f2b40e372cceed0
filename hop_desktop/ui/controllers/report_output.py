"""A report leaves: as a file, on paper; and everything else as data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.domain.attempt import Attempt
from hop_desktop.i18n import _
from hop_desktop.presentation.report import PrintPages, ReportPages, ReportState, ReportWish
from hop_desktop.ui.controllers.report_flow import report_target
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, LatestJob, Ok, Progress, settle
from hop_desktop.ui.pages.report_page import ReportPage

T = TypeVar("T")
_TABLES: Final = (".xlsx", ".csv")


class OpenReport(Protocol):
    """A captured report."""

    def preset(self, audience: str, paper: str = "", name: str = "") -> ReportWish: ...

    def state(self, wish: ReportWish) -> ReportState: ...

    def pages(self, wish: ReportWish, progress: Progress) -> ReportPages: ...

    def print_pages(self, wish: ReportWish, progress: Progress) -> PrintPages: ...

    def save(self, wish: ReportWish, target: Path, progress: Progress) -> None: ...


@dataclass(frozen=True, slots=True)
class Output:
    """What would leave now."""

    attempt: Attempt
    report: OpenReport
    wish: ReportWish


class ReportOutput(QObject):
    """Saves, prints and exports in the background, one at a time; each can be stopped."""

    def __init__(
        self,
        page: ReportPage,
        current: Callable[[], Output | None],
        export: Callable[[Path], None],
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._current = current
        self._export = export
        self._job = LatestJob(jobs)
        self._prompts = prompts
        page.save_requested.connect(self.save)
        page.export_requested.connect(self._on_export)
        page.stop_requested.connect(self._on_stop)

    def print_pages(self) -> None:
        """Set the pages for paper, ask for a printer, and print them one by one."""
        output = self._current()
        if output is not None:
            self._start(
                _("Preparing pages for printing…"),
                lambda progress: output.report.print_pages(output.wish, progress),
                self._on_set,
            )

    def _on_set(self, pages: PrintPages) -> None:
        paint = self._prompts.printer_for(pages)
        if paint is not None:
            self._start(
                _("Printing …"),
                paint,
                lambda _none: self._page.show_notice(_("All pages were sent to the printer.")),
            )

    def save(self) -> None:
        """Ask where, then write the file in the background."""
        output = self._current()
        if output is None:
            return
        target = report_target(self._prompts, output.attempt)
        if target is not None:
            self._start(
                _("Writing the report …"),
                lambda progress: output.report.save(output.wish, target, progress),
                lambda _none: None,  # the window says so
            )

    def _on_export(self) -> None:
        filters = ";;".join(
            (
                _("Tables for a spreadsheet (*.xlsx)"),
                _("Everything, to be imported again (*.json)"),
                _("Tables for scripts (*.csv)"),
            )
        )
        target = self._prompts.save_path("head-of-product.xlsx", filters)
        if target is None:
            return

        def work(_progress: Progress) -> str:
            self._export(target)
            if target.suffix.lower() in _TABLES:
                text = _(
                    "Exported to {name}: scores and answers. Only the export that ends in .json "
                    "holds all your data and can be imported again."
                )
            else:
                text = _("Exported to {name}.")
            return text.format(name=target.name)

        self._start(_("Exporting …"), work, self._page.show_notice)

    def _start(self, text: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        self._page.begin_writing(text)
        self._job.start(work, self._page.show_written, partial(self._finish, then))

    def _finish(self, then: Callable[[T], None], outcome: Ok[T] | Err) -> None:
        self._page.end_writing()
        settle(outcome, then, self._page.show_notice)

    def _on_stop(self) -> None:
        self._job.stop()
        self._page.end_writing()
        self._page.show_notice(_("Stopped."))
