"""A collection as it is kept, sealed: the round, who was invited, and what came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidFileError
from hop_desktop.domain.feedback.answers import Asked, Sheet, asked_items
from hop_desktop.domain.feedback.form import Asking, Group
from hop_desktop.domain.feedback.groups import MOST_IN_GROUP, GroupResult
from hop_desktop.domain.instrument import Instrument
from hop_desktop.i18n import _
from hop_desktop.services.feedback.documents import (
    answers_document,
    as_json,
    result_document,
    round_document,
)
from hop_desktop.services.feedback.records import (
    VERSION_FIELDS,
    groups_in,
    hex_in,
    known_instrument,
    language_in,
    name_in,
    result_from,
    sheet_from,
    version_in,
)
from hop_desktop.services.strict_json import parse_object
from hop_desktop.services.transfer.record import Record

COLLECTION: Final = "hop-collection"
_ROUND: Final = ("asking", "name", "language", *VERSION_FIELDS, "items", "groups", "closes_on")


@dataclass(frozen=True, slots=True)
class Collection:
    """What a collector holds of one round."""

    asked: Asked
    collector: str
    invited: Mapping[Group, int]  # people, for each group of the round
    sheets: tuple[Sheet, ...]  # none once it is closed
    result: GroupResult | None  # None: it is not closed

    def given(self, group: Group) -> int:
        """Return how many answers of a group came in."""
        return sum(sheet.group is group for sheet in self.sheets)


def instrument_of_collection(collection: Collection, catalogue: Catalogue) -> Instrument:
    """Return the questionnaire that a round asks."""
    return catalogue.edition(collection.asked.version.fingerprint).instrument


def collection_document(collection: Collection, instrument: Instrument) -> bytes:
    """Return the content of the sealed file."""
    asked, result = collection.asked, collection.result
    items = tuple(item.item_id for item in asked_items(instrument))
    return as_json(
        {
            "format": COLLECTION,
            "round": round_document(asked, items),
            "opened_at": asked.asked_at.isoformat(),
            "collector": collection.collector,
            "invited": {group.value: most for group, most in collection.invited.items()},
            "sheets": [_sheet_document(sheet) for sheet in collection.sheets],
            "result": None if result is None else result_document(result),
        }
    )


def collection_from(content: bytes, source: str, catalogue: Catalogue) -> Collection:
    """Return the collection of a sealed file.

    Raises:
        InvalidFileError: It is not what `collection_document` wrote.
    """
    record = Record(source, COLLECTION, parse_object(content, source, InvalidFileError))
    asked = round_from(record.record("round"), catalogue, record.moment("opened_at"))
    instrument = catalogue.edition(asked.version.fingerprint).instrument
    sheets = record.values.get("sheets")
    if not isinstance(sheets, list):
        raise record.refusal("sheets", _("is not a list"))
    has_result = record.values.get("result") is not None
    invited = record.record("invited")
    return Collection(
        asked=asked,
        collector=name_in(record, "collector"),
        invited={group: invited.whole(group.value, 0, MOST_IN_GROUP) for group in asked.groups},
        sheets=tuple(
            sheet_from(Record.of(sheet, source, f"sheets.{n}"), instrument)
            for n, sheet in enumerate(sheets)
        ),
        result=result_from(record.record("result"), instrument, asked.groups)
        if has_result
        else None,
    )


def round_from(record: Record, catalogue: Catalogue, opened_at: datetime) -> Asked:
    """Return what a round file asks.

    Raises:
        InvalidFileError: It is none, or asks items that this program does not have.
    """
    record.require_exactly("format", "format_version", *_ROUND)
    asked = Asked(
        **record.gather(
            asking=lambda: hex_in(record, "asking", 16),
            name=lambda: name_in(record, "name"),
            language=lambda: language_in(record),
            version=lambda: version_in(record),
            groups=lambda: groups_in(record),
            closes_on=lambda: record.day("closes_on"),
        ),
        kind=Asking.CONFIDENTIAL,
        asked_at=opened_at,
    )
    instrument = known_instrument(record, catalogue, asked.version)
    if record.ids("items") != tuple(item.item_id for item in asked_items(instrument)):
        problem = _("are not those of version {version} of the questionnaire")
        raise record.refusal("items", problem, version=asked.version.version)
    if not set(asked.groups) - {Group.MANAGER}:
        raise record.refusal("groups", _("are none besides the manager"))
    return asked


def _sheet_document(sheet: Sheet) -> Mapping[str, object]:
    return {
        "group": sheet.group.value,
        "number": sheet.number,
        "answers": answers_document(sheet.answers),
        "texts": dict(sheet.texts),
    }
