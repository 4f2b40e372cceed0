"""The radar of Results."""

from collections.abc import Mapping
from typing import Final

from hop_desktop.charts.chart import Radar
from hop_desktop.charts.radar_words import Others
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.presentation.results import ResultsState
from hop_desktop.ui.controllers.chart_export import ChartExport, ChartFile
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.results_page import ResultsPage
from hop_desktop.ui.styling import current_theme
from hop_desktop.ui.widgets.cornered import Cornered
from hop_desktop.ui.widgets.radar_canvas import RadarCanvas

FILE_SIZE_IN: Final = (7.0, 6.6)


def show_radar(
    page: ResultsPage,
    context: PageContext,
    state: ResultsState,
    instrument: Instrument,
    card: Scorecard,
    *,
    earlier: Scorecard | None,
    look_back: Scorecard | None,
    evidenced: Mapping[str, int] | None,
    others: Others | None,
) -> None:
    """Put the radar of a state on the page; what is None is not drawn."""
    radar = Radar(instrument, card, earlier, look_back, evidenced, others)
    height = current_theme().measures.radar
    canvas = RadarCanvas(state.radar_name, context.jobs, state.radar_axes, height_px=height)
    canvas.show_chart(radar)
    axes = "; ".join(state.radar_axes)
    canvas.setAccessibleDescription(f"{axes}. {radar.description()}")
    canvas.axis_opened.connect(lambda axis: page.open_competency(state.radar_ids[axis]))
    table = (state.headers, *state.rows)
    file = ChartFile("radar", radar, state.caption, table, FILE_SIZE_IN)
    export = ChartExport(canvas, lambda: file, page.show_notice, context)
    page.show_radar(Cornered(canvas, export.buttons))
