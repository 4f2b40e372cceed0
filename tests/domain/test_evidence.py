"""The printed rule of the evidence ledger, level by level and day by day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hop_desktop.domain.evidence import (
    EvidenceEntry,
    EvidenceFilter,
    FacetRef,
    Freshness,
    Origin,
    Scope,
    chosen,
    evidenced_level,
    freshness,
    months_after,
    standing,
)

TODAY = date(2026, 11, 24)
YEAR_AGO = date(2025, 11, 24)


def entry(happened_on=YEAR_AGO, scope=Scope.TEAM, confirmer="", **changes):
    made = EvidenceEntry(
        entry_id=f"{happened_on}-{scope}-{confirmer}",
        facets=(FacetRef("negotiation", "preparation"),),
        situation="The renewal was at risk.",
        task="",
        action="I wrote down both sides' interests.",
        result="Signed for two years.",
        happened_on=happened_on,
        scope=scope,
        confirmer=confirmer,
        reference="",
        origin=Origin.HAND,
        origin_id="",
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return replace(made, **changes)


def level(*entries, today=TODAY, competency_id="negotiation"):
    return evidenced_level(competency_id, entries, today).level


def test_nothing_carries_the_first_level_only():
    found = evidenced_level("negotiation", [], TODAY)

    assert (found.level, found.entries, found.falls_on) == (1, 0, None)
    assert found.missing.level == 2


@pytest.mark.parametrize(
    ("entries", "reached"),
    [
        ([entry()], 2),
        ([entry(scope=Scope.COMPANY)], 2),  # nobody is named
        ([entry(confirmer="Ana, finance")], 3),
        ([entry(confirmer="  ")], 2),
        ([entry(scope=Scope.SEVERAL_TEAMS, confirmer="Ana")], 4),
        ([entry(scope=Scope.COMPANY, confirmer="Ana")], 4),  # level 5 needs two
        ([entry(scope=Scope.COMPANY, confirmer="Ana"), entry(scope=Scope.COMPANY)], 5),
        ([entry(scope=Scope.COMPANY), entry(scope=Scope.COMPANY)], 2),
        ([entry(scope=Scope.SEVERAL_TEAMS), entry(confirmer="Ana")], 3),
        ([entry(scope=Scope.SEVERAL_TEAMS, confirmer="Ana"), entry(scope=Scope.COMPANY)], 4),
    ],
)
def test_each_level_needs_what_the_rule_says(entries, reached):
    assert level(*entries) == reached


def test_evidence_of_another_competency_carries_nothing():
    assert level(entry(confirmer="Ana"), competency_id="budgeting") == 1


def test_a_level_counts_up_to_the_last_day_of_its_months_and_no_longer():
    wide = entry(date(2024, 11, 24), Scope.SEVERAL_TEAMS, "Ana")

    assert level(wide, today=date(2026, 11, 24)) == 4
    assert level(wide, today=date(2026, 11, 25)) == 3
    assert level(wide, today=date(2027, 11, 24)) == 3
    assert level(wide, today=date(2027, 11, 25)) == 1


def test_evidence_from_tomorrow_does_not_count_today():
    assert level(entry(date(2026, 11, 25))) == 1


def test_the_day_a_level_falls_and_what_is_missing_are_told():
    found = evidenced_level(
        "negotiation", [entry(date(2024, 11, 24), Scope.SEVERAL_TEAMS, "Ana")], TODAY
    )

    assert (found.falls_on, found.falls_to) == (date(2026, 11, 25), 3)
    assert (found.missing.level, found.missing.count) == (5, 2)


def test_a_second_entry_of_the_same_reach_keeps_the_level_longer():
    old = entry(date(2024, 11, 24), Scope.SEVERAL_TEAMS, "Ana")
    newer = entry(date(2025, 6, 1), Scope.COMPANY, "Bo")

    assert evidenced_level("negotiation", [old, newer], TODAY).falls_on == date(2027, 6, 2)


def test_skill_gap_and_proof_gap_are_kept_apart():
    reached = evidenced_level("negotiation", [entry(confirmer="Ana")], TODAY)

    found = standing(reached, expected=4.0, claimed=3.4)

    assert found.skill_gap == pytest.approx(0.6)
    assert found.proof_gap == pytest.approx(0.4)
    assert not found.is_thin
    assert standing(reached, expected=4.0, claimed=3.6).is_thin


def test_an_unscored_competency_has_neither_gap():
    found = standing(evidenced_level("negotiation", [], TODAY), expected=4.0, claimed=None)

    assert (found.skill_gap, found.proof_gap, found.is_thin) == (None, None, False)


@pytest.mark.parametrize(
    ("happened_on", "expected"),
    [
        (date(2024, 11, 24), Freshness.FRESH),
        (date(2024, 11, 23), Freshness.AGEING),
        (date(2023, 11, 24), Freshness.AGEING),
        (date(2023, 11, 23), Freshness.OLD),
    ],
)
def test_an_entry_ages_in_three_steps(happened_on, expected):
    assert freshness(entry(happened_on), TODAY) is expected


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 11, 24), 1, date(2024, 12, 24)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_month(day, months, later):
    assert months_after(day, months) == later


def test_a_filter_finds_words_in_any_field_and_any_case_newest_first():
    old = entry(date(2024, 1, 1), situation="A RENEWAL in Łódź")
    new = entry(date(2026, 1, 1), confirmer="Renewal desk, łódź")
    other = entry(date(2025, 1, 1))
    everything = [old, other, new]

    assert chosen(everything, EvidenceFilter(text="renewal łÓdź"), TODAY) == (new, old)
    assert chosen(everything, EvidenceFilter(), TODAY) == (new, other, old)


def test_a_filter_chooses_by_competency_scope_and_age():
    wide = entry(scope=Scope.COMPANY)
    old = entry(date(2020, 1, 1), facets=(FacetRef("budgeting", "planning"),))

    assert chosen([wide, old], EvidenceFilter(competency_id="budgeting"), TODAY) == (old,)
    assert chosen([wide, old], EvidenceFilter(scope=Scope.COMPANY), TODAY) == (wide,)
    assert chosen([wide, old], EvidenceFilter(freshness=Freshness.OLD), TODAY) == (old,)
