"""The radar: every competency on a spoke, the own scores against what is expected."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.charts import words
from hop_desktop.charts.fonts import text_width
from hop_desktop.charts.labels import Box, line_height
from hop_desktop.charts.legend import LegendEntry, Sample, draw_legend, legend_height
from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.radar_layout import AxisLabel, RadarLayout, fit_radar
from hop_desktop.charts.sheet import Point, Sheet
from hop_desktop.charts.style import ChartStyle
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LEVELS, LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard
from hop_desktop.i18n import _
from hop_desktop.theme import SeriesStyle

RADAR_SIZE_IN: Final = (6.5, 5.6)
_NUMBER_SIZE: Final = 0.8  # of the text size
_NUMBER_BESIDE: Final = 7.0  # points from the spoke: free of the markers on it

Levels = Sequence[float | None]  # one a spoke; None: no score


def radar_figure(
    instrument: Instrument,
    scorecard: Scorecard,
    style: ChartStyle,
    *,
    earlier: Scorecard | None = None,
    evidenced: Mapping[str, int] | None = None,
    look_back: Scorecard | None = None,
    size: tuple[float, float] = RADAR_SIZE_IN,
) -> Figure:
    """Draw scores and expectations of one attempt, and what stands beside them.

    `earlier` is one earlier attempt, `look_back` how the person sees that attempt now (core
    skills, markers alone), `evidenced` the level by competency id that evidence carries.
    `size` is width and height in inches. No area is filled: its size would depend on the
    order of the spokes. Where there is no score, the line is broken and a hollow marker
    stands outside the scale.

    Source:
        docs/screens.md, Charts.
    """
    sheet = Sheet(size, style)
    series = style.theme.series
    ids = [competency.competency_id for competency in instrument.competencies]
    scores = words.scores_by_id(scorecard)
    legend = _legend(style, scorecard, earlier, evidenced, look_back)
    layout = fit_radar(
        _axis_labels(instrument, scores),
        sheet.width,
        sheet.height,
        style.text_pt(size),
        lambda text_pt: legend_height(legend, sheet.width, text_pt),
    )
    own = _levels(scores, ids)
    expected = [
        scores[competency_id].expected if competency_id in scores else None for competency_id in ids
    ]
    past = _levels(words.scores_by_id(earlier), ids) if earlier else []
    _draw_grid(sheet, layout)
    _draw_numbers(sheet, layout, [own, expected, *([past] if past else [])])
    _draw_bands(
        sheet, layout, [scores.get(competency_id) for competency_id in ids], series.self_rating
    )
    if evidenced:
        carried = [evidenced.get(competency_id) for competency_id in ids]
        _draw_series(sheet, layout, carried, series.evidenced, width=1.6, marker=6.0, layer=3.5)
    if look_back:
        _draw_look_back(sheet, layout, instrument, look_back, series.look_back)
    if past:
        _draw_series(sheet, layout, past, series.earlier, width=1.5, marker=5.5, layer=3.0)
    _draw_series(sheet, layout, expected, series.expectation, width=1.6, marker=7.5, layer=4.0)
    _draw_series(sheet, layout, own, series.self_rating, width=2.1, marker=6.5, layer=5.0)
    _draw_labels(sheet, layout, own, series.self_rating)
    draw_legend(sheet, legend, layout.text_pt, bottom=layout.legend_bottom)
    return sheet.figure


def _axis_labels(
    instrument: Instrument, scores: Mapping[str, CompetencyScore]
) -> tuple[AxisLabel, ...]:
    return tuple(
        AxisLabel(
            competency.name,
            "" if score is not None and score.is_scored else words.unscored_note(score),
        )
        for competency in instrument.competencies
        for score in [scores.get(competency.competency_id)]
    )


def _levels(scores: Mapping[str, CompetencyScore], ids: Sequence[str]) -> Levels:
    return [
        scores[competency_id].score if competency_id in scores else None for competency_id in ids
    ]


def _legend(
    style: ChartStyle,
    scorecard: Scorecard,
    earlier: Scorecard | None,
    evidenced: Mapping[str, int] | None,
    look_back: Scorecard | None,
) -> list[LegendEntry]:
    series = style.theme.series
    entries = [
        LegendEntry(Sample.LINE, series.self_rating, _("You")),
        LegendEntry(Sample.LINE, series.expectation, _("Expected")),
    ]
    if earlier:
        entries.append(LegendEntry(Sample.LINE, series.earlier, _("You, earlier")))
    if look_back:
        entries.append(LegendEntry(Sample.MARKER, series.look_back, _("Earlier, looking back")))
    if evidenced:
        entries.append(LegendEntry(Sample.LINE, series.evidenced, _("Evidenced")))
    entries.append(LegendEntry(Sample.BAND, series.self_rating, _("Band, about 9 in 10")))
    if any(not score.is_scored for score in scorecard.competencies):
        entries.append(LegendEntry(Sample.HOLLOW, series.self_rating, _("Not scored")))
    return entries


def _draw_grid(sheet: Sheet, layout: RadarLayout) -> None:
    pen = layout.pen
    axes = range(len(layout.labels))
    for level in LEVELS:
        is_outside = level == HIGHEST_LEVEL
        sheet.outline(
            [layout.point(axis, level) for axis in axes],
            sheet.colours.grid,
            (1.3 if is_outside else 0.8) * pen,
        )
    for axis in axes:
        spoke = [layout.point(axis, LOWEST_LEVEL), layout.point(axis, HIGHEST_LEVEL)]
        sheet.line(spoke, sheet.colours.grid, 0.8 * pen)


def _draw_numbers(sheet: Sheet, layout: RadarLayout, drawn: Sequence[Levels]) -> None:
    """Write the level numbers on the side of the first spoke where fewer lines run."""
    text_pt = layout.text_pt * _NUMBER_SIZE
    sides = [
        [_number_box(layout, level, text_pt, is_left=is_left) for level in LEVELS]
        for is_left in (True, False)
    ]
    lines = [point for levels in drawn for point in _points_near_first_spoke(layout, levels)]
    boxes = min(sides, key=lambda side: sum(_holds(box, point) for box in side for point in lines))
    for level, box in zip(LEVELS, boxes, strict=True):
        sheet.text(
            (box.left, box.top),
            (str(level),),
            text_pt,
            colour=sheet.colours.text_muted,
            layer=2.0,
        )


def _number_box(layout: RadarLayout, level: int, text_pt: float, *, is_left: bool) -> Box:
    x, y = layout.point(0, level)
    width = text_width(str(level), text_pt)
    beside = _NUMBER_BESIDE * layout.pen
    left = x - beside - width if is_left else x + beside
    return Box(left, y - 0.1 * text_pt, width, line_height(text_pt))


def _points_near_first_spoke(layout: RadarLayout, levels: Levels) -> list[Point]:
    points: list[Point] = []
    for neighbour in (1, len(levels) - 1):
        start, end = levels[0], levels[neighbour]
        if start is not None and end is not None:
            (x, y), (to_x, to_y) = layout.point(0, start), layout.point(neighbour, end)
            parts = [part / 60 for part in range(30)]
            points += [(x + (to_x - x) * part, y + (to_y - y) * part) for part in parts]
    return points


def _holds(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.bottom <= point[1] <= box.top


def _draw_bands(
    sheet: Sheet,
    layout: RadarLayout,
    scores: Sequence[CompetencyScore | None],
    series: SeriesStyle,
) -> None:
    for axis, score in enumerate(scores):
        if score is not None and score.band is not None:
            low, high = (min(max(end, LOWEST_LEVEL), HIGHEST_LEVEL) for end in score.band)
            bar = [layout.point(axis, low), layout.point(axis, high)]
            sheet.line(bar, series.soft, 3.4 * layout.pen, layer=2.5)


def _draw_series(
    sheet: Sheet,
    layout: RadarLayout,
    levels: Levels,
    series: SeriesStyle,
    *,
    width: float,
    marker: float,
    layer: float,
) -> None:
    pen = layout.pen
    points = [
        None if level is None else layout.point(axis, level) for axis, level in enumerate(levels)
    ]
    for stretch in _stretches(points):
        sheet.line(stretch, series.colour, width * pen, dash=series.dash, layer=layer)
    for point in points:
        if point is not None:
            sheet.marker(point, series, marker * pen, layer=layer + 3.0)


def _draw_look_back(
    sheet: Sheet,
    layout: RadarLayout,
    instrument: Instrument,
    look_back: Scorecard,
    series: SeriesStyle,
) -> None:
    """Draw markers alone, of the core skills that were asked about: it is no score."""
    scores = words.scores_by_id(look_back)
    for axis, competency in enumerate(instrument.competencies):
        score = scores.get(competency.competency_id)
        if competency.is_core and score is not None and score.score is not None:
            sheet.marker(layout.point(axis, score.score), series, 6.5 * layout.pen, layer=7.5)


def _stretches(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the unbroken parts of the closed line through the points."""
    if all(point is not None for point in points):
        whole = [point for point in points if point is not None]
        return [[*whole, whole[0]]] if whole else []
    first_gap = points.index(None)
    stretches: list[list[Point]] = [[]]
    for point in [*points[first_gap:], *points[:first_gap]]:
        if point is None:
            stretches.append([])
        else:
            stretches[-1].append(point)
    return [stretch for stretch in stretches if len(stretch) > 1]


def _draw_labels(sheet: Sheet, layout: RadarLayout, own: Levels, series: SeriesStyle) -> None:
    for axis, label in enumerate(layout.labels):
        x = {"left": label.box.left, "center": label.box.middle[0], "right": label.box.right}[
            label.align
        ]
        sheet.text((x, label.box.top), label.name_lines, layout.text_pt, align=label.align)
        below = label.box.top - len(label.name_lines) * line_height(layout.text_pt)
        sheet.text(
            (x, below),
            label.note_lines,
            layout.text_pt,
            align=label.align,
            colour=sheet.colours.text_muted,
        )
        if own[axis] is None:
            marker = 6.5 * layout.pen
            sheet.marker(layout.at_distance(axis, layout.rim), series, marker, is_hollow=True)
