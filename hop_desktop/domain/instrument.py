"""The instrument: competencies, their facets, and the items that measure them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from hop_desktop.domain.errors import UnknownIdError

LOWEST_LEVEL: Final = 1
HIGHEST_LEVEL: Final = 5
LEVELS: Final = range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)


class ItemKind(StrEnum):
    """How an item is answered."""

    LEVEL = "level"  # five statements, lowest first
    FREQUENCY = "frequency"  # five shares of occasions, lowest first
    SITUATION = "situation"  # four actions: which works best, which worst


class Form(StrEnum):
    """Which items are asked."""

    FULL = "full"
    QUICK = "quick"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen in an item."""

    option_id: str  # "1"-"5"; "a"-"d" in a situation
    text: str
    value: float | None = None  # situations: the author's key, 1.0-5.0
    reason: str | None = None  # situations: why it has that value


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the instrument."""

    item_id: str
    competency_id: str
    facet_id: str | None  # None: a situation, which belongs to no facet
    kind: ItemKind
    forms: frozenset[Form]  # empty: a spare, asked in no form
    cue: str  # "Think of …"; empty unless a level choice
    stem: str
    options: tuple[Option, ...]
    asks_for_evidence: bool  # at statements 4 and 5
    key_status: str | None = None  # situations: who made the key
    version: int = 1
    third_person: tuple[str, ...] = ()  # quick form: the statements as others are asked

    @property
    def is_rated(self) -> bool:
        """Whether the response is a level or a share, and so counts as behaviour."""
        return self.kind is not ItemKind.SITUATION

    def option(self, option_id: str) -> Option:
        """Return the option of that id.

        Raises:
            UnknownIdError: The item has no such option.
        """
        for option in self.options:
            if option.option_id == option_id:
                return option
        raise UnknownIdError(f"item {self.item_id} has no option {option_id}")


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of a competency that one or two items measure."""

    facet_id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Competency:
    """Something the role asks for, and an axis of the radar."""

    competency_id: str
    name: str
    group_id: str
    is_core: bool
    leverage: float  # λ of docs/scoring.md, Priorities: how much it helps the others
    definition: str
    anchors: tuple[str, ...]  # five, lowest first: what each level looks like
    facets: tuple[Facet, ...]

    def facet(self, facet_id: str) -> Facet:
        """Return the facet of that id.

        Raises:
            UnknownIdError: The competency has no such facet.
        """
        for facet in self.facets:
            if facet.facet_id == facet_id:
                return facet
        raise UnknownIdError(f"competency {self.competency_id} has no facet {facet_id}")


@dataclass(frozen=True, slots=True)
class Group:
    """Competencies that are shown together."""

    group_id: str
    name: str


@dataclass(frozen=True)
class Instrument:
    """Everything a respondent is asked, in framework order."""

    instrument_id: str
    version: str
    name: str
    groups: tuple[Group, ...]
    competencies: tuple[Competency, ...]
    items: tuple[Item, ...]  # spares included

    @cached_property
    def items_by_id(self) -> dict[str, Item]:
        """Every item, spares included."""
        return {item.item_id: item for item in self.items}

    @cached_property
    def competencies_by_id(self) -> dict[str, Competency]:
        """Every competency, in framework order."""
        return {competency.competency_id: competency for competency in self.competencies}

    def item(self, item_id: str) -> Item:
        """Return the item of that id.

        Raises:
            UnknownIdError: The instrument has no such item.
        """
        try:
            return self.items_by_id[item_id]
        except KeyError:
            raise UnknownIdError(f"no item has the id {item_id}") from None

    def competency(self, competency_id: str) -> Competency:
        """Return the competency of that id.

        Raises:
            UnknownIdError: The instrument has no such competency.
        """
        try:
            return self.competencies_by_id[competency_id]
        except KeyError:
            raise UnknownIdError(f"no competency has the id {competency_id}") from None

    def items_of(self, form: Form) -> tuple[Item, ...]:
        """Return the items that `form` asks, in framework order."""
        return tuple(item for item in self.items if form in item.forms)


def items_of_competency(items: Sequence[Item], competency_id: str) -> tuple[Item, ...]:
    """Return those of `items` that measure one competency, in their order."""
    return tuple(item for item in items if item.competency_id == competency_id)
