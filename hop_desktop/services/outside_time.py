"""Days and moments from outside: only those that every later sum of dates can bear."""

from datetime import date, datetime, timedelta
from typing import Final

_EARLIEST: Final = 1900
_LATEST: Final = 9000  # years
_MINUTE: Final = timedelta(minutes=1)


def parse_moment(value: object) -> datetime | None:
    """Return the moment that an ISO 8601 text names; None: it is no such text, or has no zone."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    offset = moment.utcoffset() if moment else None
    if moment is None or offset is None or offset % _MINUTE or not _is_borne(moment):
        return None
    return moment


def parse_day(value: object) -> date | None:
    """Return the day that an ISO 8601 text names; None: it is no such text."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and _is_borne(day) else None


def _is_borne(day: date) -> bool:
    return _EARLIEST <= day.year <= _LATEST
