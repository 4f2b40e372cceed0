"""What the person noted about themselves as a part of the export file."""

from collections.abc import Mapping
from functools import partial

from hop_desktop.services.ports import BackgroundRepository
from hop_desktop.services.transfer.part import Incoming, Store


class BackgroundPart:
    """The background record; a field that is stored already stays as it is."""

    name = "background"
    more_fields = ()

    def __init__(self, background: BackgroundRepository) -> None:
        self._background = background

    def write(self) -> Mapping[str, object]:
        return {self.name: dict(self._background.load())}

    def read(self, incoming: Incoming) -> Store:
        record = incoming.record(self.name)
        record = record.by_id()
        reads = {field: partial(record.text, field) for field in record.values}
        if "target_profile" in reads:
            reads["target_profile"] = partial(record.id_or_empty, "target_profile")
        fields = record.gather(**reads)
        return lambda: self._store(fields)

    def _store(self, fields: Mapping[str, str]) -> int:
        stored = self._background.load()
        new = {field: text for field, text in fields.items() if field not in stored}
        if new:
            self._background.save({**stored, **new})
        return len(new)
