"""The gap chart: one row a competency, from the own score to what is expected."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.charts import words
from hop_desktop.charts.fonts import text_width
from hop_desktop.charts.gaps_layout import Column, GapsLayout, fit_gaps
from hop_desktop.charts.gaps_words import GapRow, sorted_rows
from hop_desktop.charts.labels import line_height
from hop_desktop.charts.legend import LegendEntry, Sample, draw_legend, legend_height
from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.sheet import Sheet
from hop_desktop.charts.style import ChartStyle, Weight, pen_scale
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LEVELS, LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _
from hop_desktop.theme import SeriesStyles

GAPS_SIZE_IN: Final = (6.5, 4.6)
_NOTHING: Final = "–"
_MARKER: Final = 7.0
_DIAMOND: Final = 8.5


def gaps_figure(
    instrument: Instrument,
    scorecard: Scorecard,
    style: ChartStyle,
    *,
    size: tuple[float, float] = GAPS_SIZE_IN,
) -> Figure:
    """Draw the gaps, the largest on top; what has no score stands below and says so.

    `size` is width and height in inches. A clear gap has its number in bold.
    """
    sheet = Sheet(size, style)
    rows = sorted_rows(instrument, scorecard)
    legend = _legend(style.theme.series)
    layout = fit_gaps(
        [row.name for row in rows],
        _columns(rows),
        sheet.width,
        sheet.height,
        style.text_pt(size),
        lambda text_pt: legend_height(legend, sheet.width, text_pt),
    )
    _draw_scale(sheet, layout)
    for number, row in enumerate(rows):
        _draw_words(sheet, layout, number, row)
        _draw_row(sheet, layout, layout.y(number), row.score, style.theme.series)
    draw_legend(sheet, legend, layout.text_pt, bottom=layout.legend_bottom)
    return sheet.figure


def _columns(rows: Sequence[GapRow]) -> tuple[Column, ...]:
    scores = [row.score for row in rows]
    return (
        Column(
            _("You"), tuple(_NOTHING if s.score is None else words.level(s.score) for s in scores)
        ),
        Column(_("Expected"), tuple(words.level(s.expected) for s in scores)),
        Column(_("Gap"), tuple(_NOTHING if s.gap is None else words.gap(s.gap) for s in scores)),
    )


def _legend(series: SeriesStyles) -> list[LegendEntry]:
    return [
        LegendEntry(Sample.MARKER, series.self_rating, _("You")),
        LegendEntry(Sample.MARKER, series.expectation, _("Expected")),
        LegendEntry(Sample.BAND, series.self_rating, _("Band, about 9 in 10")),
    ]


def _draw_scale(sheet: Sheet, layout: GapsLayout) -> None:
    text_pt, muted = layout.text_pt, sheet.colours.text_muted
    for level in LEVELS:
        x = layout.x(level)
        line = [(x, layout.bottom), (x, layout.top)]
        sheet.line(line, sheet.colours.grid, 0.8 * pen_scale(text_pt))
        below = (x, layout.bottom - 0.15 * text_pt)
        sheet.text(below, (str(level),), text_pt, colour=muted, align="center")
    for placed in layout.columns:
        above = (placed.right, layout.top + line_height(text_pt))
        sheet.text(above, (placed.column.heading,), text_pt, colour=muted, align="right")


def _draw_words(sheet: Sheet, layout: GapsLayout, number: int, row: GapRow) -> None:
    y, text_pt = layout.y(number), layout.text_pt
    name = layout.names[number]
    is_scored = row.score.is_scored
    colour = sheet.colours.text if is_scored else sheet.colours.text_muted
    name_top = y + len(name) * line_height(text_pt) / 2
    sheet.text((layout.left, name_top), name, text_pt, colour=colour)
    for placed in layout.columns:
        is_last = placed is layout.columns[-1]
        is_clear = row.score.verdict is Verdict.CLEAR_GAP
        sheet.text(
            (placed.right, y + line_height(text_pt) / 2),
            (placed.column.texts[number],),
            text_pt,
            colour=colour,
            align="right",
            weight=Weight.BOLD if is_last and is_clear else Weight.REGULAR,
        )


def _draw_row(
    sheet: Sheet, layout: GapsLayout, y: float, score: CompetencyScore, series: SeriesStyles
) -> None:
    pen = pen_scale(layout.text_pt)
    expected = (layout.x(score.expected), y)
    if score.score is None:
        _draw_note(sheet, layout, y, score, series)
        return
    own = (layout.x(score.score), y)
    if score.band is not None:
        low, high = (min(max(end, LOWEST_LEVEL), HIGHEST_LEVEL) for end in score.band)
        bar = [(layout.x(low), y), (layout.x(high), y)]
        sheet.line(bar, series.self_rating.soft, 5.0 * pen, layer=2.0)
    is_below = score.expected > score.score
    colour = (series.expectation if is_below else series.self_rating).colour
    sheet.line([own, expected], colour, 1.8 * pen, layer=3.0)
    sheet.marker(expected, series.expectation, _DIAMOND * pen, layer=4.0)
    sheet.marker(own, series.self_rating, _MARKER * pen, layer=5.0)


def _draw_note(
    sheet: Sheet, layout: GapsLayout, y: float, score: CompetencyScore, series: SeriesStyles
) -> None:
    """Write why there is no score, on the side of the expectation that has the room."""
    pen, text_pt = pen_scale(layout.text_pt), layout.text_pt
    note = words.unscored_note(score)
    needed = text_width(note, text_pt) + 1.5 * text_pt
    low, high = layout.scale
    x = layout.x(score.expected)
    has_left, has_right = x - low >= needed, high - x >= needed
    if has_left or has_right:
        sheet.marker((x, y), series.expectation, _DIAMOND * pen)
    left = low + 0.5 * text_pt if has_left or not has_right else x + text_pt
    top = y + line_height(text_pt) / 2
    sheet.text((left, top), (note,), text_pt, colour=sheet.colours.text_muted, hides_grid=True)
