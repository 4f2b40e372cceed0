"""The description of the radar says what it shows."""

from hop_desktop.charts.radar_words import describe_radar
from tests.charts.radar_examples import SOME_UNSCORED
from tests.charts.samples import PAST, instrument, scorecard


def test_the_description_says_what_the_radar_shows():
    description = describe_radar(instrument(), scorecard(SOME_UNSCORED))

    assert "3 of 7 scored competencies meet what is expected." in description
    assert "The largest gaps: Negotiation (2.6, 4.0 expected)" in description
    assert "Not scored: Customer and market insight (no chance yet)" in description


def test_the_description_names_changes_since_the_earlier_attempt():
    description = describe_radar(instrument(), scorecard(), earlier=scorecard(PAST))

    assert "Strategy from 2.7 to 3.4" in description


def test_the_description_of_equal_attempts_says_so():
    description = describe_radar(instrument(), scorecard(), earlier=scorecard())

    assert "The scores of the earlier attempt are the same." in description


def test_nobody_without_gaps_is_told_of_gaps():
    description = describe_radar(instrument(), scorecard((5.0,) * 10))

    assert "No score lies below what is expected." in description
    assert "gap" not in description
