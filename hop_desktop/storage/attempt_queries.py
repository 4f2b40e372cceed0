"""Finding the rows of attempts and loading what they hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.storage.checksum import Values
from hop_desktop.storage.mapping import AttemptParts, P, attempt_from_rows, summary_from_row
from hop_desktop.storage.reading import R, Reading, Table, among, damaged_row
from hop_desktop.storage.row_types import (
    ATTEMPT,
    CIRCUMSTANCES,
    CONFIDENCE,
    EVIDENCE,
    RESPONSE,
    SECONDS,
    AttemptRow,
)

V = TypeVar("V")
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
PORTION: Final = 500  # well below SQLite's limit of parameters


def find(reading: Reading, attempt_id: str) -> AttemptRow | None:
    return reading.row(ATTEMPT, "WHERE attempt_id = ?", attempt_id)


def find_open(reading: Reading) -> AttemptRow | None:
    return reading.row(ATTEMPT, "WHERE finished_at IS NULL")


def require(reading: Reading, attempt_id: str) -> AttemptRow:
    row = find(reading, attempt_id)
    if row is None:
        raise UnknownIdError(_("no attempt has the id {id}").format(id=attempt_id))
    return row


def require_open(reading: Reading, attempt_id: str) -> AttemptRow:
    row = require(reading, attempt_id)
    if row["finished_at"] is not None:
        raise AttemptStateError(
            _("attempt {id} is finished and cannot be changed").format(id=attempt_id)
        )
    return row


def by_finish(rows: Iterable[R]) -> list[R]:
    """Return rows of attempts by time of finishing, then of storing; open ones come last.

    In Python: SQLite would compare the texts of moments, which may stand in different zones.

    Raises:
        DamagedStoreError: A moment is none.
    """
    try:
        return sorted(rows, key=_finish)
    except (TypeError, ValueError) as error:
        raise damaged_row("attempt") from error


def finished(reading: Reading, *, before: str | None = None) -> list[Values]:
    """Return `id` and `shown_order` of the finished attempts, by time of finishing.

    With `before`, an id of an attempt: those before it; all, if it is open or not stored.
    """
    which = "FROM attempt WHERE finished_at IS NOT NULL"
    rows = by_finish(reading.select(f"SELECT id, attempt_id, finished_at, shown_order {which}"))
    ids = [row["attempt_id"] for row in rows]
    return rows[: ids.index(before)] if before in ids else rows


def summaries(reading: Reading, ids: Sequence[int]) -> tuple[AttemptSummary, ...]:
    """Return what the rows with these ids say, without what was said in them, in this order."""
    found = {
        row["id"]: summary_from_row(row)
        for some in in_portions(ids)
        for row in reading.rows(ATTEMPT, f"WHERE id {among(some)}", *some)
    }
    return tuple(found[item_id] for item_id in ids)


def _finish(row: Values) -> tuple[bool, datetime, int]:
    text = row["finished_at"]
    moment = _NEVER if text is None else datetime.fromisoformat(text)
    return text is None, moment, row["id"]


def load(reading: Reading, row: AttemptRow) -> Attempt:
    return load_many(reading, [row])[0]


def load_many(reading: Reading, rows: Iterable[AttemptRow]) -> tuple[Attempt, ...]:
    """Return the attempts of these rows with everything said in them."""
    rows = tuple(rows)
    ids = [row["id"] for row in rows]
    parts = AttemptParts(
        _by_attempt(reading, RESPONSE, ids),
        _by_attempt(reading, EVIDENCE, ids),
        _by_attempt(reading, CONFIDENCE, ids),
        _by_attempt(reading, SECONDS, ids),
        _by_attempt(reading, CIRCUMSTANCES, ids),
    )
    return tuple(attempt_from_rows(row, parts) for row in rows)


def _by_attempt(reading: Reading, table: Table[P], ids: Sequence[int]) -> Mapping[int, Sequence[P]]:
    parts: defaultdict[int, list[P]] = defaultdict(list)
    for some in in_portions(ids):
        for part in reading.rows(table, f"WHERE attempt {among(some)}", *some):
            parts[part["attempt"]].append(part)
    return parts


def in_portions(values: Sequence[V], portion: int = PORTION) -> Iterator[Sequence[V]]:
    """Yield the values in portions that SQLite takes as parameters of one query."""
    for start in range(0, len(values), portion):
        yield values[start : start + portion]
