"""Reasons of raised answers and looks back as parts of the export file."""

from collections.abc import Mapping, Sequence
from typing import Final

from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.limits import LIMITS
from hop_desktop.i18n import _
from hop_desktop.services.ports import RetakeRepository
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record

_REASON: Final = ("attempt", "item", "text")
_LOOK_BACK: Final = ("attempt", "earlier", "levels")


class ReasonsPart:
    """`reasons`; one that is stored already stays as it is."""

    name = "reasons"
    more_fields = ()

    def __init__(self, retakes: RetakeRepository) -> None:
        self._retakes = retakes

    def write(self) -> Mapping[str, object]:
        found = self._retakes.reasons()
        return {
            self.name: [
                {"attempt": reason.attempt_id, "item": reason.item_id, "text": reason.text}
                for reason in found
            ]
        }

    def read(self, incoming: Incoming) -> Store:
        known = incoming.ids("details")
        reasons = incoming.each(self.name, lambda record: _reason(record, known))
        return lambda: self._store(reasons)

    def _store(self, reasons: Sequence[ChangeReason]) -> int:
        stored = {(reason.attempt_id, reason.item_id) for reason in self._retakes.reasons()}
        named = {(reason.attempt_id, reason.item_id): reason for reason in reasons}
        new = [reason for key, reason in named.items() if key not in stored]
        self._retakes.save_reasons(new)
        return len(new)


class LookBacksPart:
    """`look_backs`; one between the same two attempts that is stored already stays."""

    name = "look_backs"
    more_fields = ()

    def __init__(self, retakes: RetakeRepository) -> None:
        self._retakes = retakes

    def write(self) -> Mapping[str, object]:
        found = self._retakes.look_backs()
        return {
            self.name: [
                {
                    "attempt": look_back.attempt_id,
                    "earlier": look_back.earlier_id,
                    "levels": dict(look_back.levels),
                }
                for look_back in found
            ]
        }

    def read(self, incoming: Incoming) -> Store:
        known = incoming.ids("details")
        looks = incoming.each(self.name, lambda record: _look_back(record, known))
        return lambda: self._store(looks)

    def _store(self, looks: Sequence[LookBack]) -> int:
        stored = {
            (look_back.attempt_id, look_back.earlier_id) for look_back in self._retakes.look_backs()
        }
        named = {(look_back.attempt_id, look_back.earlier_id): look_back for look_back in looks}
        new = [look_back for key, look_back in named.items() if key not in stored]
        for look_back in new:
            self._retakes.save_look_back(look_back)
        return len(new)


def _reason(record: Record, known: frozenset[str]) -> ChangeReason:
    record.require_exactly(*_REASON)
    item_id = record.id("item")
    text = record.text("text", at_most=LIMITS["ChangeReason.text"])
    return ChangeReason(_attempt(record, "attempt", known), item_id, text)


def _look_back(record: Record, known: frozenset[str]) -> LookBack:
    record.require_exactly(*_LOOK_BACK)
    levels = record.record("levels").by_id()
    later, earlier = (_attempt(record, field, known) for field in ("attempt", "earlier"))
    if later == earlier:
        raise record.refusal("earlier", _("is the attempt itself"))
    read = {
        item_id: levels.whole(item_id, LOWEST_LEVEL, HIGHEST_LEVEL) for item_id in levels.values
    }
    return LookBack(later, earlier, read)


def _attempt(record: Record, field: str, known: frozenset[str]) -> str:
    attempt_id = record.id(field)
    if attempt_id not in known:
        raise record.refusal(field, _("is no attempt of the file"))
    return attempt_id
