"""One chart as a file."""

from typing import Final, get_args

from hop_desktop.charts.gaps import gaps_figure
from hop_desktop.charts.image import ImageFormat, figure_bytes
from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.radar import radar_figure
from hop_desktop.charts.style import ChartStyle
from hop_desktop.charts.trend import trend_figure
from hop_desktop.charts.trend_words import TrendScale
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.presentation.history import TREND_LENGTH, trend_entries
from hop_desktop.services.history import HistoryService
from hop_desktop.theme import load_theme

FORMATS: Final[dict[str, ImageFormat]] = {name: name for name in get_args(ImageFormat)}


def chart_file(history: HistoryService, kind: str, attempt_id: str, image_format: str) -> bytes:
    """Return one chart ("radar", "gaps" or "trend") in the light theme.

    Raises:
        UnknownIdError: The attempt is not stored.
        OutputError: The format is not one of SVG, PNG and PDF.
    """
    if image_format not in FORMATS:
        raise OutputError(_("a chart is saved as .svg, .png or .pdf"))
    figure = _figure(history, kind, attempt_id)
    return figure_bytes(figure, FORMATS[image_format])


def _figure(history: HistoryService, kind: str, attempt_id: str) -> Figure:
    style = ChartStyle(load_theme("light"))
    if kind == "trend":
        finished = history.finished()[-TREND_LENGTH:]
        scored = history.scored([summary.attempt_id for summary in finished])
        return trend_figure(trend_entries(scored), TrendScale.READINESS, style)
    attempt = history.get(attempt_id)
    instrument, card = history.instrument_of(attempt), history.scorecard(attempt)
    make = radar_figure if kind == "radar" else gaps_figure
    return make(instrument, card, style)
