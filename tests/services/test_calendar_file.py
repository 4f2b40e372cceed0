"""The calendar file, read back by a library that calendars use."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hop_desktop.content.instruments import load_catalogue
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.services.calendar_file import LINE_OCTETS, calendar_file

INSTRUMENT = load_catalogue().instrument
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=2)))
ACTION = PlannedAction(
    action_id="p1",
    title="Stop list",
    do="Name three pieces to stop.",
    seen="A recorded decision",
    competency_id="commercial-acumen",
    facet_ids=("pricing",),
    created_at=NOW,
    due=date(2026, 12, 31),
    note="Ask Ana",
    revision=3,
)


def written(*actions):
    return calendar_file(actions, INSTRUMENT, NOW)


def events(content):
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_a_calendar_reads_an_all_day_event_on_the_due_date():
    (event,) = events(written(ACTION))

    assert event.decoded("DTSTART") == date(2026, 12, 31)
    assert event.decoded("DTEND") == date(2027, 1, 1)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    assert event["SUMMARY"] == "Stop list"
    assert event["DESCRIPTION"] == (
        "Name three pieces to stop.\n\n"
        "You’ll know it’s done when: A recorded decision\n\nNote: Ask Ana"
    )
    assert event["CATEGORIES"].cats == ["Pricing, revenue and profit"]
    assert event["UID"] == "p1@hop-desktop"
    assert event["SEQUENCE"] == 2
    assert event.walk("VALARM") == []
    assert event.errors == []


def test_an_action_keeps_its_uid_and_its_sequence_rises():
    (before,) = events(written(ACTION))
    (after,) = events(written(replace(ACTION, title="New", due=date(2027, 1, 4), revision=4)))

    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_lines_end_as_the_standard_says_and_are_never_too_long():
    content = written(replace(ACTION, title="Ü" * 150, do="😀 " * 300))

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) == LINE_OCTETS
    for line in lines:
        line.decode()  # no character is torn apart


@pytest.mark.parametrize(
    "text",
    [
        "a;b,c\\d",
        "one\r\nBEGIN:VALARM\r\nEND:VALARM",
        "x\nEND:VEVENT\nEND:VCALENDAR",
        "\\n is no break; nor is \\,",
        'quotes " and : colons',
        "\u202egnp.exe\0\x07",
        "tab\there",
    ],
)
def test_hostile_texts_stay_texts(text):
    (event,) = events(written(replace(ACTION, title=text, do=text, seen=text, note=text)))

    assert set(event) == {
        *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"),
        *("CATEGORIES", "TRANSP"),
    }
    assert event.subcomponents == []


@given(st.text(max_size=200))
def test_any_title_comes_back_as_it_reads(title):
    from hop_desktop.domain.clean_text import clean_text

    (event,) = events(written(replace(ACTION, title=title)))

    assert event["SUMMARY"] == clean_text(title).replace("\t", " ")
