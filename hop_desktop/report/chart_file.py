"""One chart as a file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, get_args

from hop_desktop.charts.gaps import gaps_figure
from hop_desktop.charts.image import ImageFormat, figure_bytes
from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.radar import draw_radar
from hop_desktop.charts.style import Caption, ChartStyle
from hop_desktop.charts.trend import trend_figure
from hop_desktop.charts.trend_words import TrendScale
from hop_desktop.domain.errors import OutputError
from hop_desktop.i18n import _
from hop_desktop.presentation.chart_caption import chart_caption
from hop_desktop.presentation.history import TREND_LENGTH, TrendEntry, trend_entries
from hop_desktop.report.snapshot import ReportSources
from hop_desktop.theme import load_theme

FORMATS: Final[dict[str, ImageFormat]] = {name: name for name in get_args(ImageFormat)}


def chart_file(sources: ReportSources, kind: str, attempt_id: str, image_format: str) -> bytes:
    """Return one chart ("radar", "gaps" or "trend") in the light theme.

    Raises:
        UnknownIdError: The attempt is not stored.
        OutputError: The format is not one of SVG, PNG and PDF.
    """
    if image_format not in FORMATS:
        raise OutputError(_("a chart is saved as .svg, .png or .pdf"))
    figure = _figure(sources, kind, attempt_id)
    return figure_bytes(figure, FORMATS[image_format])


def _figure(sources: ReportSources, kind: str, attempt_id: str) -> Figure:
    history, style = sources.history, ChartStyle(load_theme("light"))
    if kind == "trend":
        finished = history.finished()[-TREND_LENGTH:]
        scored = history.scored([summary.attempt_id for summary in finished])
        entries = trend_entries(scored)
        captioned = replace(style, caption=_trend_caption(entries))
        return trend_figure(entries, TrendScale.READINESS, captioned)
    attempt = history.get(attempt_id)
    instrument, card = history.instrument_of(attempt), history.scorecard(attempt)
    words = chart_caption(attempt, card, sources.profiles.get(attempt.profile_id))
    captioned = replace(style, caption=Caption(words.title, words.lines))
    if kind == "radar":
        return draw_radar(instrument, card, captioned).figure
    return gaps_figure(instrument, card, captioned)


def _trend_caption(entries: Sequence[TrendEntry]) -> Caption:
    days = [entry.label for entry in entries]
    return Caption(_("Change over time"), (f"{days[0]} – {days[-1]}",) if days else ())
