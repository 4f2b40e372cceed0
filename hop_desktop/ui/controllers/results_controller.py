"""Results: where the page meets the use-cases."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import HopError, UnknownIdError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _
from hop_desktop.presentation.choice import Choice
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.results import (
    make_results_state,
    table_headers,
    table_rows,
    verdict_flips,
)
from hop_desktop.services.history import HistoryService
from hop_desktop.services.profiles import ProfileService
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok
from hop_desktop.ui.navigation import Arguments, Navigator, Route
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.styling import current_theme

if TYPE_CHECKING:  # matplotlib takes long to import
    from matplotlib.figure import Figure

    from hop_desktop.charts.image import ImageFormat
    from hop_desktop.charts.style import ChartStyle

SaveReport = Callable[[Attempt, str, Path], Callable[[], str]]
WriteFile = Callable[[Path, bytes], None]


class ResultsController(QObject):
    """Shows one attempt; saves its report and charts."""

    def __init__(
        self,
        catalogue: Catalogue,
        history: HistoryService,
        profiles: ProfileService,
        samples: Callable[[], Sequence[Attempt]],
        save_report: SaveReport,
        write_file: WriteFile,
        navigator: Navigator,
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._history = history
        self._profiles = profiles
        self._samples = samples
        self._save_report = save_report
        self._write_file = write_file
        self._jobs = jobs
        self._prompts = prompts
        self._attempt: Attempt | None = None
        self._profile_id = ""
        self._earlier_id = ""
        self.page = ResultsPage()
        self.page.save_requested.connect(self.save_report)
        self.page.retake_requested.connect(lambda: navigator.go(Route.START))
        self.page.profile_chosen.connect(self._on_profile)
        self.page.profiles_requested.connect(
            lambda: navigator.go(Route.PROFILES, profile=self._profile_id)
        )
        self.page.flips_requested.connect(
            lambda: navigator.go(
                Route.COMPARE_PROFILES,
                attempt=self._require_attempt().attempt_id,
                second=self._profile_id,
            )
        )
        self.page.earlier_chosen.connect(self._on_earlier)
        self.page.copy_chart_requested.connect(self._on_copy_chart)
        self.page.save_chart_requested.connect(self._on_save_chart)

    def open(self, arguments: Arguments) -> None:
        attempt_id = arguments.get("attempt", "latest")
        self._earlier_id = ""
        try:
            is_sample = attempt_id == "sample"
            self._attempt = self._samples()[-1] if is_sample else self._history.get(attempt_id)
        except UnknownIdError:
            self._attempt = None
            self.page.show_empty()
            return
        self._profile_id = self._attempt.profile_id
        self._show()

    def save_report(self) -> None:
        """Ask where, then write the report in the background."""
        if self._attempt is None:
            return
        moment = self._attempt.finished_at or self._attempt.started_at
        name = f"Head of Product assessment {moment:%Y-%m-%d}.pdf"
        filters = _("PDF (*.pdf);;Web page (*.html);;Markdown (*.md)")
        target = self._prompts.save_path(name, filters)
        if target is None:
            return
        if not target.suffix:
            target = target.with_suffix(".pdf")
        work = self._save_report(self._attempt, self._earlier_id, target)
        self.page.show_saving()
        self._jobs.run(work, self._on_saved)

    def _on_saved(self, outcome: Ok[str] | Err) -> None:
        if isinstance(outcome, Ok):
            self.page.show_notice(outcome.value)
        elif isinstance(outcome.error, HopError):
            self.page.show_notice(str(outcome.error))
        else:
            self.page.show_notice(_("The report could not be made."))
            raise outcome.error

    def _show(self) -> None:
        attempt = self._require_attempt()
        own, card = self._scorecard(attempt, attempt.profile_id), self._card()
        flips = verdict_flips(own, card) if self._profile_id != attempt.profile_id else ()
        self.page.show_state(
            make_results_state(
                self._instrument(),
                attempt,
                card,
                self._profiles.get(self._profile_id),
                self._catalogue.constants,
                flips,
            ),
            [Choice(one.profile_id, one.name) for one in self._profiles.all()],
            self._profile_id,
            self._earlier_choices(attempt),
            self._earlier_id,
            is_sample=self._is_sample(attempt),
        )
        # matplotlib takes long to import: not on this thread.
        self._jobs.run(_import_charts, partial(self._on_charts_ready, attempt, self._profile_id))

    def _on_charts_ready(self, attempt: Attempt, profile_id: str, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Err):
            raise outcome.error
        if attempt is not self._attempt or profile_id != self._profile_id:
            return  # the person has moved on
        from hop_desktop.charts.gaps import describe_gaps
        from hop_desktop.charts.radar import describe_radar
        from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

        instrument, card, earlier = self._instrument(), self._card(), self._earlier_card()
        radar = FigureCanvas(_("Radar"), self._jobs, height_px=current_theme().measures.chart)
        radar.show_figure(
            lambda style, size: self._figure("radar", style, size),
            describe_radar(instrument, card, earlier=earlier),
        )
        gaps = FigureCanvas(_("Gaps"), self._jobs, height_px=current_theme().measures.chart)
        gaps.show_figure(
            lambda style, size: self._figure("gaps", style, size),
            describe_gaps(instrument, card),
        )
        for name, canvas in (("radar", radar), ("gaps", gaps)):
            canvas.copy_requested.connect(partial(self._on_copy_chart, name))
            canvas.save_requested.connect(partial(self._on_save_chart, name))
        self.page.show_charts((("radar", radar), ("gaps", gaps)))

    def _figure(self, name: str, style: "ChartStyle", size: tuple[float, float]) -> "Figure":
        from hop_desktop.charts.gaps import gaps_figure
        from hop_desktop.charts.radar import radar_figure

        if name == "gaps":
            return gaps_figure(self._instrument(), self._card(), style, size=size)
        return radar_figure(
            self._instrument(), self._card(), style, earlier=self._earlier_card(), size=size
        )

    def _on_copy_chart(self, name: str) -> None:
        from hop_desktop.charts.image import figure_bytes
        from hop_desktop.charts.style import ChartStyle

        figure = self._figure(name, ChartStyle(current_theme()), (7.0, 6.0))
        rows = [table_headers(), *table_rows(self._instrument(), self._card())]
        data = QMimeData()
        data.setImageData(QImage.fromData(figure_bytes(figure, "png")))
        data.setData("image/svg+xml", figure_bytes(figure, "svg"))
        data.setText("\n".join("\t".join(row) for row in rows))
        QGuiApplication.clipboard().setMimeData(data)
        self.page.show_notice(_("The chart is on the clipboard."))

    def _on_save_chart(self, name: str) -> None:
        from hop_desktop.charts.image import figure_bytes
        from hop_desktop.charts.style import ChartStyle

        filters = _("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")
        target = self._prompts.save_path(f"{name}.svg", filters)
        if target is None:
            return
        formats: dict[str, ImageFormat] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
        image_format = formats.get(target.suffix.lower())
        if image_format is None:
            self.page.show_notice(_("The ending must be .svg, .png or .pdf."))
            return
        figure = self._figure(name, ChartStyle(current_theme()), (7.0, 6.0))
        try:
            self._write_file(target, figure_bytes(figure, image_format))
        except HopError as error:
            self.page.show_notice(str(error))
        else:
            self.page.show_notice(_("Saved as {name}.").format(name=target.name))

    def _on_profile(self, profile_id: str) -> None:
        self._profile_id = profile_id
        self._show()

    def _on_earlier(self, attempt_id: str) -> None:
        self._earlier_id = attempt_id
        self._show()

    def _earlier_choices(self, attempt: Attempt) -> list[Choice]:
        others = [
            Choice(one.attempt_id, date_text(one.finished_at or one.started_at))
            for one in self._history.finished()
            if one.attempt_id != attempt.attempt_id
        ]
        return [Choice("", _("None")), *others] if others and not self._is_sample(attempt) else []

    def _is_sample(self, attempt: Attempt) -> bool:
        return attempt.attempt_id == "sample"

    def _instrument(self) -> Instrument:
        return self._history.instrument_of(self._require_attempt())

    def _card(self) -> Scorecard:
        return self._scorecard(self._require_attempt(), self._profile_id)

    def _earlier_card(self) -> Scorecard | None:
        if not self._earlier_id:
            return None
        return self._history.scorecard(self._history.get(self._earlier_id), self._profile_id)

    def _scorecard(self, attempt: Attempt, profile_id: str) -> Scorecard:
        if not self._is_sample(attempt):
            return self._history.scorecard(attempt, profile_id)
        profile = self._profiles.get(profile_id)
        return score(self._catalogue.instrument, attempt, profile, self._catalogue.constants)

    def _require_attempt(self) -> Attempt:
        assert self._attempt is not None, "the page shows an attempt"
        return self._attempt


def _import_charts() -> None:
    import hop_desktop.charts.gaps
    import hop_desktop.charts.radar  # noqa: F401 - only to have it loaded
