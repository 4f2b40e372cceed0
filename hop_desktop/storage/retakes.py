"""What was said about the change between two attempts, as stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import delete
from sqlmodel import Session, col, select

from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.storage.attempt_queries import require
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import sealed, storable, whole
from hop_desktop.storage.tables import AttemptRow, LookBackRow, ReasonRow


class SqlRetakeRepository:
    """`RetakeRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def reasons(self) -> Sequence[ChangeReason]:
        """Return every reason, by attempt as stored and by item."""
        order = (col(ReasonRow.attempt), col(ReasonRow.item_id))
        with self._database.reading() as session:
            ids = _attempt_ids(session)
            rows = session.exec(select(ReasonRow).order_by(*order)).all()
            return tuple(
                ChangeReason(ids[row.attempt], row.item_id, row.text) for row in map(whole, rows)
            )

    def save_reasons(self, reasons: Sequence[ChangeReason]) -> None:
        """Store or replace reasons, all of them or none.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        with self._database.saving() as session:
            named = dict.fromkeys(one.attempt_id for one in reasons)
            ids = {one: require(session, one).id for one in named}
            for one in reasons:
                row = ReasonRow(
                    attempt=ids[one.attempt_id], item_id=one.item_id, text=storable(one.text)
                )
                session.merge(sealed(row))

    def look_backs(self) -> Sequence[LookBack]:
        """Return every look back, by attempt as stored."""
        order = (LookBackRow.attempt, LookBackRow.earlier, LookBackRow.item_id)
        levels: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
        with self._database.reading() as session:
            ids = _attempt_ids(session)
            for row in map(whole, session.exec(select(LookBackRow).order_by(*map(col, order)))):
                levels[row.attempt, row.earlier][row.item_id] = row.level
        return tuple(
            LookBack(ids[later], ids[earlier], found) for (later, earlier), found in levels.items()
        )

    def save_look_back(self, look_back: LookBack) -> None:
        """Store the levels of a look back, in place of those of the same two attempts.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        with self._database.saving() as session:
            later = require(session, look_back.attempt_id).id
            earlier = require(session, look_back.earlier_id).id
            is_same = (col(LookBackRow.attempt) == later) & (col(LookBackRow.earlier) == earlier)
            session.exec(delete(LookBackRow).where(is_same))
            session.add_all(
                sealed(LookBackRow(attempt=later, earlier=earlier, item_id=item, level=level))
                for item, level in look_back.levels.items()
            )


def _attempt_ids(session: Session) -> Mapping[int, str]:
    return dict(session.exec(select(AttemptRow.id, AttemptRow.attempt_id)).all())
