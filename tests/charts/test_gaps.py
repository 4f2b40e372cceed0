import pytest

from hop_desktop.charts.gaps import gaps_figure
from hop_desktop.charts.gaps_words import describe_gaps
from hop_desktop.domain.scorecard import Verdict
from tests.charts.measuring import (
    lines,
    markers,
    overlapping_texts,
    style,
    text_boxes,
    texts,
    texts_outside,
)
from tests.charts.samples import instrument, long_instrument, scorecard

SIZES_IN = {
    "360 px": (3.75, 3.75),
    "report": (6.5, 4.6),
    "wide": (12.0, 4.0),
    "tall": (4.5, 9.0),
    "4k": (40.0, 22.5),
}
SOME_UNSCORED = (3.4, None, 2.6, 4.2, 3.1, None, None, 4.4, 3.6, 3.9)
LIGHT = style().theme.series


@pytest.mark.parametrize("names", [instrument(), long_instrument()], ids=["english", "long"])
@pytest.mark.parametrize("font_pt", [10.0, 15.0, 20.0])
@pytest.mark.parametrize("size", SIZES_IN.values(), ids=SIZES_IN.keys())
def test_texts_neither_overlap_nor_leave_the_figure(size, font_pt, names):
    figure = gaps_figure(
        names,
        scorecard(SOME_UNSCORED, why_unscored=Verdict.NOT_ENOUGH_ANSWERS),
        style(font_pt=font_pt),
        size=size,
    )

    assert len(texts(figure)) > 25
    assert overlapping_texts(figure) == []
    assert texts_outside(figure) == []


def test_a_tiny_figure_is_drawn_all_the_same():
    figure = gaps_figure(instrument(), scorecard(), style(), size=(0.8, 0.8))

    assert len(markers(figure, "D")) >= 10


def test_the_largest_gap_is_on_top_and_what_has_no_score_below():
    figure = gaps_figure(instrument(), scorecard(SOME_UNSCORED), style(), size=(10.0, 5.0))
    heights = {text: box.bottom for text, box in text_boxes(figure)}
    names = [competency.name for competency in instrument().competencies]

    from_the_top = sorted(names, key=lambda name: -heights[name])

    assert from_the_top[0] == "Negotiation"
    assert from_the_top[6] == "Presentation"
    assert set(from_the_top[7:]) == {
        "Customer and market insight",
        "Budgeting",
        "Pricing, revenue and profit",
    }


def test_what_has_no_score_is_marked_in_words_and_has_no_number():
    figure = gaps_figure(instrument(), scorecard(SOME_UNSCORED), style())

    assert texts(figure).count("no chance yet") == 3
    assert texts(figure).count("–") == 6  # score and gap of three rows
    assert len(markers(figure, "o")) == 7 + 1  # and one in the legend


def test_gaps_say_their_side_in_words():
    figure = gaps_figure(instrument(), scorecard(), style())

    assert {"1.7 below", "0.7 above"} <= set(texts(figure))


def test_a_clear_gap_is_bold_and_a_possible_one_is_not():
    figure = gaps_figure(instrument(), scorecard(), style())

    weights = {text.get_text(): text.get_fontweight() for text in figure.axes[0].texts}

    assert (weights["1.7 below"], weights["0.6 below"]) == (700, 400)


def test_every_score_has_its_band():
    figure = gaps_figure(instrument(), scorecard(), style())

    assert len(lines(figure, LIGHT.self_rating.soft)) == 10 + 1  # and one in the legend


def test_a_dollar_in_a_name_is_a_dollar():
    named = instrument({key: f"${key}$" for key in ("product-strategy",)})
    only = scorecard()
    one = only.__class__(
        **{
            field: getattr(only, field)
            for field in only.__dataclass_fields__
            if field != "competencies"
        },
        competencies=only.competencies[:1],
    )

    figure = gaps_figure(named, one, style())

    assert "$product-strategy$" in texts(figure)
    assert not any(text.get_parse_math() for text in figure.axes[0].texts)


def test_the_description_sorts_by_verdict():
    description = describe_gaps(instrument(), scorecard(SOME_UNSCORED))

    assert description.startswith("Clear gaps: Negotiation (2.6, 4.0 expected) and Executive")
    assert "Possible gaps: Strategy (3.4, 4.0 expected)" in description
    assert "Met: Self-leadership and learning" in description
    assert "Not scored: Customer and market insight (no chance yet)" in description


def test_the_description_without_gaps_names_none():
    assert "gap" not in describe_gaps(instrument(), scorecard((5.0,) * 10)).lower()
