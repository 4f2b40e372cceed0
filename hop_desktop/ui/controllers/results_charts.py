"""The radar of Results: shown, copied and saved."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from hop_desktop.charts.chart import Chart, Radar
from hop_desktop.charts.image import ImageFormat, chart_bytes, figure_bytes
from hop_desktop.charts.style import Caption, ChartStyle
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok, settle
from hop_desktop.ui.page_context import WriteFile
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas

FILE_SIZE_IN: Final = (7.0, 6.6)
FILE_NAME: Final = "radar.svg"
FORMATS: Final[dict[str, ImageFormat]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


class ResultsCharts(QObject):
    """Puts the radar on the page; what is wished of it is done in the render worker."""

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
        self._shown: tuple[Radar, Caption, str] | None = None  # with its table as text
        page.copy_chart_requested.connect(self._on_copy)
        page.save_chart_requested.connect(self._on_save)

    def show(
        self,
        state: ResultsState,
        instrument: Instrument,
        card: Scorecard,
        *,
        earlier: Scorecard | None,
        look_back: Scorecard | None,
        evidenced: Mapping[str, int] | None,
    ) -> None:
        """Show the radar of a state; what is None is not drawn."""
        radar = Radar(instrument, card, earlier, look_back, evidenced)
        table = "\n".join("\t".join(row) for row in (state.headers, *state.rows))
        self._shown = radar, Caption(state.caption.title, state.caption.lines), table
        height = current_theme().measures.radar
        canvas = RadarCanvas(state.radar_name, self._jobs, state.radar_axes, height_px=height)
        canvas.show_chart(radar)
        axes = "; ".join(state.radar_axes)
        canvas.setAccessibleDescription(f"{axes}. {radar.description()}")
        canvas.copy_requested.connect(self._on_copy)
        canvas.save_requested.connect(self._on_save)
        ids = state.radar_ids
        canvas.axis_opened.connect(lambda axis: self._page.open_competency(ids[axis]))
        self._page.show_radar(canvas)

    def _on_copy(self) -> None:
        if self._shown is not None:
            radar, caption, table = self._shown
            work = partial(_png_and_svg, radar, _captioned(caption))
            self._jobs.run_in_render_worker(work, partial(self._on_copied, table))

    def _on_copied(self, table: str, outcome: Ok[tuple[bytes, bytes]] | Err) -> None:
        settle(outcome, partial(self._copy, table), self._page.show_notice)

    def _copy(self, table: str, pictures: tuple[bytes, bytes]) -> None:
        png, svg = pictures
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg)
        data.setText(table)
        QGuiApplication.clipboard().setMimeData(data)
        self._page.show_notice(_("The chart is on the clipboard."))

    def _on_save(self) -> None:
        if self._shown is None:
            return
        filters = _("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")
        target = self._prompts.save_path(FILE_NAME, filters)
        if target is None:
            return
        image_format = FORMATS.get(target.suffix.lower())
        if image_format is None:
            self._page.show_notice(_("The ending must be .svg, .png or .pdf."))
            return
        radar, caption, _table = self._shown
        work = partial(chart_bytes, radar, _captioned(caption), FILE_SIZE_IN, image_format)
        self._jobs.run_in_render_worker(work, partial(self._on_drawn, target))

    def _on_drawn(self, target: Path, outcome: Ok[bytes] | Err) -> None:
        settle(outcome, partial(self._write, target), self._page.show_notice)

    def _write(self, target: Path, content: bytes) -> None:
        self._jobs.run(partial(self._write_file, target, content), partial(self._on_saved, target))

    def _on_saved(self, target: Path, outcome: Ok[None] | Err) -> None:
        text = _("Saved as {name}.").format(name=target.name)
        settle(outcome, lambda _none: self._page.show_notice(text), self._page.show_notice)


def _captioned(caption: Caption) -> ChartStyle:
    """Return how a chart looks that leaves the window: it explains itself there."""
    return replace(ChartStyle(current_theme()), caption=caption)


def _png_and_svg(chart: Chart, style: ChartStyle) -> tuple[bytes, bytes]:
    figure = chart.draw(style, FILE_SIZE_IN).figure
    return figure_bytes(figure, "png"), figure_bytes(figure, "svg")
