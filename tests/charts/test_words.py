import pytest

from hop_desktop.charts import words
from hop_desktop.charts.labels import wrapped
from tests.charts.samples import scorecard


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.25, "2.3"), (2.249999999999, "2.3"), (2.24, "2.2"), (-0.04, "0.0"), (-0.75, "−0.8")],
)
def test_levels_are_rounded_half_up(value, text):
    assert words.level(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(0.4, "0.4 below"), (0.0, "level"), (-0.4, "0.4 above")]
)
def test_gaps_are_told_in_words(value, text):
    assert words.gap(value) == text


@pytest.mark.parametrize(
    ("texts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")]
)
def test_lists_read_as_sentences(texts, text):
    assert words.listed(texts) == text


def test_one_scored_competency_is_spoken_of_in_the_singular():
    only_one = scorecard((5.0, *(None,) * 9))

    assert words.met_sentence(only_one) == "1 of 1 scored competency meets what is expected."


def test_an_attempt_without_scores_is_not_called_met():
    assert "enough answers" in words.met_sentence(scorecard((None,) * 10))


def test_lines_are_as_few_as_fit_and_then_even():
    assert wrapped("Executive and cross-team alignment", 150.0, 10.0) == (
        "Executive and",
        "cross-team alignment",
    )


def test_a_word_wider_than_the_room_does_not_fit():
    assert wrapped("Negotiation", 20.0, 10.0) is None


def test_an_empty_text_has_no_lines():
    assert wrapped("", 20.0, 10.0) == ()
