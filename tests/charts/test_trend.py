import itertools
from datetime import UTC, datetime, timedelta

import pytest

from hop_desktop.charts.trend import trend_figure
from hop_desktop.charts.trend_words import TrendScale, describe_trend
from hop_desktop.presentation.history import TrendEntry as TrendPoint
from tests.charts.measuring import (
    lines,
    markers,
    overlapping_texts,
    style,
    texts,
    texts_outside,
)

START = datetime(2025, 1, 1, 9, tzinfo=UTC)
LIGHT = style().theme.series


def point(day, value, *, half_band=0.7, is_counted=True) -> TrendPoint:
    moment = START + timedelta(days=day)
    band = None if value is None else (value - half_band, value + half_band)
    return TrendPoint(moment, f"{moment.day} September {moment.year}", value, band, is_counted)


SOME = (point(0, 2.8), point(170, 3.2), point(172, 3.9, is_counted=False), point(400, 4.2))


@pytest.mark.parametrize("count", [0, 1, 2, 4, 30])
@pytest.mark.parametrize("font_pt", [10.0, 20.0])
@pytest.mark.parametrize("size", [(3.75, 3.75), (6.5, 3.2), (40.0, 22.5)])
def test_texts_neither_overlap_nor_leave_the_figure(size, font_pt, count):
    points = [point(10 * number, 1.0 + number % 5) for number in range(count)]

    figure = trend_figure(points, TrendScale.LEVEL, style(font_pt=font_pt), size=size)

    assert overlapping_texts(figure) == []
    assert texts_outside(figure) == []


def test_the_first_and_the_last_day_are_written():
    points = [point(10 * number, 3.0) for number in range(30)]

    written = texts(trend_figure(points, TrendScale.LEVEL, style(font_pt=20.0), size=(3.75, 3.75)))

    assert {points[0].label, points[-1].label} <= set(written)


def test_attempts_stand_in_the_order_of_their_time():
    forwards = trend_figure(SOME, TrendScale.LEVEL, style())
    backwards = trend_figure(SOME[::-1], TrendScale.LEVEL, style())

    xs = [list(m.get_xdata()) for m in markers(forwards, "o")]

    assert xs == [list(m.get_xdata()) for m in markers(backwards, "o")]


def test_two_attempts_of_one_week_stay_apart():
    figure = trend_figure(SOME, TrendScale.LEVEL, style())

    xs = [m.get_xdata()[0] for m in markers(figure, "o")[:4]]

    assert xs == sorted(xs)
    assert min(b - a for a, b in itertools.pairwise(xs)) > 10.0


def test_an_attempt_left_out_is_hollow_and_not_on_the_line():
    figure = trend_figure(SOME, TrendScale.LEVEL, style())

    line = lines(figure, LIGHT.self_rating.colour)[0]

    assert len(line.get_xdata()) == 3
    assert len(markers(figure, "o", colour=style().theme.colours.surface)) == 1 + 1
    assert "Left out of the line" in texts(figure)


def test_an_attempt_without_a_value_has_no_marker():
    figure = trend_figure((*SOME[:2], point(300, None)), TrendScale.LEVEL, style())

    assert len(markers(figure, "o")) == 2 + 1  # and one in the legend


def test_readiness_is_written_without_decimals():
    figure = trend_figure([point(0, 78.5, half_band=8)], TrendScale.READINESS, style())

    assert "79" in texts(figure)
    assert "100" in texts(figure)


def test_a_band_beyond_the_scale_ends_at_its_edge():
    figure = trend_figure([point(0, 4.9)], TrendScale.LEVEL, style())
    grid_tops = [max(line.get_ydata()) for line in lines(figure, style().theme.colours.grid)]

    bar = lines(figure, LIGHT.self_rating.soft)[0]

    assert max(bar.get_ydata()) == pytest.approx(max(grid_tops))


def test_the_description_gives_every_value_with_its_band():
    description = describe_trend((*SOME, point(500, None)), TrendScale.LEVEL)

    assert "1 September 2025: 2.8 (band 2.1 to 3.5)" in description
    assert "no score" in description
    assert "Left out of the line: 22 September 2025." in description


def test_a_trend_of_nothing_says_so():
    assert describe_trend((), TrendScale.READINESS) == "No attempt yet."
