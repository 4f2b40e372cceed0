"""`plan` on the command line: in words, as JSON, and for a calendar."""

import json
from datetime import date

import icalendar
import pytest

from hop_desktop.bootstrap import open_services
from hop_desktop.domain.plan import ActionDraft, ActionState
from hop_desktop.paths import AppPaths
from hop_desktop.resources import resource

SAMPLE = str(resource("sample", "attempt.json"))


@pytest.fixture
def actions(tmp_path, catalogue):
    """Three actions: due, without a date, and done although it had one."""
    services = open_services(AppPaths.at(tmp_path / "data"), catalogue)
    made = [
        services.planning.add(
            ActionDraft(title, "budgeting", ("allocation",), "I ask.", "Yes.", due)
        )
        for title, due in (
            ("Ask for the budget; twice, then again", date(2027, 3, 1)),
            ("Some day", None),
            ("Done", date(2027, 1, 1)),
        )
    ]
    services.planning.move_to_state(made[2].action_id, ActionState.DONE)
    services.database.close()
    return made


def test_without_an_attempt_the_plan_says_where_one_starts(hop):
    status, out, _err = hop("plan")

    assert status == 0
    assert "A plan starts from where you stand" in out


def test_the_plan_in_words_has_reasons_numbers_and_every_action(hop, actions):
    hop("add", SAMPLE)

    status, out, _err = hop("plan")

    assert status == 0
    assert "1. Negotiation" in out
    assert "Weight 13 × gap" in out
    assert "Met." in out
    for action in actions:
        assert f"{action.action_id}  " in out
    assert "Planned  Ask for the budget; twice, then again  due 1 March 2027" in out


def test_the_plan_as_json_multiplies_to_its_priorities(hop, actions):
    hop("add", SAMPLE)

    status, out, _err = hop("plan", "--json")

    plan = json.loads(out)
    assert status == 0
    assert 1 <= len(plan["focus_areas"]) <= 3
    for one in plan["focus_areas"]:
        product = one["weight"] * one["gap"] * one["leverage"] * one["certainty"]
        assert one["priority"] == pytest.approx(product)
        assert one["proposals"]
    assert [one["title"] for one in plan["actions"]] == [one.title for one in actions]


def test_the_plan_as_json_without_an_attempt_has_no_focus_areas(hop):
    status, out, _err = hop("plan", "--json")

    assert status == 0
    assert json.loads(out) == {"attempt": None, "focus_areas": [], "actions": []}


def test_a_calendar_reads_the_due_dates_of_what_is_open(hop, actions, tmp_path):
    status, out, _err = hop("plan", "--ics", tmp_path / "plan.ics")

    (event,) = icalendar.Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")
    assert (status, out.strip()) == (0, str(tmp_path / "plan.ics"))
    assert event["SUMMARY"] == "Ask for the budget; twice, then again"
    assert event.decoded("DTSTART") == date(2027, 3, 1)


def test_a_calendar_without_a_due_date_is_refused_and_no_file_is_made(hop, tmp_path):
    status, _out, err = hop("plan", "--ics", tmp_path / "plan.ics")

    assert status == 3
    assert "No open action has a due date" in err
    assert not (tmp_path / "plan.ics").exists()


def test_a_calendar_that_cannot_be_written_ends_with_five(hop, actions, tmp_path):
    status, _out, err = hop("plan", "--ics", tmp_path / "missing" / "plan.ics")

    assert status == 5
    assert "plan.ics" in err
