"""Which backups are kept: the latest ones, then one for each day, week, month further back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

LATEST: Final = 20
DAYS: Final = 14
WEEKS: Final = 8
MONTHS: Final = 12
BEFORE_MIGRATION_FOR: Final = timedelta(days=366)
MOST_BYTES: Final = 200_000_000
ALWAYS: Final = 2  # however large they are


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy; a higher counter is a later copy, whatever the clock said."""

    counter: int
    made_at: datetime  # UTC
    schema: int | None  # its format; None: its name does not say
    size: int  # bytes
    path: Path


def superfluous(backups: Sequence[Backup], schema: int) -> tuple[Backup, ...]:
    """Return the backups that are not needed any more.

    Args:
        backups: All of them, latest first.
        schema: The format of this version; older copies were made before a migration.
    """
    kept = {backup.counter for backup in backups[:LATEST]}
    kept |= _first_of_each(backups, DAYS, lambda at: (at.year, at.timetuple().tm_yday))
    kept |= _first_of_each(backups, WEEKS, lambda at: at.isocalendar()[:2])
    kept |= _first_of_each(backups, MONTHS, lambda at: (at.year, at.month))
    kept |= {backup.counter for backup in backups if _before_migration(backup, backups[0], schema)}
    kept -= _beyond_the_size([backup for backup in backups if backup.counter in kept])
    return tuple(backup for backup in backups if backup.counter not in kept)


def _first_of_each(
    backups: Sequence[Backup], periods: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[int]:
    latest: dict[tuple[int, ...], int] = {}
    for backup in backups:
        latest.setdefault(period(backup.made_at), backup.counter)
    return set(list(latest.values())[:periods])


def _before_migration(backup: Backup, latest: Backup, schema: int) -> bool:
    is_older = backup.schema is not None and backup.schema < schema
    return is_older and latest.made_at - backup.made_at <= BEFORE_MIGRATION_FOR


def _beyond_the_size(kept: Sequence[Backup]) -> set[int]:
    total, beyond = 0, set()
    for place, backup in enumerate(kept):
        total += backup.size
        if place >= ALWAYS and total > MOST_BYTES:
            beyond.add(backup.counter)
    return beyond
