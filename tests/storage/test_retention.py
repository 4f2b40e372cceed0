from datetime import UTC, datetime, timedelta
from pathlib import Path

from hop_desktop.storage.retention import ALWAYS, MOST_BYTES, Backup, superfluous

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def made_each(step, count, *, schema=1, size=1000):
    """Backups at equal distances, latest first."""
    return [
        Backup(count - n, NOW - n * step, schema, size, Path(f"{count - n}.db"))
        for n in range(count)
    ]


def kept(backups, schema=1):
    gone = {one.counter for one in superfluous(backups, schema)}
    return [one for one in backups if one.counter not in gone]


def test_the_last_twenty_are_kept_however_close_they_are():
    backups = made_each(timedelta(minutes=1), 25)

    assert kept(backups) == backups[:20]


def test_further_back_one_a_day_a_week_and_a_month_is_kept():
    backups = made_each(timedelta(hours=6), 4 * 400)

    days_ago = [(NOW - one.made_at).days for one in kept(backups)]

    assert len(days_ago) == len(kept(backups)) <= 20 + 14 + 8 + 12
    assert {5, 6, 7, 8, 9, 10, 11, 12} <= set(days_ago)
    assert sum(20 <= days < 60 for days in days_ago) >= 4
    assert sum(60 <= days < 366 for days in days_ago) >= 9
    assert max(days_ago) <= 366


def test_the_copy_before_a_migration_stays_for_a_year():
    old = Backup(1, NOW - timedelta(days=360), 1, 1000, Path("old.db"))
    older = Backup(0, NOW - timedelta(days=370), 1, 1000, Path("older.db"))
    backups = [*made_each(timedelta(minutes=1), 40, schema=2), old, older]
    months = [one for one in kept(backups, schema=2) if one.schema == 1]

    assert old in months
    assert kept([*backups[:40], older], schema=2)[-1] is older  # the month's only one


def test_copies_too_large_together_are_the_latest_few():
    backups = made_each(timedelta(minutes=1), 10, size=MOST_BYTES)

    assert kept(backups) == backups[:ALWAYS]


def test_a_clock_that_jumped_ahead_and_back_costs_no_latest_copy():
    ahead = [Backup(n, NOW + timedelta(days=9000), 1, 9, Path("x")) for n in range(10, 5, -1)]
    back = [Backup(n, NOW, 1, 9, Path("x")) for n in range(30, 10, -1)]

    assert kept([*back, *ahead])[:20] == back
