"""Finding the rows of attempts and loading what they hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.storage.checksum import Values
from hop_desktop.storage.mapping import Part, attempt_from_rows
from hop_desktop.storage.reading import Reading, among

V = TypeVar("V")
PORTION: Final = 500  # well below SQLite's limit of parameters
PARTS: Final = ("response", "evidence", "confidence", "seconds")


def find(reading: Reading, attempt_id: str) -> Values | None:
    return reading.row("attempt", "WHERE attempt_id = ?", attempt_id)


def find_open(reading: Reading) -> Values | None:
    return reading.row("attempt", "WHERE finished_at IS NULL")


def require(reading: Reading, attempt_id: str) -> Values:
    row = find(reading, attempt_id)
    if row is None:
        raise UnknownIdError(_("no attempt has the id {id}").format(id=attempt_id))
    return row


def require_open(reading: Reading, attempt_id: str) -> Values:
    row = require(reading, attempt_id)
    if row["finished_at"] is not None:
        raise AttemptStateError(
            _("attempt {id} is finished and cannot be changed").format(id=attempt_id)
        )
    return row


def load(reading: Reading, row: Values) -> Attempt:
    return load_many(reading, [row])[0]


def load_many(reading: Reading, rows: Iterable[Values]) -> tuple[Attempt, ...]:
    """Return the attempts of these rows with everything said in them."""
    rows = tuple(rows)
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    for table in PARTS:
        for some in in_portions([row["id"] for row in rows]):
            for part in reading.rows(table, f"WHERE attempt {among(some)}", *some):
                parts[part["attempt"]].append((table, part))
    return tuple(attempt_from_rows(row, parts[row["id"]]) for row in rows)


def in_portions(values: Sequence[V], portion: int = PORTION) -> Iterator[Sequence[V]]:
    """Yield the values in portions that SQLite takes as parameters of one query."""
    for start in range(0, len(values), portion):
        yield values[start : start + portion]
