"""Gaps, changes and statistics in plain words."""

import re
from dataclasses import replace

import pytest

from hop_desktop.domain.attempt import CompanySize, Context
from hop_desktop.domain.change import Change
from hop_desktop.domain.instrument import Form, ItemKind
from hop_desktop.domain.scorecard import ReadinessLabel
from hop_desktop.domain.scoring import score
from hop_desktop.presentation.change import change_text
from hop_desktop.presentation.computation import competency_computation, method_lines
from hop_desktop.presentation.formatting import gap_text
from hop_desktop.presentation.results import make_results_state
from hop_desktop.presentation.words import (
    band_words,
    cut_off_words,
    honesty_lines,
    readiness_label,
)
from tests.presentation.made_attempts import CATALOGUE, CONSTANTS, INSTRUMENT, made


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        *((1.5, "1.5 below"), (-0.3, "0.3 above"), (0.25, "level"), (0.0, "level")),
        *((-0.049, "level"), (-0.05, "0.1 above"), (0.2501, "0.3 below"), (None, "–")),
        *((2.25, "2.2 below"), (-0.75, "0.8 above")),  # as 1.8 lies below 4.0, and 4.8 above it
    ],
)
def test_a_gap_is_told_in_words(gap, text):
    assert gap_text(gap) == text


def change(earlier, later):
    known = earlier is not None and later is not None
    return Change(earlier, later, later - earlier if known else None, None, None)


def test_a_change_is_told_in_words():
    moved = ((2.0, 3.5), (3.0, 2.7), (3.0, 3.0), (3.0, 3.04), (None, 3.0), (3.0, None))

    found = [change_text(change(*levels)) for levels in moved]

    assert found == ["1.5 higher", "0.3 lower", "the same", "the same", "–", "–"]


def test_a_change_fits_the_two_numbers_beside_it():
    assert change_text(change(11 / 3, 13 / 3)) == "0.6 higher"  # 3.7 before, 4.3 now
    assert change_text(change(11 / 3, 13 / 3), 2) == "0.66 higher"  # 3.67 before, 4.33 now
    assert change_text(change(3.04, 3.05)) == "0.1 higher"  # 3.0 before, 3.1 now


def test_the_band_says_what_it_is_and_not_what_a_repeated_sitting_gives():
    text = band_words(CONSTANTS)

    assert "If our assumption holds".lower() in text.lower()
    assert "the level behind your answers lies in this range 9 times in 10" in text
    assert "repeated" not in text


def test_statistics_come_in_plain_words_first():
    for line in honesty_lines()[:2]:
        words, _figures = line.split("(", 1)
        assert not re.search(r"\d|correlat", words), line
        assert "agree only a little" in words


def test_a_careful_looking_attempt_is_not_called_careful():
    attempt, card, profile = made(5, "near", Form.FULL)
    assert card.quality.flags == () or card.quality.status.value != "ok"

    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")

    assert not any("second look" in line for line in results.quality if not card.quality.flags)


def test_the_quick_form_cannot_tell_scatter_and_says_so():
    attempt, card, profile = made(3, "any", Form.QUICK)

    results = make_results_state(INSTRUMENT, attempt, card, profile, CONSTANTS, "")

    assert "Whether your answers scatter: too few answers to tell." in results.quality


def test_formulas_are_those_of_what_was_asked():
    quick, full = (
        " ".join(method_lines(INSTRUMENT, form, CONSTANTS)) for form in (Form.QUICK, Form.FULL)
    )
    shares = any(one.kind is ItemKind.FREQUENCY for one in INSTRUMENT.items_of(Form.QUICK))

    assert ("how often" in quick) is shares
    assert "how often" in full
    assert "situation" not in quick
    assert "situation" in full
    attempt, card, _profile = made(0, "any", Form.FULL)
    for one in card.competencies:
        if not one.is_scored or INSTRUMENT.competency(one.competency_id).is_core:
            continue
        lines = " ".join(competency_computation(INSTRUMENT, attempt, one, CONSTANTS))
        assert "situation" not in lines
        asked = [
            (item.kind, item.facet_id)
            for item in INSTRUMENT.items_of(Form.FULL)
            if item.competency_id == one.competency_id
        ]
        has_share = any((ItemKind.FREQUENCY, facet.facet_id) in asked for facet in one.facets)
        assert ("how often" in lines) is has_share


def test_the_cut_offs_stand_where_a_label_can_be_opened():
    (line,) = [one for one in method_lines(INSTRUMENT, Form.FULL, CONSTANTS) if "90" in one]

    assert line == cut_off_words(CONSTANTS)
    for text in ("75", "50", "Meets the profile, by your own account", "Nearly there"):
        assert text in line


@pytest.mark.parametrize(
    ("profile_id", "size", "is_replaced"),
    [
        *(("startup", "under-50", False), ("scale-up", "under-50", True)),
        *(("enterprise", "under-50", True), ("startup", "50-1000", False)),
        *(("scale-up", "50-1000", False), ("enterprise", "50-1000", True)),
        *(("enterprise", "over-1000", False), ("startup", "over-1000", False)),
        *(("scale-up", None, False), ("cpo", "under-50", False)),
    ],
)
def test_a_label_is_replaced_for_a_larger_stage_alone(profile_id, size, is_replaced):
    attempt, _card, _profile = made(1, "high", Form.FULL)
    context = size and Context(CompanySize(size), 1, 2)
    told = score(
        *(INSTRUMENT, replace(attempt, context=context), CATALOGUE.profile(profile_id), CONSTANTS)
    ).readiness

    text = readiness_label(told)

    assert (text == "Reached where you work now; not tried at this size") is is_replaced
    assert told.label in set(ReadinessLabel)
    assert told.value is not None


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_called_reached_beside_a_low_number(seed):
    attempt, _card, profile = made(seed)
    small = replace(attempt, context=Context(CompanySize("under-50"), 1, 2))
    told = score(INSTRUMENT, small, profile, CONSTANTS).readiness

    text = readiness_label(told)

    if told.value is None or told.value < CONSTANTS.close_from:
        assert not text.startswith("Reached")
    assert ("not tried at this size" in text) is (told.is_untried and told.value is not None)
