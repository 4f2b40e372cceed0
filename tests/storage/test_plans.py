"""The plan in the store."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.errors import DamagedStoreError, UnknownIdError
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.storage.database import Database
from hop_desktop.storage.plans import SqlPlanRepository
from hop_desktop.storage.schema import CURRENT
from hop_desktop.storage.verification import verify
from tests.storage.examples import SECRET, START

ACTION = PlannedAction(
    action_id="p1",
    title=SECRET,
    do="Name three pieces.\nStop one.",
    seen="",
    competency_id="product-strategy",
    facet_ids=("choices", "review"),
    created_at=START,
    library_id="act-str-1",
    kind=ActionKind.ASSIGNMENT,
    hours=0.5,
    due=date(2028, 2, 29),
    note=SECRET,
    state=ActionState.DONE,
    started_at=START,
    ended_at=START + timedelta(days=1),
    position=3,
)


@pytest.fixture
def plans(database):
    return SqlPlanRepository(database)


def save(plans, *actions):
    return plans.save_actions(actions)


def test_an_action_comes_back_as_it_was_after_reopening(database, store):
    plain = PlannedAction("p2", "Own", "", "", "negotiation", (), START, position=4)
    save(SqlPlanRepository(database), ACTION, plain)
    database.close()

    with closing(Database(store)) as again:
        found = SqlPlanRepository(again).actions()

    assert found == (replace(ACTION, revision=1), replace(plain, revision=1))
    assert verify(store, CURRENT) == ()


def test_what_is_due_until_a_day_is_open_and_has_a_date_up_to_that_day(plans):
    day = date(2028, 2, 29)
    one = replace(ACTION, state=ActionState.PLANNED, ended_at=None)
    save(
        plans,
        one,
        replace(one, action_id="later", due=day + timedelta(days=1)),
        replace(one, action_id="undated", due=None),
        replace(ACTION, action_id="done"),
    )

    assert [found.action_id for found in plans.due_until(day)] == ["p1"]


def test_actions_come_in_the_persons_order(plans):
    save(plans, replace(ACTION, position=2), replace(ACTION, action_id="p0", position=1))

    assert [one.action_id for one in plans.actions()] == ["p0", "p1"]


def test_every_save_has_a_higher_revision_also_after_a_deletion(plans):
    (first,) = save(plans, ACTION)
    (second,) = save(plans, replace(first, title="New"))
    (undone,) = save(plans, first)
    plans.delete_action("p1")
    (back,) = save(plans, undone)

    assert [one.revision for one in (first, second, undone, back)] == [1, 2, 3, 4]


def test_several_changes_are_stored_together_or_not_at_all(plans, database):
    save(plans, ACTION)
    broken = replace(ACTION, action_id="p2", title="")  # the table refuses it

    with pytest.raises(Exception, match="CHECK"):
        save(plans, replace(ACTION, title="New"), broken)

    assert [one.title for one in plans.actions()] == [SECRET]


def test_a_deleted_action_is_gone_and_an_unknown_one_is_named(plans):
    save(plans, ACTION)

    plans.delete_action("p1")

    assert plans.actions() == ()
    with pytest.raises(UnknownIdError, match="p1"):
        plans.delete_action("p1")


def test_what_can_be_arranged_is_kept_and_taken_back(plans):
    plans.save_arrangeable("act-str-1", can_arrange=True)
    plans.save_arrangeable("act-str-1", can_arrange=True)
    plans.save_arrangeable("act-str-2", can_arrange=True)

    plans.save_arrangeable("act-str-1", can_arrange=False)
    plans.save_arrangeable("act-str-9", can_arrange=False)

    assert plans.arrangeable() == {"act-str-2"}


def test_a_changed_row_is_never_taken_for_what_was_written(plans, store):
    save(plans, ACTION)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE planned_action SET due = '2030-01-01'")
        connection.commit()

    with pytest.raises(DamagedStoreError, match="planned_action"):
        plans.actions()
