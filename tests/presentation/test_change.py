"""What is said about two attempts claims no more than the numbers carry."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from hop_desktop.bootstrap import load_samples
from hop_desktop.domain.change import compare
from hop_desktop.domain.scorecard import FlagGrade, QualityFlag
from hop_desktop.presentation.change import make_comparison_state
from hop_desktop.presentation.words import quality_words


def comparison_of(catalogue, earlier, later):
    instrument, profile = catalogue.instrument, catalogue.profile(later.profile_id)
    change = compare(earlier, instrument, later, instrument, profile, catalogue.constants)
    return make_comparison_state(instrument, earlier, later, change, profile.name)


def chance_beyond(rc):
    """Return how often two sittings of the same level differ by at least `rc`, 0-1."""
    return math.erfc(rc / math.sqrt(2))


def test_a_comparison_says_how_often_chance_alone_looks_like_change(catalogue):
    state = comparison_of(catalogue, *load_samples(catalogue))

    assert "one competency in four as a possible change" in state.reading[-1]
    assert "one in twenty as a reliable one" in state.reading[-1]


def test_the_shares_of_chance_follow_from_the_bars_of_the_scoring(catalogue):
    reliable = chance_beyond(catalogue.constants.z_change)
    possible = chance_beyond(catalogue.constants.possible_change) - reliable

    assert possible == pytest.approx(1 / 4, abs=0.02)
    assert reliable == pytest.approx(1 / 20, abs=0.001)


def test_attempts_that_lie_close_together_are_marked(catalogue):
    earlier, later = load_samples(catalogue)
    soon = replace(later, started_at=earlier.finished_at + timedelta(days=1))

    assert any("only 1 day lies" in note for note in comparison_of(catalogue, earlier, soon).notes)


def test_two_attempts_of_one_day_lie_less_than_a_day_apart(catalogue):
    earlier, later = load_samples(catalogue)
    soon = replace(later, started_at=earlier.finished_at + timedelta(hours=5))

    assert any("less than a day" in note for note in comparison_of(catalogue, earlier, soon).notes)


@pytest.mark.parametrize(
    ("days", "words"), [(0.2, "less than a day ago"), (1.0, "only 1 day ago"), (27.0, "27 days")]
)
def test_a_short_gap_is_told_in_days(days, words):
    assert words in quality_words(QualityFlag("gap-days", FlagGrade.INFO, days))
