"""Writes due dates as an iCalendar file (RFC 5545) that calendars import."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import InvalidActionError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.i18n import _

LINE_OCTETS: Final = 75  # RFC 5545, 3.1: without the line break
_BREAK: Final = "\r\n"
_PRODUCT: Final = "-//hop-desktop//Plan//EN"
_DOMAIN: Final = "hop-desktop"


def calendar_file(actions: Iterable[PlannedAction], instrument: Instrument, now: datetime) -> bytes:
    """Return an all-day event for each open action with a due date, without an alarm.

    Events and not to-dos: several widespread calendars pass over a VTODO without a word.
    An action keeps its UID, so that importing again replaces the event.

    Args:
        actions: Of the plan.
        instrument: For the names of competencies.
        now: The present moment, aware.

    Raises:
        InvalidActionError: No open action has a due date.
    """
    dated = [action for action in actions if action.is_open and action.due is not None]
    if not dated:
        text = _("No open action has a due date, so there is nothing for a calendar.")
        raise InvalidActionError("due", text)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    for action in dated:
        lines += _event(action, instrument, now)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + _BREAK for line in lines).encode()


def _event(action: PlannedAction, instrument: Instrument, now: datetime) -> Iterator[str]:
    assert action.due is not None, "an event needs its day"
    competency = instrument.competency(action.competency_id).name
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(action.action_id)}@{_DOMAIN}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max(action.revision - 1, 0)}"
    yield f"DTSTART;VALUE=DATE:{action.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{action.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(action.title)}"
    yield f"DESCRIPTION:{_escaped(_description(action))}"
    yield f"CATEGORIES:{_escaped(competency)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(action: PlannedAction) -> str:
    parts = [action.do]
    if action.seen:
        parts.append(_("You’ll know it’s done when: {seen}").format(seen=action.seen))
    if action.note:
        parts.append(_("Note: {note}").format(note=action.note))
    return "\n\n".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11): whatever a person typed stays inside it."""
    text = clean_text(text).replace("\t", " ").replace("\\", "\\\\")
    text = text.replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after at most LINE_OCTETS octets, never within a character (3.1)."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE_OCTETS:
            parts.append("")
            size = 1  # the space that marks a continuation
        parts[-1] += character
        size += octets
    return f"{_BREAK} ".join(parts)
