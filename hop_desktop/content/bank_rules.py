"""The rules without which a bank cannot be used, in any language (docs/instrument.md)."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from hop_desktop.content.table_reader import Problems
from hop_desktop.domain.instrument import Form, Instrument, Item, ItemKind

STATEMENT_WORDS: Final = 18
KEY_RANGE: Final = 3.0
BEST_AHEAD: Final = 0.8
WORST_BEHIND: Final = 0.4
SHARES_ALONE: Final = "1"  # the version in which a share could stand for a facet
_EPSILON: Final = 1e-9


def check_bank(instrument: Instrument, problems: Problems) -> None:
    """Note every broken rule with the item, the rule and the text that breaks it."""
    for item in instrument.items:
        for rule, text in (*_length(item), *_full_stops(item), *_key(item)):
            problems.add(f"{item.item_id}: {rule}", text)
    for item_id, text in _statements_twice(instrument):
        problems.add(f"{item_id}: C13", f"stands twice in the bank: {text}")
    for place, text in _unasked_facets(instrument):
        problems.add(f"{place}: C16", text)
    if instrument.version != SHARES_ALONE:
        for place, text in _facets_without_one_level_choice(instrument):
            problems.add(place, text)


def _length(item: Item) -> Iterator[tuple[str, str]]:
    for option in item.options:
        count = len(option.text.split())
        if count > STATEMENT_WORDS:
            yield "C01", f"{count} words, at most {STATEMENT_WORDS}: {option.text}"


def _full_stops(item: Item) -> Iterator[tuple[str, str]]:
    if item.kind is not ItemKind.FREQUENCY:
        for option in item.options:
            if not option.text.endswith("."):
                yield "C20", f"no full stop: {option.text}"


def _key(item: Item) -> Iterator[tuple[str, str]]:
    """One best and one worst action, clearly apart."""
    options = sorted(item.options, key=lambda option: option.value or 0.0)
    if item.kind is not ItemKind.SITUATION or len(options) < 3:
        return
    values = [option.value or 0.0 for option in options]
    if values[-1] - values[0] < KEY_RANGE - _EPSILON:
        yield "C15", f"best and worst are less than {KEY_RANGE} apart: {options[-1].text}"
    if values[-1] - values[-2] < BEST_AHEAD - _EPSILON:
        yield "C15", f"the best is less than {BEST_AHEAD} ahead: {options[-1].text}"
    if values[1] - values[0] < WORST_BEHIND - _EPSILON:
        yield "C15", f"the worst is less than {WORST_BEHIND} behind: {options[0].text}"


def _statements_twice(instrument: Instrument) -> Iterator[tuple[str, str]]:
    levels = [item for item in instrument.items if item.kind is ItemKind.LEVEL]
    counts = Counter(option.text for item in levels for option in item.options)
    for item in levels:
        for option in item.options:
            if counts[option.text] > 1:
                yield item.item_id, option.text


def _unasked_facets(instrument: Instrument) -> Iterator[tuple[str, str]]:
    asked = {(item.competency_id, item.facet_id) for item in instrument.items_of(Form.FULL)}
    for competency in instrument.competencies:
        for facet in competency.facets:
            if (competency.competency_id, facet.facet_id) not in asked:
                yield competency.competency_id, f"no item of the full form asks about {facet.name}"


def _facets_without_one_level_choice(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """A share only moves a level: alone it says nothing about how far an act reached."""
    for form in Form:
        levels = Counter(
            (item.competency_id, item.facet_id)
            for item in instrument.items_of(form)
            if item.kind is ItemKind.LEVEL
        )
        for item in instrument.items_of(form):
            if item.kind is ItemKind.SITUATION:
                continue
            count = levels[item.competency_id, item.facet_id]
            if count != 1:
                yield (
                    item.item_id,
                    f"facet {item.facet_id} has {count} level choices in the {form} form, not 1",
                )
