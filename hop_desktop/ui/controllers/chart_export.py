"""A chart leaves the window: on the clipboard or as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from hop_desktop.charts.chart import Chart, Size
from hop_desktop.charts.image import ImageFormat, chart_bytes, figure_bytes
from hop_desktop.charts.style import Caption, ChartStyle
from hop_desktop.i18n import _
from hop_desktop.presentation.chart_caption import ChartCaption
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.figure_canvas import FigureCanvas

FORMATS: Final[dict[str, ImageFormat]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A chart as it leaves the window."""

    name: str  # of the file, without an ending
    chart: Chart
    caption: ChartCaption
    table: Sequence[Sequence[str]]  # the exact numbers, heads first
    size: Size

    @property
    def style(self) -> ChartStyle:
        """How it looks: it explains itself there."""
        caption = Caption(self.caption.title, self.caption.lines)
        return replace(ChartStyle(current_theme()), caption=caption)


class ChartExport(QObject):
    """Copies and saves what a canvas shows; it is drawn for that in the render worker."""

    def __init__(
        self,
        canvas: FigureCanvas,
        shown: Callable[[], ChartFile],
        tell: Callable[[str], object],
        context: PageContext,
    ) -> None:
        """Offer it; `buttons` are for whoever shows the canvas, which owns all of it.

        Args:
            canvas: Where the chart is shown.
            shown: Returns what it shows now.
            tell: Says what became of a wish.
            context: What asks for the file and writes it.
        """
        super().__init__(canvas)
        self._shown = shown
        self._tell = tell
        self._context = context
        canvas.copy_requested.connect(self._on_copy)
        canvas.save_requested.connect(self._on_save)
        self.buttons = canvas.offer_export()

    def _on_copy(self) -> None:
        shown = self._shown()
        table = "\n".join("\t".join(row) for row in shown.table)
        work = partial(_png_and_svg, shown.chart, shown.style, shown.size)
        self._context.jobs.run_in_render_worker(work, partial(self._on_copied, table))

    def _on_copied(self, table: str, outcome: Ok[tuple[bytes, bytes]] | Err) -> None:
        settle(outcome, partial(self._copy, table), self._tell)

    def _copy(self, table: str, pictures: tuple[bytes, bytes]) -> None:
        png, svg = pictures
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg)
        data.setText(table)
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(_("The chart is on the clipboard."))

    def _on_save(self) -> None:
        shown, filters = self._shown(), _("SVG (*.svg);;PNG (*.png);;PDF (*.pdf)")
        target = self._context.prompts.save_path(f"{shown.name}.svg", filters)
        if target is None:
            return
        image_format = FORMATS.get(target.suffix.lower())
        if image_format is None:
            self._tell(_("The ending must be .svg, .png or .pdf."))
            return
        work = partial(chart_bytes, shown.chart, shown.style, shown.size, image_format)
        write = partial(self._context.write_file, target)
        self._context.jobs.make_file(work, write, partial(self._on_saved, target))

    def _on_saved(self, target: Path, outcome: Ok[None] | Err) -> None:
        text = _("Saved as {name}.").format(name=target.name)
        settle(outcome, lambda _none: self._tell(text), self._tell)


def _png_and_svg(chart: Chart, style: ChartStyle, size: Size) -> tuple[bytes, bytes]:
    figure = chart.draw(style, size).figure
    return figure_bytes(figure, "png"), figure_bytes(figure, "svg")
