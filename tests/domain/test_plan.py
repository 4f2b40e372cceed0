"""Planned actions, what is left alone, and what another level would change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hop_desktop.domain.instrument import Form
from hop_desktop.domain.plan import (
    ActionState,
    Due,
    LeaveReason,
    PlannedAction,
    actions_due,
    later_areas,
    leave_alone,
    what_if,
)
from hop_desktop.domain.priority import focus_areas_of, priorities_of, terms_of
from hop_desktop.domain.readiness import readiness_of
from hop_desktop.domain.scorecard import Quality, QualityStatus, ReadinessLabel, Scorecard, Verdict
from tests.domain.examples import CATALOGUE, CONSTANTS, EXAMPLE_2, judged

COMPETENCIES = CATALOGUE.instrument.competencies_by_id
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOON.date()
LEVELS = st.floats(1.0, 5.0)


def scorecard(levels):
    """A scorecard of (level, answered) by competency; None: no chance yet."""
    scores = judged(levels)
    priorities = priorities_of(scores, COMPETENCIES, CONSTANTS)
    return Scorecard(
        scoring_version=2,
        instrument_id="head-of-product",
        instrument_version="2",
        form=Form.FULL,
        profile_id="scale-up",
        competencies=scores,
        readiness=readiness_of(scores, COMPETENCIES, CONSTANTS),
        priorities=priorities,
        focus_areas=focus_areas_of(priorities, COMPETENCIES, CONSTANTS),
        quality=Quality(QualityStatus.OK, ()),
    )


CARD = scorecard(EXAMPLE_2)


def supposed(levels, card=CARD):
    return what_if(card, levels, COMPETENCIES, CONSTANTS)


def planned(action_id="a", **changes):
    action = PlannedAction(
        action_id=action_id,
        title="Stop list",
        do="Name three pieces to stop.",
        seen="A recorded decision",
        competency_id="product-strategy",
        facet_ids=("choices",),
        created_at=NOON,
    )
    return replace(action, **changes)


def test_the_terms_of_the_specifications_second_example():
    terms = {
        one.competency_id: terms_of(one, COMPETENCIES[one.competency_id], CONSTANTS)
        for one in CARD.competencies
    }

    budgeting = terms["budgeting"]
    assert (budgeting.weight, budgeting.gap, budgeting.leverage, budgeting.certainty) == (
        *(13, 2.5, 1.1, 1.0),
    )
    assert budgeting.value == pytest.approx(35.75)
    assert terms["negotiation"].value == pytest.approx(15.7201, abs=1e-4)
    assert terms["product-strategy"].value == pytest.approx(8.736)
    assert terms["presentation"].certainty == pytest.approx(0.6)
    assert terms["insight-evidence"].value == 0
    assert CARD.focus_areas == ("budgeting", "negotiation", "people-leadership")


def test_what_is_met_is_left_alone_and_every_other_gap_comes_later():
    reasons = leave_alone(CARD)
    later = [score.competency_id for score in later_areas(CARD)]

    assert reasons == {
        "insight-evidence": LeaveReason.MET,
        "delivery-oversight": LeaveReason.MET,
    }
    assert later[0] == "commercial-acumen"
    assert {*later, *reasons, *CARD.focus_areas} == EXAMPLE_2.keys()


def test_too_few_answers_are_no_reason_to_work_on_something():
    scores = tuple(
        replace(one, verdict=Verdict.NOT_ENOUGH_ANSWERS) if one.score is None else one
        for one in CARD.competencies
    )

    reasons = leave_alone(replace(CARD, competencies=scores, focus_areas=()))

    assert reasons["budgeting"] is LeaveReason.TOO_FEW_ANSWERS


def test_a_person_without_gaps_has_no_focus_areas():
    card = scorecard(dict.fromkeys(EXAMPLE_2, (4.5, 7)))

    assert card.focus_areas == ()
    assert set(leave_alone(card).values()) == {LeaveReason.MET}


def test_supposing_nothing_changes_nothing():
    assert supposed({}) == CARD.readiness


def test_negotiation_at_four_moves_readiness_and_its_floor():
    readiness = supposed({"negotiation": 4.0})

    # 13 points of weight, of which 0.6912 was reached
    assert readiness.value == pytest.approx((72.1124 + 13 * (1 - 0.691162)) * 100 / 87, abs=1e-3)
    assert readiness.floor == pytest.approx(72.1124 + 13 * (1 - 0.691162), abs=1e-3)
    assert readiness.sem == pytest.approx(CARD.readiness.sem)


def test_a_supposed_level_counts_as_scored():
    readiness = supposed({"budgeting": 3.5})

    assert readiness.coverage == pytest.approx(1.0)
    assert readiness.value == pytest.approx(72.1124 + 13, abs=1e-3)


def test_closing_the_core_gaps_changes_the_label():
    levels = {"budgeting": 3.5, "negotiation": 4.0, "product-strategy": 4.0}

    assert CARD.readiness.label is ReadinessLabel.BUILDING
    assert supposed(levels).label is ReadinessLabel.CLOSE


@pytest.mark.parametrize("level", [0.9, 5.1, float("nan")])
def test_a_supposed_level_outside_the_scale_is_refused(level):
    with pytest.raises(ValueError, match="is no level"):
        supposed({"negotiation": level})


@given(st.dictionaries(st.sampled_from(list(EXAMPLE_2)), LEVELS), st.data())
def test_readiness_stays_within_its_bounds_and_rises_with_each_level(levels, data):
    before = supposed(levels)
    assert 0 <= before.band[0] <= before.value <= before.band[1] <= 100
    assert 0 <= before.floor <= before.value + 1e-9
    if not levels:
        return
    raised = data.draw(st.sampled_from(list(levels)))
    higher = data.draw(st.floats(levels[raised], 5.0))

    after = supposed({**levels, raised: higher})

    assert after.value >= before.value - 1e-9
    assert after.floor >= before.floor - 1e-9


@given(st.sampled_from(list(EXAMPLE_2)), LEVELS)
def test_scoring_something_more_never_lowers_the_floor(competency_id, level):
    if EXAMPLE_2[competency_id][0] is None:
        assert supposed({competency_id: level}).floor >= CARD.readiness.floor - 1e-9


def test_states_carry_their_dates():
    later = NOON + timedelta(days=3)

    doing = planned().in_state(ActionState.DOING, NOON)
    done = doing.in_state(ActionState.DONE, later)

    assert (doing.started_at, doing.ended_at) == (NOON, None)
    assert (done.started_at, done.ended_at) == (NOON, later)
    assert not done.is_open
    assert done.in_state(ActionState.DOING, later).ended_at is None
    assert done.in_state(ActionState.PLANNED, later) == planned()
    assert done.in_state(ActionState.DONE, later + timedelta(days=1)) is done


@pytest.mark.parametrize(
    ("days", "due"),
    [(-1, Due.OVERDUE), (0, Due.SOON), (14, Due.SOON), (15, Due.LATER)],
)
def test_a_date_is_overdue_soon_or_later(days, due):
    assert planned(due=TODAY + timedelta(days=days)).due_on(TODAY) is due


def test_what_is_done_or_has_no_date_is_never_due():
    done = planned(due=date(2020, 1, 1), state=ActionState.DONE)

    assert done.due_on(TODAY) is None
    assert planned().due_on(TODAY) is None


def test_due_actions_come_earliest_first():
    actions = (
        planned("later", due=TODAY + timedelta(days=40)),
        planned("soon", due=TODAY + timedelta(days=4)),
        planned("none"),
        planned("overdue", due=TODAY - timedelta(days=4)),
    )

    assert [one.action_id for one in actions_due(actions, TODAY)] == ["overdue", "soon"]
