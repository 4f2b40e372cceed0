"""What the Report page does with the report: it is captured, shown and saved as wished."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hop_desktop.domain.attempt import Attempt
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.report import (
    EntryState,
    PrintPages,
    ReportPages,
    ReportState,
    ReportWish,
    SectionState,
)
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.paper import Paper, paper_of_country
from hop_desktop.report.snapshot import ReportSnapshot
from hop_desktop.ui.jobs import Progress
from hop_desktop.ui.language import country_locale

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.report.exporter import ReportExporter, SavedReport


OnSaved: TypeAlias = Callable[[str, str], object]  # path, words; by the thread that wrote it


class CapturedReport:
    """One captured attempt; every method but `state` may take long."""

    def __init__(
        self, reports: "ReportExporter", attempt: Attempt, compare_with: str, on_saved: OnSaved
    ) -> None:
        self._reports = reports
        self._on_saved = on_saved
        self._capture = partial(reports.capture_attempt, attempt, compare_with or None)
        self._snapshot = self._capture()
        self._in_language = {"": self._snapshot}  # each is captured when it is first wished for

    def preset(self, audience: str, paper: str = "", name: str = "") -> ReportWish:
        """Return what an audience gets; without a paper that of the person's country."""
        from hop_desktop.report.document import preset

        chosen = preset(Audience(audience), self._snapshot)
        paper = paper or paper_of_country(country_locale()).value
        return ReportWish(audience, chosen.sections, chosen.left_out, paper, name)

    def state(self, wish: ReportWish) -> ReportState:
        from hop_desktop.report.document import SECTIONS

        attempt, snapshot = self._snapshot.attempt, self._snapshot
        moment = attempt.moment
        sections = tuple(
            SectionState(
                section.section_id,
                section.title(),
                section.section_id in wish.sections,
                tuple(
                    EntryState(e.entry_id, e.text, e.group, e.entry_id not in wish.left_out)
                    for e in section.entries(snapshot)
                ),
            )
            for section in SECTIONS
            if section.is_there(snapshot)
        )
        return ReportState(f"{date_text(moment)} · {snapshot.profile.name}", wish, sections)

    def pages(self, wish: ReportWish, progress: Progress) -> ReportPages:
        """Return the pages that saving as a PDF would print."""
        try:
            shown = self._reports.preview(self._captured(wish), _choice(wish), progress)
        finally:
            self._reports.forget_layouts()  # others are set as long as the person chooses
        return ReportPages(shown.pages, shown.text, shown.notes)

    def print_pages(self, wish: ReportWish, progress: Progress) -> PrintPages:
        """Return the same pages, fine enough for paper."""
        from hop_desktop.report.exporter import PRINT_PPI

        with _rest_afterwards(self._reports):
            shown = self._reports.preview(self._captured(wish), _choice(wish), progress, PRINT_PPI)
        name = _("Head of Product self-assessment")
        return PrintPages(name, shown.pages, Paper(wish.paper).size_mm)

    def save(self, wish: ReportWish, target: Path, progress: Progress) -> None:
        """Write the file and tell `on_saved` so.

        Raises:
            OutputError: It could not be written; an old file is untouched.
        """
        with _rest_afterwards(self._reports):
            saved = self._reports.write(
                self._captured(wish), _choice(wish), target, progress, over_read_only=True
            )
        self._on_saved(str(saved.path), _saved_words(saved))

    def _captured(self, wish: ReportWish) -> ReportSnapshot:
        if wish.language not in self._in_language:
            self._in_language[wish.language] = self._capture(wish.language)
        return self._in_language[wish.language]


class ReportCapture:
    """Opens reports."""

    def __init__(self, reports: "ReportExporter", on_saved: OnSaved) -> None:
        self._reports = reports
        self._on_saved = on_saved

    def open(self, attempt: Attempt, compare_with: str) -> CapturedReport:
        return CapturedReport(self._reports, attempt, compare_with, self._on_saved)


def save_full_report(
    reports: "ReportExporter", on_saved: OnSaved, attempt: Attempt, earlier_id: str, target: Path
) -> None:
    """Write everything about the attempt, which may take long, and tell `on_saved` so.

    Raises:
        OutputError: It could not be written; an old file is untouched.
        StorageError: The store could not be read.
    """
    report = ReportCapture(reports, on_saved).open(attempt, earlier_id)
    report.save(report.preset(Audience.ME), target, lambda _done, _total: None)


@contextmanager
def _rest_afterwards(reports: "ReportExporter") -> Iterator[None]:
    """A window stays open, and mostly the person is done: give back what the report took."""
    try:
        yield
    finally:
        reports.shutdown()


def _saved_words(saved: "SavedReport") -> str:
    return " ".join((_("Saved as {name}.").format(name=saved.path), *saved.notes))


def _choice(wish: ReportWish) -> ReportChoice:
    return ReportChoice(
        Audience(wish.audience),
        wish.sections,
        wish.left_out,
        Paper(wish.paper),
        wish.name,
        wish.is_one_page,
    )
