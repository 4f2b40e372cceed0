"""Finding and changing the rows of attempts within one session."""

from collections import defaultdict
from typing import Final

from sqlmodel import Session, col, select

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.i18n import _
from hop_desktop.storage.mapping import attempt_from_rows, sealed, whole
from hop_desktop.storage.tables import (
    AttemptRow,
    ConfidenceRow,
    EvidenceRow,
    PartRow,
    ResponseRow,
    SecondsRow,
)

PARTS: Final = (ResponseRow, EvidenceRow, ConfidenceRow, SecondsRow)


def find(session: Session, attempt_id: str) -> AttemptRow | None:
    return session.exec(select(AttemptRow).where(AttemptRow.attempt_id == attempt_id)).first()


def find_open(session: Session) -> AttemptRow | None:
    return session.exec(select(AttemptRow).where(col(AttemptRow.finished_at).is_(None))).first()


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
    parts: list[PartRow] = []
    for table in PARTS:
        parts.extend(session.exec(select(table).where(table.attempt == row.id)).all())
    return attempt_from_rows(row, parts)


def load_all(session: Session) -> tuple[Attempt, ...]:
    parts: defaultdict[int, list[PartRow]] = defaultdict(list)
    for table in PARTS:
        for part in session.exec(select(table)).all():
            parts[part.attempt].append(part)
    rows = session.exec(select(AttemptRow).order_by(col(AttemptRow.id))).all()
    return tuple(attempt_from_rows(row, parts[row.id]) for row in rows)


def take_back(
    session: Session, table: type[ResponseRow] | type[EvidenceRow], row_id: int, item_id: str
) -> None:
    row = session.get(table, (row_id, item_id))
    if row is not None:
        session.delete(row)


def count_save(row: AttemptRow) -> None:
    row.rev += 1
    sealed(row)
