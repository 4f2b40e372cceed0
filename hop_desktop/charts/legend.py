"""The legend below a chart: samples with their words, flowing into centred rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from hop_desktop.charts.fonts import text_width
from hop_desktop.charts.labels import line_height
from hop_desktop.charts.ribbon import draw_ribbon
from hop_desktop.charts.sheet import Point, Sheet
from hop_desktop.charts.style import Weight, pen_scale
from hop_desktop.theme import SeriesStyle

_LINE_EM: Final = 2.9
_SHORT_EM: Final = 1.1
_RIBBON_EM: Final = 2.0
_AFTER_SAMPLE_EM: Final = 0.55
_BETWEEN_EM: Final = 1.7
_SIDE_EM: Final = 0.6
_BELOW_EM: Final = 0.4


class Sample(Enum):
    """What stands before a legend's word."""

    LINE = auto()  # with its marker
    MARKER = auto()
    HOLLOW = auto()  # marker of what has no score
    BAND = auto()
    RIBBON = auto()
    DASHES = auto()  # a line without markers
    BOLD = auto()  # none: the word itself is the sample


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sample and its word."""

    sample: Sample
    series: SeriesStyle
    text: str

    @property
    def weight(self) -> Weight:
        return Weight.BOLD if self.sample is Sample.BOLD else Weight.REGULAR


def legend_height(entries: Sequence[LegendEntry], width: float, text_pt: float) -> float:
    """Return the height in points of the legend in a chart of this width; infinite: too wide."""
    if max(_entry_width(entry, text_pt) for entry in entries) > _room(width, text_pt):
        return math.inf
    return len(_rows(entries, width, text_pt)) * _row_height(text_pt) + _BELOW_EM * text_pt


def draw_legend(
    sheet: Sheet, entries: Sequence[LegendEntry], text_pt: float, *, bottom: float = 0.0
) -> None:
    """Draw the legend from `bottom` upwards, if it fits at all."""
    height = legend_height(entries, sheet.width, text_pt)
    if math.isinf(height):
        return
    top = bottom + height
    for number, row in enumerate(_rows(entries, sheet.width, text_pt)):
        x = (sheet.width - _row_width(row, text_pt)) / 2
        for entry in row:
            _draw_entry(sheet, entry, text_pt, x, top - number * _row_height(text_pt))
            x += _entry_width(entry, text_pt) + _BETWEEN_EM * text_pt


def _draw_entry(sheet: Sheet, entry: LegendEntry, text_pt: float, x: float, top: float) -> None:
    pen = pen_scale(text_pt)
    width = _sample_width(entry, text_pt)
    y = top - line_height(text_pt) / 2
    series = entry.series
    line = [(x, y), (x + width, y)]
    if entry.sample is Sample.BAND:
        sheet.line(line, series.soft, 4.0 * pen)
    elif entry.sample is Sample.RIBBON:
        draw_ribbon(sheet, [_bar(line, 4.0 * pen)], series, pen)
    elif entry.sample in {Sample.LINE, Sample.DASHES}:
        sheet.line(line, series.colour, 1.8 * pen, dash=series.dash)
    if entry.sample in {Sample.LINE, Sample.MARKER, Sample.HOLLOW}:
        is_hollow = entry.sample is Sample.HOLLOW
        sheet.marker((x + width / 2, y), series, 7.0 * pen, is_hollow=is_hollow)
    sheet.text((x + _before_text(entry, text_pt), top), (entry.text,), text_pt, weight=entry.weight)


def _bar(line: Sequence[Point], half: float) -> list[Point]:
    (left, y), (right, _y) = line
    return [(left, y - half), (right, y - half), (right, y + half), (left, y + half)]


def _rows(entries: Sequence[LegendEntry], width: float, text_pt: float) -> list[list[LegendEntry]]:
    room = _room(width, text_pt)
    rows: list[list[LegendEntry]] = []
    for entry in entries:
        if rows and _row_width([*rows[-1], entry], text_pt) <= room:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _row_width(row: Sequence[LegendEntry], text_pt: float) -> float:
    between = (len(row) - 1) * _BETWEEN_EM * text_pt
    return sum(_entry_width(entry, text_pt) for entry in row) + between


def _entry_width(entry: LegendEntry, text_pt: float) -> float:
    return _before_text(entry, text_pt) + text_width(entry.text, text_pt, entry.weight)


def _before_text(entry: LegendEntry, text_pt: float) -> float:
    width = _sample_width(entry, text_pt)
    return width + _AFTER_SAMPLE_EM * text_pt if width else 0.0


def _sample_width(entry: LegendEntry, text_pt: float) -> float:
    widths = {Sample.LINE: _LINE_EM, Sample.DASHES: _LINE_EM, Sample.RIBBON: _RIBBON_EM}
    return 0.0 if entry.sample is Sample.BOLD else widths.get(entry.sample, _SHORT_EM) * text_pt


def _row_height(text_pt: float) -> float:
    return line_height(text_pt) * 1.3


def _room(width: float, text_pt: float) -> float:
    return width - 2 * _SIDE_EM * text_pt
