"""The plan as a part of the export file."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from hop_desktop.domain.action import ActionKind
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.limits import LIMITS, as_id
from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.services.ports import PlanRepository
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record

T = TypeVar("T")
_FIELDS: Final = (
    *("id", "title", "do", "seen", "note", "competency", "facets", "library_id", "kind"),
    *("hours", "due", "state", "position", "created_at", "started_at", "ended_at"),
)
_TEXTS: Final = ("do", "seen", "note")
_MOST_HOURS: Final = 999_999.0
_FURTHEST_POSITION: Final = 1_000_000_000


class PlanPart:
    """`plan`, and `arrangeable`; what is stored already stays as it is."""

    name = "plan"
    more_fields = ("arrangeable",)

    def __init__(self, catalogue: Catalogue, plans: PlanRepository) -> None:
        self._catalogue = catalogue
        self._plans = plans

    def write(self) -> Mapping[str, object]:
        return {
            self.name: [action_document(action) for action in self._plans.actions()],
            "arrangeable": sorted(self._plans.arrangeable()),
        }

    def read(self, incoming: Incoming) -> Store:
        actions = incoming.each(self.name, self._action)
        arrangeable = _ids(incoming)
        return lambda: self._store(actions, arrangeable)

    def _store(self, actions: Sequence[PlannedAction], arrangeable: Sequence[str]) -> int:
        stored = {action.action_id for action in self._plans.actions()}
        new = {action.action_id: action for action in actions if action.action_id not in stored}
        self._plans.save_actions(list(new.values()))
        for library_id in arrangeable:
            self._plans.save_arrangeable(library_id, can_arrange=True)
        return len(new)

    def _action(self, record: Record) -> PlannedAction:
        record.require_exactly(*_FIELDS)

        def unless_null(field: str, read: Callable[[str], T]) -> T | None:
            return None if record.values[field] is None else read(field)

        texts = {
            field: partial(record.text, field, at_most=LIMITS[f"PlannedAction.{field}"])
            for field in _TEXTS
        }
        read = record.gather(
            action_id=lambda: record.id("id"),
            title=lambda: record.name("title", at_most=LIMITS["PlannedAction.title"]).strip(),
            about=lambda: self._about(record),
            created_at=lambda: record.moment("created_at"),
            library_id=lambda: record.optional_id("library_id"),
            kind=lambda: unless_null("kind", lambda key: record.choice(key, ActionKind)),
            hours=lambda: unless_null("hours", lambda _key: _hours(record)),
            due=lambda: unless_null("due", record.day),
            state=lambda: record.choice("state", ActionState),
            started_at=lambda: unless_null("started_at", record.moment),
            ended_at=lambda: unless_null("ended_at", record.moment),
            position=lambda: record.whole("position", -_FURTHEST_POSITION, _FURTHEST_POSITION),
            **texts,
        )
        if read["state"].is_open != (read["ended_at"] is None):
            raise record.refusal("ended_at", _("does not go with the state"))
        competency_id, facet_ids = read.pop("about")
        read["library_id"] = read["library_id"] or ""
        return PlannedAction(competency_id=competency_id, facet_ids=facet_ids, **read)

    def _about(self, record: Record) -> tuple[str, tuple[str, ...]]:
        competency_id, facet_ids = record.id("competency"), record.ids("facets")
        competency = self._catalogue.instrument.competencies_by_id.get(competency_id)
        if competency is None:
            raise record.refusal("competency", _("{value} is not known"), value=competency_id)
        known = {facet.facet_id for facet in competency.facets}
        for facet_id in facet_ids:
            if facet_id not in known:
                raise record.refusal("facets", _("{value} is no facet of it"), value=facet_id)
        return competency_id, facet_ids


def action_document(action: PlannedAction) -> dict[str, object]:
    """Return one action of the plan as JSON values; moments and days in ISO 8601."""
    return {
        "id": action.action_id,
        "title": action.title,
        "do": action.do,
        "seen": action.seen,
        "note": action.note,
        "competency": action.competency_id,
        "facets": list(action.facet_ids),
        "library_id": action.library_id or None,
        "kind": None if action.kind is None else action.kind.value,
        "hours": action.hours,
        "due": None if action.due is None else action.due.isoformat(),
        "state": action.state.value,
        "position": action.position,
        "created_at": action.created_at.isoformat(),
        "started_at": None if action.started_at is None else action.started_at.isoformat(),
        "ended_at": None if action.ended_at is None else action.ended_at.isoformat(),
    }


def _hours(record: Record) -> float:
    hours = record.number("hours", 0.0, _MOST_HOURS)
    if hours <= 0:
        raise record.refusal("hours", _("is not above 0"))
    return hours


def _ids(incoming: Incoming) -> tuple[str, ...]:
    ids = tuple(dict.fromkeys(map(as_id, incoming.values("arrangeable"))))
    if "" in ids:
        raise incoming.refusal("arrangeable", _("is not a list of ids"))
    return ids
