"""Reasons of raised answers and looks back as parts of the export file."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.change import ChangeReason, LookBack
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.limits import LIMITS, as_id
from hop_desktop.i18n import _
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import AttemptRepository, RetakeRepository
from hop_desktop.services.transfer.part import Incoming, Store
from hop_desktop.services.transfer.record import Record

_REASON: Final = ("attempt", "item", "text")
_LOOK_BACK: Final = ("attempt", "earlier", "levels")
_Asked: TypeAlias = Mapping[str, AbstractSet[str]]  # ids of items, by attempt


class AskedItems:
    """Which items the instrument of each attempt has: nothing is said about any other."""

    def __init__(
        self, catalogue: Catalogue, attempts: AttemptRepository, history: HistoryService
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._history = history

    def stored(self) -> _Asked:
        """Return them for the attempts of the store."""
        return {
            attempt.attempt_id: self._history.snapshot_of(attempt).items_by_id.keys()
            for attempt in self._attempts.all()
        }

    def incoming(self, incoming: Incoming) -> _Asked:
        """Return them for the attempts of a file, whose instruments are checked by their part."""
        items: dict[str, AbstractSet[str]] = {
            key: _ids_of(document)
            for key, document in incoming.record("instruments").values.items()
        }
        for edition in self._catalogue.editions:
            items[edition.fingerprint] = edition.instrument.items_by_id.keys()
        return {
            as_id(detail.get("id")): items.get(as_id(detail.get("fingerprint")), frozenset())
            for detail in incoming.values("details")
            if isinstance(detail, dict)
        }


def _ids_of(document: object) -> AbstractSet[str]:
    items = document.get("items") if isinstance(document, dict) else None
    listed = items if isinstance(items, list) else []
    return {as_id(item.get("item_id")) for item in listed if isinstance(item, dict)}


class ReasonsPart:
    """`reasons`; one that is stored already stays as it is."""

    name = "reasons"
    more_fields = ()

    def __init__(self, retakes: RetakeRepository, asked: AskedItems) -> None:
        self._retakes = retakes
        self._asked = asked

    def write(self) -> Mapping[str, object]:
        found = self._retakes.reasons()
        asked = self._asked.stored() if found else {}
        return {
            self.name: [
                {"attempt": reason.attempt_id, "item": reason.item_id, "text": reason.text}
                for reason in found
                if reason.item_id in asked.get(reason.attempt_id, ())  # older versions took any
            ]
        }

    def read(self, incoming: Incoming) -> Store:
        known = self._asked.incoming(incoming)
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

    def __init__(self, retakes: RetakeRepository, asked: AskedItems) -> None:
        self._retakes = retakes
        self._asked = asked

    def write(self) -> Mapping[str, object]:
        found = self._retakes.look_backs()
        asked = self._asked.stored() if found else {}
        return {
            self.name: [
                {
                    "attempt": look_back.attempt_id,
                    "earlier": look_back.earlier_id,
                    "levels": {
                        item_id: level
                        for item_id, level in look_back.levels.items()
                        if item_id in asked.get(look_back.earlier_id, ())
                    },
                }
                for look_back in found
            ]
        }

    def read(self, incoming: Incoming) -> Store:
        known = self._asked.incoming(incoming)
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


def _reason(record: Record, known: _Asked) -> ChangeReason:
    record.require_exactly(*_REASON)
    item_id = record.id("item")
    text = record.text("text", at_most=LIMITS["ChangeReason.text"])
    attempt_id = _attempt(record, "attempt", known)
    if item_id not in known[attempt_id]:
        raise record.refusal("item", _("is not a known item"))
    return ChangeReason(attempt_id, item_id, text)


def _look_back(record: Record, known: _Asked) -> LookBack:
    record.require_exactly(*_LOOK_BACK)
    levels = record.record("levels").by_id()
    later, earlier = (_attempt(record, field, known) for field in ("attempt", "earlier"))
    if later == earlier:
        raise record.refusal("earlier", _("is the attempt itself"))
    for item_id in levels.values:
        if item_id not in known[earlier]:
            raise levels.refusal(f"{item_id:.80}", _("is not a known item"))
    read = {
        item_id: levels.whole(item_id, LOWEST_LEVEL, HIGHEST_LEVEL) for item_id in levels.values
    }
    return LookBack(later, earlier, read)


def _attempt(record: Record, field: str, known: _Asked) -> str:
    attempt_id = record.id(field)
    if attempt_id not in known:
        raise record.refusal(field, _("is no attempt of the file"))
    return attempt_id
