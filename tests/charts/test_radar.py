import math
from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.path import Path

from hop_desktop.charts.radar import draw_radar
from hop_desktop.charts.radar_layout import AxisLabel, direction, fit_radar
from hop_desktop.charts.radar_words import describe_radar
from hop_desktop.charts.style import Caption
from hop_desktop.domain.scorecard import Verdict
from hop_desktop.theme import THEME_NAMES
from tests.charts.measuring import (
    lines,
    markers,
    overlapping_texts,
    style,
    text_boxes,
    texts,
    texts_outside,
)
from tests.charts.radar_examples import SOME_UNSCORED, radar_figure
from tests.charts.samples import NAMES, OWN, PAST, instrument, long_instrument, scorecard

SIZES_IN = {
    "360 px": (3.75, 3.75),
    "report": (6.5, 5.6),
    "wide": (10.0, 4.0),
    "tall": (4.5, 8.0),
    "4k": (40.0, 22.5),
}


LIGHT = style().theme.series


@pytest.mark.parametrize("names", [instrument(), long_instrument()], ids=["english", "long"])
@pytest.mark.parametrize("font_pt", [10.0, 15.0, 20.0])
@pytest.mark.parametrize("size", SIZES_IN.values(), ids=SIZES_IN.keys())
def test_texts_neither_overlap_nor_leave_the_figure(size, font_pt, names):
    figure = radar_figure(
        names,
        scorecard(SOME_UNSCORED, why_unscored=Verdict.NOT_ENOUGH_ANSWERS),
        style(font_pt=font_pt),
        earlier=scorecard(PAST),
        size=size,
    )

    assert len(texts(figure)) > 20
    assert overlapping_texts(figure) == []
    assert texts_outside(figure) == []


@pytest.mark.parametrize("size", SIZES_IN.values(), ids=SIZES_IN.keys())
def test_labels_stay_off_the_polygon(size):
    figure = radar_figure(long_instrument(), scorecard(), style(), size=size)
    outer = max((patch.get_path() for patch in rings(figure)), key=_extent)

    inside = [
        text
        for text, box in text_boxes(figure)
        if text not in "12345" and outer.contains_point(box.middle)
    ]

    assert inside == []


def test_the_polygon_is_not_sacrificed_to_large_text():
    figure = radar_figure(long_instrument(), scorecard(), style(font_pt=20.0), size=(3.75, 3.75))
    outer = max((patch.get_path() for patch in rings(figure)), key=_extent)

    assert _extent(outer) >= 3.75 * 72 / 2


def test_a_tiny_figure_is_drawn_all_the_same():
    figure = radar_figure(instrument(), scorecard(), style(), size=(0.8, 0.8))

    assert texts_outside(figure) == []
    assert lines(figure, LIGHT.self_rating.colour)


def test_every_level_has_a_ring_and_a_number():
    figure = radar_figure(instrument(), scorecard(), style())

    assert len(rings(figure)) == 5
    assert [text for text in texts(figure) if text.isdigit()] == ["1", "2", "3", "4", "5"]


def test_the_first_spoke_is_at_twelve_and_the_next_ones_follow_clockwise():
    first, second = direction(0, 10), direction(1, 10)

    assert first == pytest.approx((0.0, 1.0))
    assert second == pytest.approx((math.sin(math.tau / 10), math.cos(math.tau / 10)))


def test_areas_are_light_so_that_every_line_shows_through():
    figure = radar_figure(instrument(), scorecard(), style())

    filled = [patch for patch in figure.axes[0].patches if patch.get_fill()]

    assert len(filled) == 2 + 1  # you, the likely range, and its sample in the legend
    assert all(patch.get_alpha() <= 0.25 for patch in filled)


def test_markers_lie_as_far_out_as_their_levels():
    figure = radar_figure(instrument(), scorecard(), style())
    radii = sorted(_extent(patch.get_path()) / 2 for patch in rings(figure))
    centre = rings(figure)[0].get_path().vertices[:10].mean(axis=0)

    own = markers(figure, "o", colour=LIGHT.self_rating.colour)[:10]

    distances = [math.dist(centre, (m.get_xdata()[0], m.get_ydata()[0])) for m in own]
    per_level = [distance / level for distance, level in zip(distances, OWN, strict=True)]
    assert max(per_level) == pytest.approx(min(per_level))
    assert max(per_level) == pytest.approx(radii[4] / 5, rel=0.06)  # a ring's extent is not 2 r


def test_self_and_expectation_differ_in_dash_and_markers():
    figure = radar_figure(instrument(), scorecard(), style())

    assert len(markers(figure, "o", colour=LIGHT.self_rating.colour)) == len(OWN) + 1  # legend
    assert markers(figure, "D") == []
    assert {line.is_dashed() for line in lines(figure, LIGHT.expectation.colour)} == {True}
    assert {line.is_dashed() for line in lines(figure, LIGHT.self_rating.colour)} == {False}


def test_the_line_is_broken_where_there_is_no_score():
    whole = radar_figure(instrument(), scorecard(), style())
    broken = radar_figure(instrument(), scorecard(SOME_UNSCORED), style())

    points = sorted(len(line.get_xdata()) for line in lines(broken, LIGHT.self_rating.colour))

    assert [len(line.get_xdata()) for line in lines(whole, LIGHT.self_rating.colour)[:1]] == [11]
    assert points == [2, 3, 4]  # the legend's sample and the two stretches


def test_what_has_no_score_is_hollow_outside_the_scale_and_says_why():
    figure = radar_figure(instrument(), scorecard(SOME_UNSCORED), style())
    outer = max((patch.get_path() for patch in rings(figure)), key=_extent)

    hollow = markers(figure, "o", colour=style().theme.colours.surface)

    assert len(hollow) == 3 + 1  # and one in the legend
    assert not any(outer.contains_point((m.get_xdata()[0], m.get_ydata()[0])) for m in hollow)
    assert texts(figure).count("no chance yet") == 3
    assert "Not scored" in texts(figure)


def test_nothing_scored_is_drawn_without_an_own_line():
    figure = radar_figure(instrument(), scorecard((None,) * 10), style())

    assert len(lines(figure, LIGHT.self_rating.colour)) == 1  # the legend's sample


def test_the_likely_range_is_a_ribbon_within_the_scale():
    figure = radar_figure(instrument(), scorecard((5.0,) * 10), style())
    outer = max((patch.get_path() for patch in rings(figure)), key=_extent)

    edges = lines(figure, LIGHT.self_rating.soft)[:2]  # of one ribbon; then comes the legend

    assert [len(edge.get_xdata()) for edge in edges] == [11, 11]
    assert all(
        outer.contains_point(end, radius=0.5) or outer.contains_point(end, radius=-0.5)
        for edge in edges
        for end in zip(edge.get_xdata(), edge.get_ydata(), strict=True)
    )


def test_the_range_of_a_score_between_two_unscored_ones_is_a_bar():
    figure = radar_figure(instrument(), scorecard((None, 3.0, *(None,) * 8)), style())

    bar, *legend = lines(figure, LIGHT.self_rating.soft)

    assert len(bar.get_xdata()) == 2
    assert [len(edge.get_xdata()) for edge in legend] == [5]


def test_a_clear_gap_is_drawn_up_to_what_is_expected_in_the_warning_colour():
    figure = radar_figure(instrument(), scorecard(), style())
    warning = style().theme.colours.warning
    clear = [one for one in scorecard().competencies if one.verdict is Verdict.CLEAR_GAP]

    bold = [text.get_text() for text in figure.axes[0].texts if text.get_color() == warning]

    assert bold == [f"{one.score:.1f}" for one in clear]
    assert len(lines(figure, warning)) == len(clear)
    assert len(markers(figure, "o", colour=warning)) == len(clear) + 1  # and one in the legend


def test_core_skills_are_bold_and_every_score_stands_under_its_label():
    first, *others = instrument().competencies
    one_core = replace(instrument(), competencies=(replace(first, is_core=True), *others))

    figure = radar_figure(one_core, scorecard(), style())

    bold = {text.get_text() for text in figure.axes[0].texts if text.get_weight() == 700}
    assert {"Strategy", "Core skill"} <= bold
    assert "Presentation" not in bold
    assert {f"{level:.1f}" for level in OWN} <= set(texts(figure))


def test_nobody_without_clear_gaps_reads_of_them_in_the_legend():
    assert "Clear gap" not in texts(radar_figure(instrument(), scorecard((5.0,) * 10), style()))


def test_the_places_of_a_drawing_are_where_its_marks_and_labels_are():
    drawing = draw_radar(instrument(), scorecard(SOME_UNSCORED), style(), size=(5.0, 4.0))
    figure, places = drawing.figure, drawing.places

    left, top, right, bottom = places[2].label
    x, y = dict(text_boxes(figure))["Negotiation"].middle
    assert len(places) == 10
    assert left * 360 <= x <= right * 360
    assert (1 - bottom) * 288 <= y <= (1 - top) * 288
    marks = [(line.get_xdata()[0], line.get_ydata()[0]) for line in markers(figure, "o")]
    for place in places:
        at = place.mark[0] * 360, (1 - place.mark[1]) * 288
        assert min(math.dist(at, mark) for mark in marks) < 0.01


def test_evidence_is_left_out_where_there_is_none():
    carried = {"negotiation": 2, "budgeting": 0}

    figure = radar_figure(instrument(), scorecard(), style(), evidenced=carried)

    assert len(markers(figure, "s")) == 1 + 1  # and one in the legend


def test_a_caption_stands_above_the_chart_and_everything_keeps_its_room():
    words = Caption("You and Head of Product, scale-up", ("2 November 2026", "Readiness 79"))
    look = replace(style(), caption=words)

    figure = radar_figure(instrument(), scorecard(), look)

    boxes = dict(text_boxes(figure))
    others = [box.top for text, box in boxes.items() if text not in {words.title, *words.lines}]
    assert boxes[words.title].bottom > boxes[words.lines[0]].bottom > boxes[words.lines[1]].bottom
    assert max(others) < boxes[words.lines[1]].bottom + 1
    assert texts_outside(figure) == []
    assert overlapping_texts(figure) == []


def test_an_earlier_attempt_is_a_third_series():
    alone = radar_figure(instrument(), scorecard(), style())
    both = radar_figure(instrument(), scorecard(), style(), earlier=scorecard(PAST))

    assert markers(alone, "^") == []
    assert len(markers(both, "^")) == 10 + 1
    assert "You, earlier" in texts(both)


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_figure_lies_on_the_surface_of_its_theme(theme):
    look = style(theme)

    figure = radar_figure(instrument(), scorecard(), look)

    assert figure.get_facecolor() == pytest.approx(_rgba(look.theme.colours.surface))


def rings(figure):
    """Return the outlines of the scale: all that is not filled."""
    return [patch for patch in figure.axes[0].patches if not patch.get_fill()]


def _extent(path: Path) -> float:
    return path.get_extents().height


def _rgba(colour: str) -> tuple[float, ...]:
    return (*(int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)), 1.0)


@pytest.mark.parametrize("axes", [3, 4, 10, 17])
def test_labels_do_not_collide_however_many_spokes_there_are(axes):
    labels = [AxisLabel("Executive and cross-team alignment", "no chance yet")] * axes

    layout = fit_radar(labels, 500.0, 420.0, 10.0, lambda text_pt: 2 * text_pt)

    boxes = [label.box for label in layout.labels]
    assert all(label.name_lines for label in layout.labels)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_evidence_and_look_back_have_their_line_their_marker_and_their_words():
    carried = dict.fromkeys(NAMES, 2)
    core = replace(
        instrument(),
        competencies=tuple(replace(one, is_core=True) for one in instrument().competencies),
    )

    plain = radar_figure(core, scorecard(), style())
    figure = radar_figure(core, scorecard(), style(), evidenced=carried, look_back=scorecard(PAST))

    assert {"Evidenced", "Earlier, looking back"} <= set(texts(figure)) - set(texts(plain))
    words = describe_radar(core, scorecard(), evidenced=carried, look_back=scorecard(PAST))
    assert "Backed by evidence: Strategy 2" in words
    assert "The earlier attempt as you see it now: Strategy 2.7" in words
