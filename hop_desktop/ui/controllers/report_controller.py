"""Report: where the page meets the captured report."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt
from hop_desktop.domain.errors import HopError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.report import ReportPages, ReportWish
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.controllers.report_output import (
    OpenReport,
    Output,
    ReportOutput,
)
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, LatestJob, Ok
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.report_page import ReportPage

ZOOMS: Final = (0.5, 0.75, 1.0, 1.5, 2.0)  # multiples of a page that fits


class ReportDesk(Protocol):
    """Captures reports."""

    def open(self, attempt: Attempt, compare_with: str) -> OpenReport: ...


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the page starts with."""

    report: OpenReport
    wish: ReportWish
    others: tuple[Choice, ...]


class ReportController(QObject):
    """Keeps the wish; has the pages set anew whenever it changes."""

    def __init__(
        self,
        history: HistoryService,
        samples: Callable[[], Sequence[Attempt]],
        desk: ReportDesk,
        export: Callable[[Path], None],
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
        self._attempt: Attempt | None = None
        self._report: OpenReport | None = None
        self._wish: ReportWish | None = None
        self._setting = LatestJob(jobs)
        self._pages: tuple[bytes, ...] = ()  # decoded one by one when shown
        self._others: tuple[Choice, ...] = ()
        self._earlier_id = ""
        self._prints_when_open = False
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
        page.earlier_chosen.connect(self._on_earlier)
        page.print_requested.connect(self.print_report)
        page.cancel_requested.connect(self._on_cancel)
        page.start_requested.connect(lambda: navigator.go(Route.START))
        page.results_requested.connect(lambda: navigator.go(Route.RESULTS, **self._arguments()))
        self._output = ReportOutput(page, self._current, export, jobs, prompts, self)

    def open(self, arguments: Arguments) -> None:
        attempt_id = arguments.get("attempt", "latest")
        self._report, self._wish, self._prints_when_open = None, None, False
        self._setting.stop()
        try:
            is_sample = attempt_id == SAMPLE_ID
            self._attempt = self._samples()[-1] if is_sample else self._history.get(attempt_id)
        except UnknownIdError:
            self._attempt = None
            self.page.show_empty()
            return
        self.page.show_opening()
        self._capture(arguments.get("earlier", ""))

    @property
    def has_report(self) -> bool:
        """Whether an attempt is shown."""
        return self._attempt is not None

    def save_report(self) -> None:
        """Ask where, then write what is chosen."""
        self._output.save()

    def print_report(self) -> None:
        """Print what is chosen; the whole report if it has just been asked for."""
        if self._attempt is None:
            return
        if self._wish is None:
            self._prints_when_open = True
        else:
            self._output.print_pages()

    def _capture(self, earlier_id: str) -> None:
        attempt, kept = self._attempt, self._wish
        assert attempt is not None
        self._earlier_id = earlier_id

        def work() -> _Opened:
            report = self._desk.open(attempt, earlier_id)
            others = () if attempt.attempt_id == SAMPLE_ID else self._earlier_choices(attempt)
            if kept is None:
                return _Opened(report, report.preset("me"), others)
            return _Opened(report, report.preset(kept.audience, kept.paper, kept.name), others)

        self._jobs.run(work, partial(self._on_opened, attempt, earlier_id))

    def _earlier_choices(self, attempt: Attempt) -> tuple[Choice, ...]:
        moment = attempt.finished_at or attempt.started_at
        others = tuple(
            Choice(one.attempt_id, date_text(one.finished_at or one.started_at))
            for one in self._history.to_compare(self._earlier_id)
            if one.attempt_id != attempt.attempt_id
            and (one.finished_at or one.started_at) <= moment
        )
        return (Choice("", _("No earlier attempt")), *others) if others else ()

    def _on_opened(self, attempt: Attempt, earlier_id: str, outcome: Ok[_Opened] | Err) -> None:
        if attempt is not self._attempt or earlier_id != self._earlier_id:
            return  # the person has moved on
        if isinstance(outcome, Err):
            if not isinstance(outcome.error, HopError):
                raise outcome.error
            self.page.show_notice(str(outcome.error))
            return
        is_again = self._wish is not None
        opened = outcome.value
        self._report, self._wish, self._others = opened.report, opened.wish, opened.others
        self._show()
        if is_again:
            self.page.focus_earlier()
        if self._prints_when_open:
            self._prints_when_open = False
            self._output.print_pages()

    def _on_earlier(self, attempt_id: str) -> None:
        if attempt_id != self._earlier_id:
            self._capture(attempt_id)

    def _on_audience(self, audience: str) -> None:
        report = self._report
        if report is not None:
            self._change(lambda wish: report.preset(audience, wish.paper, wish.name))

    def _change(self, change: Callable[[ReportWish], ReportWish]) -> None:
        if self._wish is None or change(self._wish) == self._wish:
            return
        self._wish = change(self._wish)
        self.page.show_wish(self._wish)
        self._set_pages()

    def _show(self) -> None:
        assert self._report is not None
        assert self._wish is not None
        self.page.show_state(self._report.state(self._wish), self._others, self._earlier_id)
        self._set_pages()

    def _set_pages(self) -> None:
        report, wish = self._report, self._wish
        assert report is not None
        assert wish is not None
        self.page.preview.begin_setting(_("The pages are being set …"))
        self._setting.start(
            lambda progress: report.pages(wish, progress),
            self.page.preview.show_set,
            self._on_pages,
        )

    def _on_pages(self, outcome: Ok[ReportPages] | Err) -> None:
        self.page.preview.end_setting()
        if isinstance(outcome, Err):
            if not isinstance(outcome.error, HopError):
                raise outcome.error
            self.page.show_notice(str(outcome.error))
            return
        self._pages = outcome.value.pages
        self.page.show_notice(" ".join(outcome.value.notes))
        self.page.preview.show_text(outcome.value.text)
        self._on_page(0)

    def _on_cancel(self) -> None:
        self._setting.stop()
        self.page.preview.end_setting()
        self.page.show_notice(_("Stopped. The pages below are the ones before the last change."))

    def _on_page(self, steps: int) -> None:
        if self._pages:
            self._place = min(max(self._place + steps, 0), len(self._pages) - 1)
            picture, zoom = QImage.fromData(self._pages[self._place]), ZOOMS[self._zoom]
            self.page.preview.show_page(picture, self._place + 1, len(self._pages), zoom)

    def _on_zoom(self, steps: int) -> None:
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        self._on_page(0)

    def _current(self) -> Output | None:
        if self._report is None or self._wish is None or self._attempt is None:
            return None
        moment = self._attempt.finished_at or self._attempt.started_at
        return Output(self._report, self._wish, moment)

    def _arguments(self) -> dict[str, str]:
        return {"attempt": self._attempt.attempt_id} if self._attempt else {}
