"""Report: where the page meets the captured report."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Chooser
from hop_desktop.presentation.report import Offered, ReportPages, ReportWish, carried_over
from hop_desktop.services.history import HistoryService
from hop_desktop.ui.controllers.report_flow import earlier_chooser
from hop_desktop.ui.controllers.report_memory import KeptChoices, ReportMemory
from hop_desktop.ui.controllers.report_output import OpenReport, Output, ReportOutput
from hop_desktop.ui.jobs import Err, LatestJob, Ok, settle
from hop_desktop.ui.navigation import Arguments, Route
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.report_page import ReportPage

ZOOMS: Final = (0.5, 0.75, 1.0, 1.5, 2.0)  # multiples of a page that fits


class ReportSource(Protocol):
    """Captures reports."""

    def open(self, attempt: Attempt, compare_with: str) -> OpenReport: ...


@dataclass(slots=True)
class _Opened:
    """One attempt on the page, and what was made for it; replaced whole by the next one."""

    attempt: Attempt
    asked_earlier_id: str
    earlier_id: str
    prints: bool = False  # as soon as it can
    is_chosen_here: bool = False  # the earlier attempt, on this page
    report: OpenReport | None = None  # until it is captured
    wish: ReportWish | None = None
    offered: Offered = Offered()  # noqa: RUF009 - frozen
    earlier: Chooser = Chooser()  # noqa: RUF009 - frozen
    pages: tuple[bytes, ...] = ()  # decoded one by one when shown
    place: int = 0


class ReportController(QObject):
    """Keeps the wish; has the pages set anew whenever it changes."""

    def __init__(
        self,
        history: HistoryService,
        source: ReportSource,
        memory: ReportMemory,
        export: Callable[[Path], None],
        context: PageContext,
    ) -> None:
        super().__init__(context.parent)
        self._history = history
        self._source = source
        self._jobs = context.jobs
        self._memory = memory
        self._opened: _Opened | None = None  # None: there is no attempt
        self._setting = LatestJob(context.jobs)
        self._zoom = 2
        self.page = page = ReportPage()
        page.audience_chosen.connect(self._on_audience)
        page.paper_chosen.connect(lambda paper: self._change(lambda w: replace(w, paper=paper)))
        page.language_chosen.connect(
            lambda language: self._change(lambda w: replace(w, language=language))
        )
        page.name_edited.connect(lambda name: self._change(lambda w: replace(w, name=name.strip())))
        page.name_typed.connect(self._on_name_typed)
        page.one_page_toggled.connect(lambda on: self._change(lambda w: replace(w, is_one_page=on)))
        page.section_toggled.connect(
            lambda section_id, on: self._change(lambda w: w.with_section(section_id, is_in=on))
        )
        page.entry_toggled.connect(
            lambda entry_id, on: self._change(lambda w: w.with_entry(entry_id, is_in=on))
        )
        page.page_wanted.connect(self._on_page)
        page.zoom_wanted.connect(self._on_zoom)
        page.earlier_chosen.connect(self._on_earlier)
        page.print_requested.connect(self.print_report)
        page.cancel_requested.connect(self._on_cancel)
        page.start_requested.connect(lambda: context.navigator.go(Route.START))
        page.results_requested.connect(
            lambda: context.navigator.go(Route.RESULTS, **self._arguments())
        )
        self._output = ReportOutput(
            page, self._current, export, context.jobs, context.prompts, self
        )

    def open(self, arguments: Arguments) -> None:
        self._setting.stop()
        self._opened = None
        try:
            attempt = self._history.chosen(arguments.get("attempt", "latest"))
        except UnknownIdError:
            self.page.show_empty()
            return
        self.page.show_opening()
        asked, kept = arguments.get("earlier", ""), self._kept(attempt)
        earlier_id = asked if kept is None or asked != kept.asked_earlier_id else kept.earlier_id
        self._capture(_Opened(attempt, asked, earlier_id))

    @property
    def has_report(self) -> bool:
        """Whether an attempt is shown."""
        return self._opened is not None

    def save_report(self) -> None:
        """Ask where, then write what is chosen."""
        self._output.save()

    def print_report(self) -> None:
        """Print what is chosen; the whole report if it has just been asked for."""
        if self._opened is not None and self._opened.report is None:
            self._opened.prints = True
        else:
            self._output.print_pages()

    def _kept(self, attempt: Attempt) -> KeptChoices | None:
        kept = self._memory.kept
        return kept if kept is not None and kept.attempt_id == attempt.attempt_id else None

    def _capture(self, opened: _Opened) -> None:
        """Have the attempt captured as it is asked for now; nothing else is shown from here on."""
        self._setting.stop()
        self._opened = opened
        attempt, earlier_id = opened.attempt, opened.earlier_id

        def work() -> tuple[OpenReport, Chooser]:
            report = self._source.open(attempt, earlier_id)
            no_attempt = _("No earlier attempt")
            return report, earlier_chooser(self._history, attempt, earlier_id, no_attempt)

        self._jobs.run(work, partial(self._on_captured, opened))

    def _on_captured(self, opened: _Opened, outcome: Ok[tuple[OpenReport, Chooser]] | Err) -> None:
        if opened is self._opened:  # else the person has moved on
            settle(outcome, partial(self._show, opened), self.page.show_problem)

    def _show(self, opened: _Opened, captured: tuple[OpenReport, Chooser]) -> None:
        report, opened.earlier = captured
        opened.report = report
        kept = self._kept(opened.attempt)
        if kept is None:
            opened.wish = report.preset("me")
        else:
            usual = report.preset(kept.wish.audience, kept.wish.paper, kept.wish.name)
            opened.wish = carried_over(kept.wish, kept.offered, usual)
            opened.offered = kept.offered
        name = self._memory.name_for(opened.attempt.attempt_id)
        opened.wish = replace(opened.wish, name=name.strip())
        state = replace(report.state(opened.wish), earlier=opened.earlier)
        opened.offered = opened.offered.with_state(state)
        self.page.show_state(state)
        if opened.is_chosen_here:
            self.page.focus_earlier()
        self._set_pages(opened)
        if opened.prints:
            self._output.print_pages()

    def _on_earlier(self, attempt_id: str) -> None:
        now = self._opened
        if now is not None and attempt_id != now.earlier_id:
            asked = now.asked_earlier_id
            self.page.begin_change()
            self._capture(_Opened(now.attempt, asked, attempt_id, is_chosen_here=True))

    def _on_name_typed(self, name: str) -> None:
        if self._opened is not None:
            self._memory.keep_name(self._opened.attempt.attempt_id, name)

    def _on_audience(self, audience: str) -> None:
        opened = self._opened
        if opened is not None and opened.report is not None:
            report = opened.report
            self._change(
                lambda wish: replace(
                    report.preset(audience, wish.paper, wish.name),
                    language=wish.language,
                    is_one_page=wish.is_one_page,
                )
            )

    def _change(self, change: Callable[[ReportWish], ReportWish]) -> None:
        opened = self._opened
        if opened is None or opened.wish is None or change(opened.wish) == opened.wish:
            return
        opened.wish = change(opened.wish)
        self.page.show_wish(opened.wish)
        self._set_pages(opened)

    def _set_pages(self, opened: _Opened) -> None:
        report, wish = opened.report, opened.wish
        assert report is not None, "it is captured"
        assert wish is not None, "it is captured"
        self._memory.kept = KeptChoices(
            opened.attempt.attempt_id,
            opened.asked_earlier_id,
            opened.earlier_id,
            wish,
            opened.offered,
        )
        self.page.begin_setting(_("Preparing preview…"))
        self._setting.start(
            lambda progress: report.pages(wish, progress),
            self.page.show_set,
            partial(self._on_pages, opened),
        )

    def _on_pages(self, opened: _Opened, outcome: Ok[ReportPages] | Err) -> None:
        if opened is self._opened:
            self.page.end_setting()
            settle(outcome, partial(self._show_pages, opened), self.page.show_notice)

    def _show_pages(self, opened: _Opened, pages: ReportPages) -> None:
        opened.pages = pages.pages
        self.page.show_notice(" ".join(pages.notes))
        self.page.show_text(pages.text)
        self._on_page(0)

    def _on_cancel(self) -> None:
        self._setting.stop()
        self.page.end_setting()
        self.page.show_notice(_("Stopped. The pages below are the ones before the last change."))

    def _on_page(self, steps: int) -> None:
        opened = self._opened
        if opened is not None and opened.pages:
            opened.place = min(max(opened.place + steps, 0), len(opened.pages) - 1)
            picture, zoom = QImage.fromData(opened.pages[opened.place]), ZOOMS[self._zoom]
            self.page.show_page(picture, opened.place + 1, len(opened.pages), zoom)

    def _on_zoom(self, steps: int) -> None:
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        self._on_page(0)

    def _current(self) -> Output | None:
        opened = self._opened
        if opened is None or opened.report is None or opened.wish is None:
            return None
        return Output(opened.attempt, opened.report, opened.wish)

    def _arguments(self) -> dict[str, str]:
        return {"attempt": self._opened.attempt.attempt_id} if self._opened else {}
