"""The trend: one figure over the attempts, each with its band."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hop_desktop.charts.fonts import text_width, widest
from hop_desktop.charts.labels import Box, line_height
from hop_desktop.charts.legend import LegendEntry, Sample, draw_legend, legend_height
from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.sheet import Point, Sheet
from hop_desktop.charts.style import ChartStyle, pen_scale, smaller_sizes
from hop_desktop.charts.trend_words import TrendPoint, TrendScale
from hop_desktop.i18n import _
from hop_desktop.theme import SeriesStyles

TREND_SIZE_IN: Final = (6.5, 3.2)
_EDGE_EM: Final = 0.8
_APART_EM: Final = 2.4  # two attempts of one week stay apart
_LEAST_HEIGHT_EM: Final = 7.0
_MARKER: Final = 7.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """A place for everything, in points."""

    text_pt: float
    scale: TrendScale
    xs: tuple[float, ...]  # of the attempts
    left: float
    right: float
    bottom: float
    top: float

    def y(self, value: float) -> float:
        inside = min(max(value, self.scale.low), self.scale.high)
        share = (inside - self.scale.low) / (self.scale.high - self.scale.low)
        return self.bottom + (self.top - self.bottom) * share


def trend_figure(
    points: Sequence[TrendPoint],
    scale: TrendScale,
    style: ChartStyle,
    *,
    size: tuple[float, float] = TREND_SIZE_IN,
) -> Figure:
    """Draw attempts in the order of their time.

    `size` is width and height in inches. An attempt that is not counted is a hollow marker
    beside the line; one without a value has a day and no marker.
    """
    sheet = Sheet(size, style)
    series = style.theme.series
    attempts = sorted(points, key=lambda point: point.finished_at)
    legend = _legend(series, attempts)
    plot = _fit(sheet, attempts, scale, style.text_pt(size), legend)
    _draw_grid(sheet, plot)
    _draw_attempts(sheet, plot, attempts, series)
    _draw_look_backs(sheet, plot, attempts, series)
    _draw_values(sheet, plot, attempts)
    _draw_days(sheet, plot, attempts)
    draw_legend(sheet, legend, plot.text_pt)
    return sheet.figure


def _legend(series: SeriesStyles, attempts: Sequence[TrendPoint]) -> list[LegendEntry]:
    entries = [
        LegendEntry(Sample.LINE, series.self_rating, _("You")),
        LegendEntry(Sample.BAND, series.self_rating, _("Band, about 9 in 10")),
    ]
    if not all(point.is_counted for point in attempts):
        entries.append(LegendEntry(Sample.HOLLOW, series.self_rating, _("Left out of the line")))
    if any(point.look_back is not None for point in attempts):
        entries.append(LegendEntry(Sample.LINE, series.look_back, _("Looking back")))
    return entries


def _fit(
    sheet: Sheet,
    attempts: Sequence[TrendPoint],
    scale: TrendScale,
    text_pt: float,
    legend: Sequence[LegendEntry],
) -> _Plot:
    """Leave room for the numbers and days; smaller text if the plot is low or days collide."""
    for size in smaller_sizes(text_pt):
        plot = _plot_at(sheet, attempts, scale, size, legend)
        is_high_enough = plot.top - plot.bottom >= _LEAST_HEIGHT_EM * size
        if is_high_enough and len(_days(sheet, plot, attempts)) >= min(len(attempts), 2):
            break
    return plot


def _plot_at(
    sheet: Sheet,
    attempts: Sequence[TrendPoint],
    scale: TrendScale,
    text_pt: float,
    legend: Sequence[LegendEntry],
) -> _Plot:
    edge = _EDGE_EM * text_pt
    numbers = widest((f"{step:.0f}" for step in scale.steps()), text_pt)
    left, right = edge + numbers + 0.6 * text_pt, sheet.width - edge
    below = legend_height(legend, sheet.width, text_pt) + 2.2 * line_height(text_pt)
    bottom = min(below, sheet.height / 2)
    top = max(sheet.height - 1.6 * line_height(text_pt), bottom + 1.0)
    xs = _spread(attempts, left + 3.2 * text_pt, right - 3.2 * text_pt, _APART_EM * text_pt)
    return _Plot(text_pt, scale, xs, left, right, bottom, top)


def _spread(
    attempts: Sequence[TrendPoint], left: float, right: float, apart: float
) -> tuple[float, ...]:
    """Place the attempts by their time, but never closer than `apart` while there is room."""
    if len(attempts) < 2:
        return ((left + right) / 2,) * len(attempts)
    least = min(apart, (right - left) / (len(attempts) - 1))
    spans = [
        (later.finished_at - earlier.finished_at).total_seconds()
        for earlier, later in pairwise(attempts)
    ]
    whole = sum(spans) or 1.0
    spare = (right - left) - least * len(spans)
    xs = [left]
    for span in spans:
        xs.append(xs[-1] + least + spare * span / whole)
    return tuple(xs)


def _draw_grid(sheet: Sheet, plot: _Plot) -> None:
    text_pt = plot.text_pt
    for step in plot.scale.steps():
        y = plot.y(step)
        line = [(plot.left, y), (plot.right, y)]
        sheet.line(line, sheet.colours.grid, 0.8 * pen_scale(text_pt))
        before = (plot.left - 0.6 * text_pt, y + line_height(text_pt) / 2)
        number = (f"{step:.0f}",)
        sheet.text(before, number, text_pt, colour=sheet.colours.text_muted, align="right")


def _draw_attempts(
    sheet: Sheet, plot: _Plot, attempts: Sequence[TrendPoint], series: SeriesStyles
) -> None:
    look, pen = series.self_rating, pen_scale(plot.text_pt)
    line: list[Point] = []
    for x, attempt in zip(plot.xs, attempts, strict=True):
        if attempt.value is None:
            continue
        point = (x, plot.y(attempt.value))
        if attempt.band is not None:
            bar = [(x, plot.y(end)) for end in attempt.band]
            sheet.line(bar, look.soft, 5.0 * pen, layer=2.0)
        if attempt.is_counted:
            line.append(point)
        sheet.marker(point, look, _MARKER * pen, is_hollow=not attempt.is_counted)
    sheet.line(line, look.colour, 2.1 * pen, layer=5.0)


def _draw_look_backs(
    sheet: Sheet, plot: _Plot, attempts: Sequence[TrendPoint], series: SeriesStyles
) -> None:
    """Tie how an attempt is seen now to how it was scored then by a dotted line."""
    look, pen = series.look_back, pen_scale(plot.text_pt)
    for x, attempt in zip(plot.xs, attempts, strict=True):
        if attempt.look_back is None:
            continue
        there = (x, plot.y(attempt.look_back))
        if attempt.value is not None:
            tie = [(x, plot.y(attempt.value)), there]
            sheet.line(tie, look.colour, 1.4 * pen, dash=look.dash, layer=5.5)
        sheet.marker(there, look, _MARKER * pen, layer=7.5)


def _draw_values(sheet: Sheet, plot: _Plot, attempts: Sequence[TrendPoint]) -> None:
    """Write the values above their bands, the last first, as far as they have room."""
    text_pt = plot.text_pt
    taken: list[Box] = []
    for x, attempt in reversed(list(zip(plot.xs, attempts, strict=True))):
        if attempt.value is None:
            continue
        text = plot.scale.text(attempt.value)
        width = text_width(text, text_pt)
        high = plot.y(attempt.band[1] if attempt.band else attempt.value) + 0.4 * text_pt
        box = Box(x - width / 2, high, width, line_height(text_pt))
        if _takes(taken, box, 0.2 * text_pt):
            sheet.text((x, box.top), (text,), text_pt, align="center", hides_grid=True)


def _draw_days(sheet: Sheet, plot: _Plot, attempts: Sequence[TrendPoint]) -> None:
    for label, box in _days(sheet, plot, attempts):
        top = (box.middle[0], box.top)
        sheet.text(top, (label,), plot.text_pt, colour=sheet.colours.text_muted, align="center")


def _days(sheet: Sheet, plot: _Plot, attempts: Sequence[TrendPoint]) -> list[tuple[str, Box]]:
    """Return the days to write: the last and the first, then those that have room."""
    text_pt = plot.text_pt
    order = [len(attempts) - 1, *range(len(attempts) - 1)] if attempts else []
    taken: list[Box] = []
    days: list[tuple[str, Box]] = []
    for number in order:
        label = attempts[number].label
        width, half = text_width(label, text_pt), text_width(label, text_pt) / 2
        margin = half + text_pt / 4
        middle = min(max(plot.xs[number], margin), sheet.width - margin)
        top = plot.bottom - 0.75 * text_pt
        box = Box(middle - half, top - line_height(text_pt), width, line_height(text_pt))
        if _takes(taken, box, text_pt):
            days.append((label, box))
    return days


def _takes(taken: list[Box], box: Box, gap: float) -> bool:
    """Take the place of `box` unless it is taken; whether that worked."""
    is_free = not any(box.meets(other, gap=gap) for other in taken)
    if is_free:
        taken.append(box)
    return is_free
