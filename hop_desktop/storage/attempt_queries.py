"""Finding and changing the rows of attempts within one session."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Column, Select, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.storage.mapping import (
    Part,
    attempt_from_rows,
    sealed,
    summary_from_values,
    whole,
    whole_values,
)
from hop_desktop.storage.tables import (
    AttemptRow,
    ConfidenceRow,
    EvidenceRow,
    ResponseRow,
    Row,
    SecondsRow,
)

V = TypeVar("V")
PORTION: Final = 500  # well below SQLite's limit of parameters
PARTS: Final = (ResponseRow, EvidenceRow, ConfidenceRow, SecondsRow)


def find(session: Session, attempt_id: str) -> AttemptRow | None:
    return session.exec(select_rows(AttemptRow).where(AttemptRow.attempt_id == attempt_id)).first()


def find_open(session: Session) -> AttemptRow | None:
    return session.exec(
        select_rows(AttemptRow).where(col(AttemptRow.finished_at).is_(None))
    ).first()


def require(session: Session, attempt_id: str) -> AttemptRow:
    row = find(session, attempt_id)
    if row is None:
        raise UnknownIdError(_("no attempt has the id {id}").format(id=attempt_id))
    return row


def require_open(session: Session, attempt_id: str) -> AttemptRow:
    row = whole(require(session, attempt_id))
    if row.finished_at is not None:
        raise AttemptStateError(
            _("attempt {id} is finished and cannot be changed").format(id=attempt_id)
        )
    return row


def load(session: Session, row: AttemptRow) -> Attempt:
    return load_many(session, [row])[0]


def load_many(session: Session, rows: Sequence[AttemptRow]) -> tuple[Attempt, ...]:
    """Return the attempts of these rows with everything said in them."""
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    for table in PARTS:
        for some in in_portions([row.id for row in rows]):
            # Columns, not rows of the mapper: a row costs several times its reading.
            wanted = select(*columns_of(table)).where(col(table.attempt).in_(some))
            for part in session.connection().execute(wanted):
                values = whole_values(table, part._asdict())
                parts[values["attempt"]].append((table, values))
    return tuple(attempt_from_rows(row, parts[row.id]) for row in rows)


def load_summaries(session: Session, wanted: Select[Any]) -> tuple[AttemptSummary, ...]:
    """Return the summaries that a query over `ATTEMPT_COLUMNS` chooses."""
    found = session.connection().execute(wanted)
    return tuple(summary_from_values(whole_values(AttemptRow, row._asdict())) for row in found)


def in_portions(values: Sequence[V], portion: int = PORTION) -> Iterator[Sequence[V]]:
    """Yield the values in portions that SQLite takes as parameters of one query."""
    for start in range(0, len(values), portion):
        yield values[start : start + portion]


def columns_of(table: type[Row]) -> Sequence[Column[Any]]:
    """Return the columns of a table in their order."""
    return tuple(table.metadata.tables[str(table.__tablename__)].columns)


ATTEMPT_COLUMNS: Final = columns_of(AttemptRow)


def take_back(
    session: Session, table: type[ResponseRow] | type[EvidenceRow], row_id: int, item_id: str
) -> None:
    row = session.get(table, (row_id, item_id))
    if row is not None:
        session.delete(row)


def count_save(row: AttemptRow) -> None:
    row.rev += 1
    sealed(row)
