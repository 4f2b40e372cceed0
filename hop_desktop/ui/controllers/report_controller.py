"""Report: where the page meets the captured report."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.errors import HopError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.presentation.report import ReportPages, ReportState, ReportWish
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.report_page import ReportPage

ZOOMS: Final = (0.5, 0.75, 1.0, 1.5, 2.0)  # multiples of a page that fits


class OpenReport(Protocol):
    """A captured report."""

    def preset(self, audience: str, paper: str = "", name: str = "") -> ReportWish: ...

    def state(self, wish: ReportWish) -> ReportState: ...

    def pages(self, wish: ReportWish, check: Callable[[], None]) -> ReportPages: ...

    def save(self, wish: ReportWish, target: Path) -> str: ...


class ReportDesk(Protocol):
    """Captures reports."""

    def open(self, attempt: Attempt, compare_with: str) -> OpenReport: ...


class _StoppedError(HopError):
    """The person wants other pages by now."""


class ReportController(QObject):
    """Keeps the wish; has the pages set anew whenever it changes."""

    def __init__(
        self,
        history: HistoryService,
        samples: Callable[[], Sequence[Attempt]],
        desk: ReportDesk,
        navigator: Navigator,
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._samples = samples
        self._desk = desk
        self._jobs = jobs
        self._prompts = prompts
        self._attempt: Attempt | None = None
        self._report: OpenReport | None = None
        self._wish: ReportWish | None = None
        self._run = 0
        self._shown: tuple[QImage, ...] = ()
        self._place, self._zoom = 0, 2
        self.page = page = ReportPage()
        page.audience_chosen.connect(self._on_audience)
        page.paper_chosen.connect(lambda one: self._change(lambda w: replace(w, paper=one)))
        page.name_edited.connect(lambda one: self._change(lambda w: replace(w, name=one.strip())))
        page.section_toggled.connect(
            lambda one, on: self._change(lambda w: w.with_section(one, is_in=on))
        )
        page.entry_toggled.connect(
            lambda one, on: self._change(lambda w: w.with_entry(one, is_in=on))
        )
        page.page_wanted.connect(self._on_page)
        page.zoom_wanted.connect(self._on_zoom)
        page.save_requested.connect(self._on_save)
        page.cancel_requested.connect(self._on_cancel)
        page.results_requested.connect(lambda: navigator.go(Route.RESULTS, **self._arguments()))

    def open(self, arguments: Arguments) -> None:
        attempt_id = arguments.get("attempt", "latest")
        try:
            is_sample = attempt_id == SAMPLE_ID
            attempt = self._samples()[-1] if is_sample else self._history.get(attempt_id)
        except UnknownIdError:
            self._attempt = None
            self.page.show_empty()
            return
        self._attempt = attempt
        earlier = arguments.get("earlier", "")

        def work() -> tuple[OpenReport, ReportWish]:
            report = self._desk.open(attempt, earlier)
            return report, report.preset("me")

        self._jobs.run(work, partial(self._on_opened, attempt))

    def _on_opened(
        self, attempt: Attempt, outcome: Ok[tuple[OpenReport, ReportWish]] | Err
    ) -> None:
        if isinstance(outcome, Err):
            raise outcome.error
        if attempt is self._attempt:
            self._report, self._wish = outcome.value
            self._show()

    def _on_audience(self, audience: str) -> None:
        if self._report is not None and self._wish is not None:
            self._wish = self._report.preset(audience, self._wish.paper, self._wish.name)
            self._show()

    def _change(self, change: Callable[[ReportWish], ReportWish]) -> None:
        if self._wish is None or change(self._wish) == self._wish:
            return
        self._wish = change(self._wish)
        self._set_pages()

    def _show(self) -> None:
        assert self._report is not None
        assert self._wish is not None
        self.page.show_state(self._report.state(self._wish))
        self._place = 0
        self._set_pages()

    def _set_pages(self) -> None:
        report, wish = self._report, self._wish
        assert report is not None
        assert wish is not None
        self._run += 1
        run = self._run

        def check() -> None:
            if run != self._run:
                raise _StoppedError

        def work() -> tuple[ReportPages, tuple[QImage, ...]]:
            pages = report.pages(wish, check)
            return pages, tuple(QImage.fromData(one) for one in pages.pages)

        self.page.show_working(_("The pages are being set …"))
        self._jobs.run(work, partial(self._on_pages, run))

    def _on_pages(
        self, run: int, outcome: Ok[tuple[ReportPages, tuple[QImage, ...]]] | Err
    ) -> None:
        if run != self._run:
            return  # other pages are under way
        self.page.show_working("")
        if isinstance(outcome, Err):
            if not isinstance(outcome.error, HopError):
                raise outcome.error
            self.page.show_notice(str(outcome.error))
            return
        pages, self._shown = outcome.value
        self.page.show_notice(" ".join(pages.notes))
        self.page.show_text(pages.text)
        self._on_page(0)

    def _on_cancel(self) -> None:
        self._run += 1
        self.page.show_working("")
        self.page.show_notice(_("Stopped. The pages below are the ones before the last change."))

    def _on_page(self, steps: int) -> None:
        if self._shown:
            self._place = min(max(self._place + steps, 0), len(self._shown) - 1)
            picture, zoom = self._shown[self._place], ZOOMS[self._zoom]
            self.page.show_page(picture, self._place + 1, len(self._shown), zoom)

    def _on_zoom(self, steps: int) -> None:
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        self._on_page(0)

    def _on_save(self) -> None:
        report, wish, attempt = self._report, self._wish, self._attempt
        if report is None or wish is None or attempt is None:
            return
        moment = attempt.finished_at or attempt.started_at
        name = f"Head of Product assessment {moment:%Y-%m-%d}.pdf"
        target = self._prompts.save_path(name, _("PDF (*.pdf);;Web page (*.html);;Markdown (*.md)"))
        if target is None:
            return
        place = target if target.suffix else target.with_suffix(".pdf")
        self.page.show_notice(_("Writing the report …"))
        self._jobs.run(lambda: report.save(wish, place), self._on_saved)

    def _on_saved(self, outcome: Ok[str] | Err) -> None:
        if isinstance(outcome, Ok):
            self.page.show_notice(outcome.value)
        elif isinstance(outcome.error, HopError):
            self.page.show_notice(str(outcome.error))
        else:
            self.page.show_notice(_("The report could not be made."))
            raise outcome.error

    def _arguments(self) -> dict[str, str]:
        return {"attempt": self._attempt.attempt_id} if self._attempt else {}
