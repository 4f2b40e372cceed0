from datetime import UTC, date, datetime

import pytest

from hop_desktop.services.outside_time import parse_day, parse_moment


@pytest.mark.parametrize(
    "value",
    [
        *(None, 7, "", "today", "2026-02-30T10:00:00+00:00", "2026-01-01T10:00:00"),
        *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"),
        "2026-01-01T00:00:00.000001+00:00:30.000001",
    ],
)
def test_a_moment_that_later_sums_could_not_bear_is_none(value):
    assert parse_moment(value) is None


@pytest.mark.parametrize("value", [None, 7, "", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_later_sums_could_not_bear_is_none(value):
    assert parse_day(value) is None


def test_days_and_moments_of_our_time_are_read():
    assert parse_moment("2026-11-24T10:00:00+00:00") == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert parse_moment("2026-11-24T10:00:00.5+05:30") is not None
    assert parse_day("2026-11-24") == date(2026, 11, 24)
