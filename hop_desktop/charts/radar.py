"""The radar: every competency on a spoke, the own scores against what is expected."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.charts import words
from hop_desktop.charts.drawing import Drawing, Place
from hop_desktop.charts.legend import LegendEntry, Sample, draw_legend, legend_height
from hop_desktop.charts.radar_layout import AxisLabel, RadarLayout, fit_radar
from hop_desktop.charts.radar_parts import (
    Levels,
    draw_clear_gaps,
    draw_grid,
    draw_labels,
    draw_look_back,
    draw_numbers,
    draw_range,
    draw_reach,
    draw_series,
)
from hop_desktop.charts.radar_words import Others
from hop_desktop.charts.sheet import POINTS_PER_INCH, Point, Sheet
from hop_desktop.charts.style import ChartStyle
from hop_desktop.domain.instrument import HIGHEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _
from hop_desktop.theme import SeriesStyle

RADAR_SIZE_IN: Final = (6.5, 5.6)


def draw_radar(
    instrument: Instrument,
    scorecard: Scorecard,
    style: ChartStyle,
    *,
    earlier: Scorecard | None = None,
    evidenced: Mapping[str, int] | None = None,
    look_back: Scorecard | None = None,
    others: Others | None = None,
    size: tuple[float, float] = RADAR_SIZE_IN,
) -> Drawing:
    """Draw scores and expectations of one attempt, and what stands beside them.

    `earlier` is one earlier attempt, `look_back` how the person sees that attempt now (core
    skills, markers alone), `evidenced` the level by competency id that evidence carries, `others`
    how somebody else sees the person; a spoke without a level of theirs has none of it. `size` is
    width and height in inches. What the person reaches is filled lightly, no number is drawn from
    that area: its size depends on the order of the spokes. Where there is no score, the line is
    broken and a hollow marker stands outside the scale.

    Source:
        docs/screens.md, Charts.
    """
    sheet = Sheet(size, style)
    series = style.theme.series
    ids = [competency.competency_id for competency in instrument.competencies]
    scores = words.scores_by_id(scorecard)
    in_order = [scores.get(competency_id) for competency_id in ids]
    legend = _legend(style, instrument, scorecard, earlier, evidenced, look_back, others)
    layout = fit_radar(
        _axis_labels(instrument, scores),
        sheet.width,
        sheet.height,
        style.text_pt(size),
        lambda text_pt: legend_height(legend, sheet.width, text_pt),
    )
    own = _levels(scores, ids)
    expected = [None if score is None else score.expected for score in in_order]
    past = _levels(words.scores_by_id(earlier), ids) if earlier else []
    draw_grid(sheet, layout)
    draw_numbers(sheet, layout, [own, expected, *([past] if past else [])])
    draw_reach(sheet, layout, own, series.self_rating)
    draw_range(sheet, layout, in_order, series.self_rating)
    if evidenced:
        carried = [evidenced.get(competency_id) or None for competency_id in ids]
        draw_series(sheet, layout, carried, series.evidenced, width=1.6, marker=6.0, layer=3.5)
    if others:
        seen = [others.levels.get(competency_id) for competency_id in ids]
        draw_series(sheet, layout, seen, series.others, width=1.6, marker=7.0, layer=3.5)
    if look_back:
        draw_look_back(sheet, layout, instrument, look_back, series.look_back)
    if past:
        draw_series(sheet, layout, past, series.earlier, width=1.5, marker=5.5, layer=3.0)
    draw_series(sheet, layout, expected, series.expectation, width=1.6, marker=0.0, layer=4.0)
    draw_series(sheet, layout, own, series.self_rating, width=2.1, marker=6.5, layer=5.0)
    draw_clear_gaps(sheet, layout, in_order, _clear_gap_series(style))
    draw_labels(sheet, layout, in_order, series.self_rating)
    draw_legend(sheet, legend, layout.text_pt, bottom=layout.legend_bottom)
    return Drawing(sheet.figure, _places(layout, own, size))


def _axis_labels(
    instrument: Instrument, scores: Mapping[str, CompetencyScore]
) -> tuple[AxisLabel, ...]:
    return tuple(
        AxisLabel(
            competency.name,
            words.unscored_note(score)
            if score is None or score.score is None
            else words.level(score.score),
            is_scored=score is not None and score.is_scored,
            is_core=competency.is_core,
        )
        for competency in instrument.competencies
        for score in [scores.get(competency.competency_id)]
    )


def _levels(scores: Mapping[str, CompetencyScore], ids: Sequence[str]) -> Levels:
    return [
        scores[competency_id].score if competency_id in scores else None for competency_id in ids
    ]


def _clear_gap_series(style: ChartStyle) -> SeriesStyle:
    colours = style.theme.colours
    return SeriesStyle(colours.warning, colours.warning_soft, (), "o", is_filled=True)


def _legend(
    style: ChartStyle,
    instrument: Instrument,
    scorecard: Scorecard,
    earlier: Scorecard | None,
    evidenced: Mapping[str, int] | None,
    look_back: Scorecard | None,
    others: Others | None,
) -> list[LegendEntry]:
    series = style.theme.series
    entries = [
        LegendEntry(Sample.LINE, series.self_rating, _("You")),
        LegendEntry(Sample.DASHES, series.expectation, _("Expected")),
        LegendEntry(Sample.RIBBON, series.self_rating, _("Likely range")),
    ]
    if any(score.verdict is Verdict.CLEAR_GAP for score in scorecard.competencies):
        entries.append(LegendEntry(Sample.MARKER, _clear_gap_series(style), _("Clear gap")))
    if earlier:
        entries.append(LegendEntry(Sample.LINE, series.earlier, _("You, earlier")))
    if look_back:
        entries.append(LegendEntry(Sample.MARKER, series.look_back, _("Earlier, looking back")))
    if evidenced:
        entries.append(LegendEntry(Sample.LINE, series.evidenced, _("Evidenced")))
    if others:
        entries.append(LegendEntry(Sample.LINE, series.others, others.name))
    if any(not score.is_scored for score in scorecard.competencies):
        entries.append(LegendEntry(Sample.HOLLOW, series.self_rating, _("Not scored")))
    if any(competency.is_core for competency in instrument.competencies):
        entries.append(LegendEntry(Sample.BOLD, series.self_rating, _("Core skill")))
    return entries


def _places(layout: RadarLayout, own: Levels, size: tuple[float, float]) -> tuple[Place, ...]:
    width, height = (side * POINTS_PER_INCH for side in size)

    def share(x: float, y: float) -> Point:
        return x / width, 1 - y / height

    return tuple(
        Place(
            mark=share(
                *(
                    layout.at_distance(axis, layout.rim)
                    if level is None
                    else layout.point(axis, level)
                )
            ),
            end=share(*layout.point(axis, HIGHEST_LEVEL)),
            label=(
                *share(label.box.left, label.box.top),
                *share(label.box.right, label.box.bottom),
            ),
        )
        for axis, (label, level) in enumerate(zip(layout.labels, own, strict=True))
    )
