"""A report leaves: as a file, on paper; and everything else as data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from hop_desktop.domain.errors import HopError
from hop_desktop.i18n import _
from hop_desktop.presentation.report import PrintPages, ReportPages, ReportState, ReportWish
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.pages.report_page import ReportPage

T = TypeVar("T")


class OpenReport(Protocol):
    """A captured report."""

    def preset(self, audience: str, paper: str = "", name: str = "") -> ReportWish: ...

    def state(self, wish: ReportWish) -> ReportState: ...

    def pages(self, wish: ReportWish, check: Callable[[], None]) -> ReportPages: ...

    def print_pages(self, wish: ReportWish, check: Callable[[], None]) -> PrintPages: ...

    def save(self, wish: ReportWish, target: Path, check: Callable[[], None]) -> str: ...


class StoppedError(HopError):
    """The person wants other pages by now."""


@dataclass(frozen=True, slots=True)
class Output:
    """What would leave now; `moment` is that of the attempt."""

    report: OpenReport
    wish: ReportWish
    moment: datetime


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
        self._jobs = jobs
        self._prompts = prompts
        self._run = 0
        page.save_requested.connect(self._on_save)
        page.export_requested.connect(self._on_export)
        page.stop_requested.connect(self._on_stop)

    def print_pages(self) -> None:
        """Set the pages for paper, then show them with the printers there are."""
        output = self._current()
        if output is not None:
            self._start(
                _("The pages are being set for the printer …"),
                lambda check: output.report.print_pages(output.wish, check),
                self._prompts.print_pages,
            )

    def _on_save(self) -> None:
        output = self._current()
        if output is None:
            return
        name = f"Head of Product assessment {output.moment:%Y-%m-%d}.pdf"
        target = self._prompts.save_path(name, _("PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"))
        if target is None:
            return
        place = target if target.suffix else target.with_suffix(".pdf")
        self._start(
            _("Writing the report …"),
            lambda check: output.report.save(output.wish, place, check),
            self._page.show_notice,
        )

    def _on_export(self) -> None:
        filters = _("Everything (*.json);;Tables for a spreadsheet (*.csv)")
        target = self._prompts.save_path("head-of-product.json", filters)
        if target is None:
            return

        def work(_check: Callable[[], None]) -> str:
            self._export(target)
            return _("Exported to {name}.").format(name=target.name)

        self._start(_("Exporting …"), work, self._page.show_notice)

    def _start(
        self, text: str, work: Callable[[Callable[[], None]], T], then: Callable[[T], None]
    ) -> None:
        self._run += 1
        run = self._run

        def check() -> None:
            if run != self._run:
                raise StoppedError

        def arrive(outcome: Ok[T] | Err) -> None:
            if run == self._run:
                self._finish(outcome, then)

        self._page.show_writing(text)
        self._jobs.run(lambda: work(check), arrive)

    def _finish(self, outcome: Ok[T] | Err, then: Callable[[T], None]) -> None:
        self._page.show_writing("")
        if isinstance(outcome, Ok):
            then(outcome.value)
        elif isinstance(outcome.error, HopError):
            self._page.show_notice(str(outcome.error))
        else:
            self._page.show_notice(_("The report could not be made."))
            raise outcome.error

    def _on_stop(self) -> None:
        self._run += 1
        self._page.show_writing("")
        self._page.show_notice(_("Stopped."))
