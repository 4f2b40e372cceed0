"""An instrument as one text: what the store and exports keep of what was asked."""

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from hop_desktop.domain.clean_text import clean_id, clean_text
from hop_desktop.domain.errors import InvalidInstrumentError
from hop_desktop.domain.instrument import LEVELS, Competency, Instrument, Item
from hop_desktop.i18n import _

OVERVIEW_FACET: Final = "overview"  # of items that ask about the whole competency
NEW_IN_VERSION_2: Final = {"third_person"}  # left out when empty, as version 1 was stored
LONGEST_ID: Final = 200  # characters that the store takes
_SOURCE: Final = "instrument"  # as the error names what is read


def instrument_document(instrument: Instrument) -> str:
    """Return the instrument as canonical JSON: same content, same text."""
    return json.dumps(instrument, default=_plain, ensure_ascii=False, sort_keys=True)


def instrument_from_document(text: str) -> Instrument:
    """Return the instrument that `instrument_document` wrote.

    Raises:
        InvalidInstrumentError: The text is not such a document, or what it asks makes no whole.
    """
    try:
        instrument: Instrument = _made(Instrument, json.loads(text), "")
    except (ValueError, TypeError) as error:
        raise InvalidInstrumentError(_SOURCE, [str(error)]) from error
    if problems := list(_gaps(instrument)):
        raise InvalidInstrumentError(_SOURCE, problems)
    return instrument


def fingerprint(instrument: Instrument) -> str:
    """Return 32 hexadecimal digits that change with any content of the instrument."""
    return document_fingerprint(instrument_document(instrument))


def document_fingerprint(text: str) -> str:
    """Return the fingerprint of the instrument whose document is `text`."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _plain(value: object) -> dict[str, object] | list[str]:
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: held for name, held in named.items() if held or name not in NEW_IN_VERSION_2}
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value))


@lru_cache
def _fields_of(kind: type) -> dict[str, tuple[Any, bool]]:
    """Return the kind of each field, and whether it must be there."""
    hints = get_type_hints(kind)
    return {field.name: (hints[field.name], field.default is MISSING) for field in fields(kind)}


def _made(kind: Any, value: object, place: str) -> Any:  # Any: kinds are looked at, not known
    """Return what JSON gave as the kind that a field is declared to have; nothing is guessed."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _made_object(kind, value, place)
    if get_origin(kind) in {tuple, frozenset}:
        if not isinstance(value, list):
            raise ValueError(_("{field}: is not a list").format(field=place))
        inner = get_args(kind)[0]
        made = [_made(inner, element, f"{place}.{n}") for n, element in enumerate(value)]
        return get_origin(kind)(made)
    if get_origin(kind) is UnionType:
        return None if value is None else _made(get_args(kind)[0], value, place)
    if isinstance(kind, type) and issubclass(kind, Enum) and isinstance(value, str):
        if value not in {member.value for member in kind}:
            raise ValueError(_("{field}: is not known").format(field=place))
        return kind(value)
    is_number = kind is float and type(value) is int
    if type(value) is not kind and not is_number:
        raise ValueError(
            _("{field}: is not of the kind {kind}").format(field=place, kind=kind.__name__)
        )
    clean = clean_id if place.endswith("_id") else clean_text
    if isinstance(value, str) and clean(value) != value:
        problem = _("{field}: holds characters that control or reorder")
        raise ValueError(problem.format(field=place))
    return value


def _made_object(kind: type, value: object, place: str) -> Any:
    known = _fields_of(kind)
    if not isinstance(value, dict):
        raise TypeError(_("{field}: is not an object").format(field=place or _SOURCE))
    for name in value.keys() - known.keys():
        raise ValueError(_("{field}: is not a known field").format(field=f"{place}.{name:.40}"))
    for name, (_kind, is_needed) in known.items():
        if is_needed and name not in value:
            raise ValueError(_("{field}: is missing").format(field=f"{place}.{name}"))
    return kind(
        **{
            name: _made(known[name][0], content, f"{place}.{name}")
            for name, content in value.items()
        }
    )


def _gaps(instrument: Instrument) -> Iterator[str]:
    """Say what would be asked for in vain while scoring or showing."""
    if not 1 <= len(instrument.instrument_id) <= LONGEST_ID:
        yield _("{field}: is empty or too long").format(field="instrument_id")
    groups = [group.group_id for group in instrument.groups]
    competencies = [part.competency_id for part in instrument.competencies]
    items = [part.item_id for part in instrument.items]
    if not competencies or not items:
        yield _("{field}: there is nothing to ask").format(field="competencies")
    for name, ids in (("groups", groups), ("competencies", competencies), ("items", items)):
        if len(set(ids)) < len(ids) or not all(1 <= len(part_id) <= LONGEST_ID for part_id in ids):
            yield _("{field}: an id is empty, too long or stands twice").format(field=name)
    for competency in instrument.competencies:
        yield from _competency_gaps(competency, groups)
    by_id = instrument.competencies_by_id
    for item in instrument.items:
        yield from _item_gaps(item, by_id.get(item.competency_id))


def _competency_gaps(competency: Competency, groups: Sequence[str]) -> Iterator[str]:
    place = competency.competency_id
    facets = [facet.facet_id for facet in competency.facets]
    if competency.group_id not in groups:
        yield _("{field}: is not known").format(field=f"{place}.group_id")
    if not facets or len(set(facets)) < len(facets):
        yield _("{field}: there are none, or one stands twice").format(field=f"{place}.facets")
    if len(competency.anchors) != len(LEVELS):
        yield _("{field}: are not {n}").format(field=f"{place}.anchors", n=len(LEVELS))
    if not 0 < competency.leverage < math.inf:
        yield _("{field}: is not above 0").format(field=f"{place}.leverage")


def _item_gaps(item: Item, competency: Competency | None) -> Iterator[str]:
    place = item.item_id
    options = [option.option_id for option in item.options]
    if competency is None:
        yield _("{field}: is not known").format(field=f"{place}.competency_id")
    elif item.facet_id not in {
        None,
        OVERVIEW_FACET,
        *(facet.facet_id for facet in competency.facets),
    }:
        yield _("{field}: is not known").format(field=f"{place}.facet_id")
    if item.is_rated and (item.facet_id is None or options != [str(level) for level in LEVELS]):
        yield _("{field}: are not those of {n} levels of a facet").format(
            field=f"{place}.options", n=len(LEVELS)
        )
    if not item.is_rated and (
        len(set(options)) < len(options)
        or not all(1 <= len(option) <= LONGEST_ID for option in options)
        or len(options) < 2
        or any(option.value is None or not 1 <= option.value <= 5 for option in item.options)
    ):
        yield _("{field}: are not different ones with a value").format(field=f"{place}.options")
