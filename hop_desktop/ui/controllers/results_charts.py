"""The charts of Results: shown when they can be drawn, copied and saved in the background."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from hop_desktop.domain.errors import HopError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok, keep_loaded
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.styling import current_theme

if TYPE_CHECKING:  # matplotlib takes long to import
    from matplotlib.figure import Figure

    from hop_desktop.charts.image import ImageFormat
    from hop_desktop.charts.style import ChartStyle

WriteFile = Callable[[Path, bytes], None]
FILE_SIZE_IN: Final = (7.0, 6.0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What both charts are drawn from; a worker may do it."""

    instrument: Instrument
    card: Scorecard
    earlier: Scorecard | None
    look_back: Scorecard | None
    evidenced: Mapping[str, int] | None

    def figure(self, name: str, style: "ChartStyle", size: tuple[float, float]) -> "Figure":
        from hop_desktop.charts.gaps import gaps_figure
        from hop_desktop.charts.radar import radar_figure

        if name == "gaps":
            return gaps_figure(self.instrument, self.card, style, size=size)
        return radar_figure(
            self.instrument,
            self.card,
            style,
            earlier=self.earlier,
            look_back=self.look_back,
            evidenced=self.evidenced,
            size=size,
        )

    def description(self, name: str) -> str:
        from hop_desktop.charts.gaps import describe_gaps
        from hop_desktop.charts.radar_words import describe_radar

        if name == "gaps":
            return describe_gaps(self.instrument, self.card)
        return describe_radar(
            self.instrument,
            self.card,
            earlier=self.earlier,
            look_back=self.look_back,
            evidenced=self.evidenced,
        )

    def table(self) -> str:
        heads = table_headers(with_evidenced=self.evidenced is not None)
        rows = [heads, *table_rows(self.instrument, self.card, self.evidenced)]
        return "\n".join("\t".join(row) for row in rows)


class ResultsCharts(QObject):
    """Puts the charts on the page; the person's wishes about them are done off this thread."""

    def __init__(
        self,
        page: ResultsPage,
        write_file: WriteFile,
        jobs: JobRunner,
        prompts: Prompts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._write_file = write_file
        self._jobs = jobs
        self._prompts = prompts
        self._drawn: _Drawn | None = None
        page.copy_chart_requested.connect(self._on_copy)
        page.save_chart_requested.connect(self._on_save)

    def show(
        self,
        instrument: Instrument,
        card: Scorecard,
        *,
        earlier: Scorecard | None,
        look_back: Scorecard | None,
        evidenced: Mapping[str, int] | None,
    ) -> None:
        """Show both charts as soon as matplotlib is there; what is None is not drawn."""
        self._drawn = drawn = _Drawn(instrument, card, earlier, look_back, evidenced)
        self._jobs.run(_import_charts, partial(self._on_ready, drawn))

    def _on_ready(self, drawn: _Drawn, outcome: Ok[None] | Err) -> None:
        if isinstance(outcome, Err):
            raise outcome.error
        if drawn is not self._drawn:
            return  # the person has moved on
        from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

        charts = []
        for name, title in (("radar", _("Radar")), ("gaps", _("Gaps"))):
            canvas = FigureCanvas(title, self._jobs, height_px=current_theme().measures.chart)
            canvas.show_figure(partial(drawn.figure, name), drawn.description(name))
            canvas.copy_requested.connect(partial(self._on_copy, name))
            canvas.save_requested.connect(partial(self._on_save, name))
            charts.append((name, canvas))
        self._page.show_charts(charts)

    def _on_copy(self, name: str) -> None:
        drawn, style = self._require_drawn(), _style()

        def draw() -> tuple[bytes, bytes]:
            from hop_desktop.charts.image import figure_bytes

            figure = drawn.figure(name, style(), FILE_SIZE_IN)
            return figure_bytes(figure, "png"), figure_bytes(figure, "svg")

        self._jobs.run(draw, partial(self._on_copied, drawn.table()))

    def _on_copied(self, table: str, outcome: Ok[tuple[bytes, bytes]] | Err) -> None:
        if isinstance(outcome, Err):
            raise outcome.error
        png, svg = outcome.value
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg)
        data.setText(table)
        QGuiApplication.clipboard().setMimeData(data)
        self._page.show_notice(_("The chart is on the clipboard."))

    def _on_save(self, name: str) -> None:
        filters = _("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")
        target = self._prompts.save_path(f"{name}.svg", filters)
        if target is None:
            return
        formats: dict[str, ImageFormat] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
        image_format = formats.get(target.suffix.lower())
        if image_format is None:
            self._page.show_notice(_("The ending must be .svg, .png or .pdf."))
            return
        drawn, style, write = self._require_drawn(), _style(), self._write_file

        def work() -> str:
            from hop_desktop.charts.image import figure_bytes

            write(target, figure_bytes(drawn.figure(name, style(), FILE_SIZE_IN), image_format))
            return _("Saved as {name}.").format(name=target.name)

        self._jobs.run(work, self._on_saved)

    def _on_saved(self, outcome: Ok[str] | Err) -> None:
        if isinstance(outcome, Ok):
            self._page.show_notice(outcome.value)
        elif isinstance(outcome.error, HopError):
            self._page.show_notice(str(outcome.error))
        else:
            raise outcome.error

    def _require_drawn(self) -> _Drawn:
        assert self._drawn is not None, "the buttons stand below shown charts"
        return self._drawn


def _style() -> "Callable[[], ChartStyle]":
    """Return what makes the style of the theme on screen, in whatever thread."""
    theme = current_theme()

    def make() -> "ChartStyle":
        from hop_desktop.charts.style import ChartStyle

        return ChartStyle(theme)

    return make


def _import_charts() -> None:
    import hop_desktop.charts.gaps
    import hop_desktop.charts.radar  # noqa: F401 - only to have it loaded

    keep_loaded()
