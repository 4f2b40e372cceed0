"""The order in which one person sees the items: shuffled once, the same in every sitting."""

import random
from collections.abc import Sequence

from hop_desktop.domain.instrument import (
    Form,
    Instrument,
    Item,
    ItemKind,
    Option,
    items_of_competency,
)


def shown_order(instrument: Instrument, form: Form, respondent_id: str) -> tuple[str, ...]:
    """Return the item ids of a form in this person's order.

    Competencies are shuffled, then facets within each; level choices come before
    frequency items; situations come last, shuffled. Order effects so cancel in change scores.

    Source:
        docs/instrument.md, Order.
    """
    items = instrument.items_of(form)
    competencies = [competency.competency_id for competency in instrument.competencies]
    _generator(respondent_id, "competencies").shuffle(competencies)
    rated = [
        item.item_id
        for competency_id in competencies
        for item in _competency_order(items_of_competency(items, competency_id), respondent_id)
    ]
    situations = [item.item_id for item in items if item.kind is ItemKind.SITUATION]
    _generator(respondent_id, "situations").shuffle(situations)
    return (*rated, *situations)


def shown_options(item: Item, respondent_id: str) -> tuple[Option, ...]:
    """Return an item's options in this person's order: only those of a situation are shuffled.

    Source:
        docs/instrument.md, Answers.
    """
    options = list(item.options)
    if item.kind is ItemKind.SITUATION:
        _generator(respondent_id, item.item_id).shuffle(options)
    return tuple(options)


def _competency_order(items: Sequence[Item], respondent_id: str) -> list[Item]:
    rated = [item for item in items if item.is_rated]
    facets = sorted({str(item.facet_id) for item in rated})
    if rated:
        _generator(respondent_id, rated[0].competency_id).shuffle(facets)
    by_kind = (ItemKind.LEVEL, ItemKind.FREQUENCY)
    return sorted(
        rated, key=lambda item: (by_kind.index(item.kind), facets.index(str(item.facet_id)))
    )


def _generator(respondent_id: str, purpose: str) -> random.Random:
    # Seeding with a string is stable across processes and Python versions.
    return random.Random(f"{respondent_id}/{purpose}")  # noqa: S311 - an order, not a secret
