"""The stored plan."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.storage.database import Database
from hop_desktop.storage.mapping import moment_text, storable
from hop_desktop.storage.reading import Reading, among
from hop_desktop.storage.row_types import (
    ARRANGEABLE_ACTION,
    PLANNED_ACTION,
    ArrangeableRow,
    PlannedActionRow,
)

if TYPE_CHECKING:  # SQLModel takes long to import and is not needed to read
    from hop_desktop.storage.saving import WriteSession


class SqlPlanRepository:
    """`PlanRepository` over the store.

    Every method may also raise DamagedStoreError: a row is not what was written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def actions(self) -> tuple[PlannedAction, ...]:
        """Return every action, in the person's order."""
        with self._database.reading() as reading:
            return tuple(map(_action, reading.rows(PLANNED_ACTION, "ORDER BY position, id")))

    def due_until(self, day: date) -> tuple[PlannedAction, ...]:
        """Return the open actions whose date is `day` or earlier."""
        is_open = [state.value for state in ActionState if state.is_open]
        which = f"WHERE due <= ? AND state {among(is_open)}"
        with self._database.reading() as reading:
            rows = reading.rows(PLANNED_ACTION, which, day.isoformat(), *is_open)
            return tuple(map(_action, rows))

    def save_actions(self, actions: Sequence[PlannedAction]) -> tuple[PlannedAction, ...]:
        """Store new and changed actions, all of them or none.

        Returns:
            The actions as stored: `revision` is above every earlier one.
        """
        with self._database.saving() as saving:
            return tuple(_save(saving, action) for action in actions)

    def delete_action(self, action_id: str) -> None:
        """Delete an action.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        with self._database.saving() as saving:
            row = _find(saving, action_id)
            if row is None:
                raise UnknownIdError(_("no action has the id {id}").format(id=action_id))
            saving.delete(PLANNED_ACTION, id=row["id"])

    def arrangeable(self) -> frozenset[str]:
        """Return the library actions that the person can arrange within 8 weeks."""
        with self._database.reading() as reading:
            return frozenset(row["library_id"] for row in reading.rows(ARRANGEABLE_ACTION))

    def save_arrangeable(self, library_id: str, *, can_arrange: bool) -> None:
        """Store whether the person can arrange one library action within 8 weeks."""
        with self._database.saving() as saving:
            if can_arrange:
                row: ArrangeableRow = {"library_id": library_id}
                saving.put(ARRANGEABLE_ACTION, row)
            else:
                saving.delete(ARRANGEABLE_ACTION, library_id=library_id)


def _find(reading: Reading, action_id: str) -> PlannedActionRow | None:
    return reading.row(PLANNED_ACTION, "WHERE action_id = ?", action_id)


def _save(saving: "WriteSession", action: PlannedAction) -> PlannedAction:
    found = _find(saving, action.action_id)
    row_id = saving.next_id(PLANNED_ACTION) if found is None else found["id"]
    revision = max(action.revision, 0 if found is None else found["rev"]) + 1
    row = _row(action, row_id, revision)
    saving.put(PLANNED_ACTION, row)
    return _action(row)


def _row(action: PlannedAction, row_id: int, revision: int) -> PlannedActionRow:
    return {
        "id": row_id,
        "action_id": action.action_id,
        "library_id": action.library_id,
        "competency_id": action.competency_id,
        "facet_ids": json.dumps(list(action.facet_ids)),
        "kind": None if action.kind is None else action.kind.value,
        "title": storable(action.title),
        "do": storable(action.do),
        "seen": storable(action.seen),
        "note": storable(action.note),
        "hours": None if action.hours is None else float(action.hours),
        "due": None if action.due is None else action.due.isoformat(),
        "state": action.state.value,
        "position": action.position,
        "created_at": moment_text(action.created_at),
        "started_at": None if action.started_at is None else moment_text(action.started_at),
        "ended_at": None if action.ended_at is None else moment_text(action.ended_at),
        "rev": revision,
    }


def _action(row: PlannedActionRow) -> PlannedAction:
    return PlannedAction(
        action_id=row["action_id"],
        title=row["title"],
        do=row["do"],
        seen=row["seen"],
        competency_id=row["competency_id"],
        facet_ids=tuple(json.loads(row["facet_ids"])),
        created_at=datetime.fromisoformat(row["created_at"]),
        library_id=row["library_id"],
        kind=None if row["kind"] is None else ActionKind(row["kind"]),
        hours=row["hours"],
        due=None if row["due"] is None else date.fromisoformat(row["due"]),
        note=row["note"],
        state=ActionState(row["state"]),
        started_at=None if row["started_at"] is None else datetime.fromisoformat(row["started_at"]),
        ended_at=None if row["ended_at"] is None else datetime.fromisoformat(row["ended_at"]),
        position=row["position"],
        revision=row["rev"],
    )
