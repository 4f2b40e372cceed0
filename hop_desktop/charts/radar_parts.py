"""The parts of a radar, each drawn where the layout has its place."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from hop_desktop.charts import words
from hop_desktop.charts.fonts import text_width
from hop_desktop.charts.labels import Box, line_height
from hop_desktop.charts.radar_layout import RadarLayout
from hop_desktop.charts.ribbon import draw_ribbon
from hop_desktop.charts.sheet import Point, Sheet
from hop_desktop.charts.style import Weight
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LEVELS, LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.theme import SeriesStyle

Levels: TypeAlias = Sequence[float | None]  # one a spoke; None: no score
_NUMBER_SIZE: Final = 0.8  # of the text size
_NUMBER_BESIDE: Final = 7.0  # points from the spoke: free of the markers on it
_CLEAR_MARKER: Final = 8.0
_FILL_OPACITY: Final = 0.08


def draw_grid(sheet: Sheet, layout: RadarLayout) -> None:
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


def draw_numbers(sheet: Sheet, layout: RadarLayout, drawn: Sequence[Levels]) -> None:
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


def draw_reach(sheet: Sheet, layout: RadarLayout, own: Levels, series: SeriesStyle) -> None:
    """Fill what the person reaches, over the stretches that have scores."""
    points = [
        None if level is None else layout.point(axis, level) for axis, level in enumerate(own)
    ]
    is_whole = None not in points
    for stretch in _stretches(points):
        outline = stretch[:-1] if is_whole else [layout.centre, *stretch]
        sheet.area([outline], series.colour, _FILL_OPACITY, layer=1.5)


def draw_range(
    sheet: Sheet,
    layout: RadarLayout,
    scores: Sequence[CompetencyScore | None],
    series: SeriesStyle,
) -> None:
    """Draw where each score may lie: a ribbon over neighbours, a bar where one stands alone."""
    ends = [
        None
        if score is None or score.band is None
        else tuple(
            layout.point(axis, min(max(end, LOWEST_LEVEL), HIGHEST_LEVEL)) for end in score.band
        )
        for axis, score in enumerate(scores)
    ]
    low, high = ([None if pair is None else pair[side] for pair in ends] for side in (0, 1))
    is_whole = None not in ends
    for inner, outer in zip(_stretches(low), _stretches(high), strict=True):
        outlines = [outer[:-1], inner[-2::-1]] if is_whole else [[*outer, *reversed(inner)]]
        draw_ribbon(sheet, outlines, series, layout.pen)
    for axis, pair in enumerate(ends):
        if pair is not None and ends[axis - 1] is None and ends[(axis + 1) % len(ends)] is None:
            sheet.line(pair, series.soft, 3.4 * layout.pen, layer=2.5)


def draw_clear_gaps(
    sheet: Sheet,
    layout: RadarLayout,
    scores: Sequence[CompetencyScore | None],
    series: SeriesStyle,
) -> None:
    """Draw what is missing, and the score that it is missing from, in the warning colour."""
    for axis, score in enumerate(scores):
        if score is None or score.score is None or score.verdict is not Verdict.CLEAR_GAP:
            continue
        point = layout.point(axis, score.score)
        missing = [point, layout.point(axis, score.expected)]
        sheet.line(missing, series.colour, 1.8 * layout.pen, layer=6.0)
        sheet.marker(point, series, _CLEAR_MARKER * layout.pen, layer=8.5)


def draw_series(
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
        if point is not None and marker:
            sheet.marker(point, series, marker * pen, layer=layer + 3.0)


def draw_look_back(
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


def draw_labels(
    sheet: Sheet,
    layout: RadarLayout,
    scores: Sequence[CompetencyScore | None],
    series: SeriesStyle,
) -> None:
    for axis, (label, score) in enumerate(zip(layout.labels, scores, strict=True)):
        x = {"left": label.box.left, "center": label.box.middle[0], "right": label.box.right}[
            label.align
        ]
        top, text_pt = label.box.top, layout.text_pt
        sheet.text((x, top), label.name_lines, text_pt, align=label.align, weight=label.weight)
        is_clear = score is not None and score.verdict is Verdict.CLEAR_GAP
        sheet.text(
            (x, top - len(label.name_lines) * line_height(text_pt)),
            label.note_lines,
            text_pt,
            align=label.align,
            colour=sheet.colours.warning if is_clear else sheet.colours.text_muted,
            weight=Weight.BOLD if is_clear else Weight.REGULAR,
        )
        if score is None or not score.is_scored:
            marker = 6.5 * layout.pen
            sheet.marker(layout.at_distance(axis, layout.rim), series, marker, is_hollow=True)
