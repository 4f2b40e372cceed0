"""The stored plan."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import moment_text, sealed, storable, whole
from hop_desktop.storage.tables import ArrangeableRow, PlannedActionRow


class SqlPlanRepository:
    """`PlanRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def actions(self) -> tuple[PlannedAction, ...]:
        """Return every action, in the person's order."""
        with self._database.reading() as session:
            order = (col(PlannedActionRow.position), col(PlannedActionRow.id))
            rows = session.exec(select(PlannedActionRow).order_by(*order)).all()
            return tuple(_action(row) for row in rows)

    def due_until(self, day: date) -> tuple[PlannedAction, ...]:
        """Return the open actions whose date is `day` or earlier."""
        is_open = [one.value for one in ActionState if one.is_open]
        with self._database.reading() as session:
            rows = session.exec(
                select(PlannedActionRow).where(
                    col(PlannedActionRow.due) <= day.isoformat(),
                    col(PlannedActionRow.state).in_(is_open),
                )
            ).all()
            return tuple(_action(row) for row in rows)

    def save_actions(self, actions: Sequence[PlannedAction]) -> tuple[PlannedAction, ...]:
        """Store new and changed actions, all of them or none.

        Returns:
            The actions as stored: `revision` is above every earlier one.
        """
        with self._database.saving() as session:
            return tuple(_save(session, action) for action in actions)

    def delete_action(self, action_id: str) -> None:
        """Delete an action.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        with self._database.saving() as session:
            row = _find(session, action_id)
            if row is None:
                raise UnknownIdError(_("no action has the id {id}").format(id=action_id))
            session.delete(row)

    def arrangeable(self) -> frozenset[str]:
        """Return the library actions that the person can arrange within 8 weeks."""
        with self._database.reading() as session:
            rows = session.exec(select(ArrangeableRow)).all()
            return frozenset(whole(row).library_id for row in rows)

    def save_arrangeable(self, library_id: str, *, can_arrange: bool) -> None:
        """Store whether the person can arrange one library action within 8 weeks."""
        with self._database.saving() as session:
            row = session.get(ArrangeableRow, library_id)
            if can_arrange and row is None:
                session.add(sealed(ArrangeableRow(library_id=library_id)))
            elif not can_arrange and row is not None:
                session.delete(row)


def _find(session: Session, action_id: str) -> PlannedActionRow | None:
    chosen = select(PlannedActionRow).where(PlannedActionRow.action_id == action_id)
    return session.exec(chosen).first()


def _save(session: Session, action: PlannedAction) -> PlannedAction:
    row = _find(session, action.action_id)
    last = session.exec(select(func.max(PlannedActionRow.id))).one()
    row_id = (last or 0) + 1 if row is None else row.id
    revision = max(action.revision, 0 if row is None else row.rev) + 1
    saved = session.merge(_row(action, row_id, revision))
    session.flush()
    return _action(saved)


def _row(action: PlannedAction, row_id: int, revision: int) -> PlannedActionRow:
    row = PlannedActionRow(
        id=row_id,
        action_id=action.action_id,
        library_id=action.library_id,
        competency_id=action.competency_id,
        facet_ids=json.dumps(list(action.facet_ids)),
        kind=None if action.kind is None else action.kind.value,
        title=storable(action.title),
        do=storable(action.do),
        seen=storable(action.seen),
        note=storable(action.note),
        hours=None if action.hours is None else float(action.hours),
        due=None if action.due is None else action.due.isoformat(),
        state=action.state.value,
        position=action.position,
        created_at=moment_text(action.created_at),
        started_at=None if action.started_at is None else moment_text(action.started_at),
        ended_at=None if action.ended_at is None else moment_text(action.ended_at),
        rev=revision,
    )
    return sealed(row)


def _action(row: PlannedActionRow) -> PlannedAction:
    whole(row)
    return PlannedAction(
        action_id=row.action_id,
        title=row.title,
        do=row.do,
        seen=row.seen,
        competency_id=row.competency_id,
        facet_ids=tuple(json.loads(row.facet_ids)),
        created_at=datetime.fromisoformat(row.created_at),
        library_id=row.library_id,
        kind=None if row.kind is None else ActionKind(row.kind),
        hours=row.hours,
        due=None if row.due is None else date.fromisoformat(row.due),
        note=row.note,
        state=ActionState(row.state),
        started_at=None if row.started_at is None else datetime.fromisoformat(row.started_at),
        ended_at=None if row.ended_at is None else datetime.fromisoformat(row.ended_at),
        position=row.position,
        revision=row.rev,
    )
