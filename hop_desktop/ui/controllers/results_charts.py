"""The charts of Results: shown, copied and saved."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from hop_desktop.charts.chart import Chart, Gaps, Radar
from hop_desktop.charts.image import ImageFormat, chart_bytes, figure_bytes
from hop_desktop.charts.style import ChartStyle
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.results import table_headers, table_rows
from hop_desktop.ui.dialogs import Prompts
from hop_desktop.ui.jobs import Err, JobRunner, Ok, settle
from hop_desktop.ui.page_context import WriteFile
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

FILE_SIZE_IN: Final = (7.0, 6.0)


class ResultsCharts(QObject):
    """Puts the charts on the page; what is wished of them is done in the render worker."""

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
        self._shown: Mapping[str, Chart] = {}
        self._table = ""
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
        """Show both charts; what is None is not drawn."""
        radar = Radar(instrument, card, earlier, look_back, evidenced)
        self._shown = {"radar": radar, "gaps": Gaps(instrument, card)}
        heads = table_headers(with_evidenced=evidenced is not None)
        rows = [heads, *table_rows(instrument, card, evidenced)]
        self._table = "\n".join("\t".join(row) for row in rows)
        titles = {"radar": _("Radar"), "gaps": _("Gaps")}
        self._page.show_charts([(name, self._canvas(name, titles[name])) for name in titles])

    def _canvas(self, name: str, title: str) -> FigureCanvas:
        canvas = FigureCanvas(title, self._jobs, height_px=current_theme().measures.chart)
        canvas.show_chart(self._shown[name])
        canvas.copy_requested.connect(partial(self._on_copy, name))
        canvas.save_requested.connect(partial(self._on_save, name))
        return canvas

    def _on_copy(self, name: str) -> None:
        work = partial(_png_and_svg, self._shown[name], ChartStyle(current_theme()))
        self._jobs.run_in_render_worker(work, partial(self._on_copied, self._table))

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
        work = partial(
            chart_bytes,
            self._shown[name],
            ChartStyle(current_theme()),
            FILE_SIZE_IN,
            image_format,
        )
        self._jobs.run_in_render_worker(work, partial(self._on_drawn, target))

    def _on_drawn(self, target: Path, outcome: Ok[bytes] | Err) -> None:
        settle(outcome, partial(self._write, target), self._page.show_notice)

    def _write(self, target: Path, content: bytes) -> None:
        self._jobs.run(partial(self._write_file, target, content), partial(self._on_saved, target))

    def _on_saved(self, target: Path, outcome: Ok[None] | Err) -> None:
        text = _("Saved as {name}.").format(name=target.name)
        settle(outcome, lambda _none: self._page.show_notice(text), self._page.show_notice)


def _png_and_svg(chart: Chart, style: ChartStyle) -> tuple[bytes, bytes]:
    figure = chart.draw(style, FILE_SIZE_IN).figure
    return figure_bytes(figure, "png"), figure_bytes(figure, "svg")
