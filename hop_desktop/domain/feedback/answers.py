"""What other people answered, and what it says of a competency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

from hop_desktop.domain.feedback.form import Asking, Group, Relation
from hop_desktop.domain.instrument import Form, Instrument, Item

KEEP: Final = "keep"
HELP: Final = "help"
COMMENTS: Final = (KEEP, HELP)  # what is answered in words about a person
LONGEST_COMMENT: Final = 1_500  # characters
LONGEST_WORDS: Final = 300  # about one expectation
LONGEST_NAME: Final = 80
IMPORTANCE: Final = range(1, 5)
DAYS_OPEN: Final = 28  # that a round takes unless another day is named


class NotSeen(Enum):
    """The answer of who has not seen the person do something; never a low one."""

    NOT_SEEN = "not-seen"


NOT_SEEN: Final = NotSeen.NOT_SEEN
Answer: TypeAlias = int | NotSeen


@dataclass(frozen=True, slots=True)
class Version:
    """Which questionnaire an asking is about."""

    instrument: str
    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that was asked of others; an answer is taken in for one of these alone."""

    asking: str
    kind: Asking
    name: str  # of the person, as others read it
    language: str
    version: Version
    asked_at: datetime  # aware
    groups: tuple[Group, ...] = ()  # of a confidential round; never empty there
    closes_on: date | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one named person expects of whoever has the role."""

    asking: str
    number: str  # the same one replaces what came earlier
    sender: str
    version: Version
    levels: Mapping[str, int]  # by competency id, every one
    importance: Mapping[str, int]  # the same
    words: Mapping[str, str]  # by competency id
    received_at: datetime  # aware


@dataclass(frozen=True, slots=True)
class NamedView:
    """How one named person sees the person."""

    asking: str
    number: str
    sender: str
    relation: Relation
    version: Version
    answers: Mapping[str, Answer]  # by item id
    texts: Mapping[str, str]  # by KEEP or HELP
    received_at: datetime  # aware


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one rater of a confidential round answered; only the collection holds it."""

    group: Group
    number: str
    answers: Mapping[str, Answer]
    texts: Mapping[str, str]


def asked_items(instrument: Instrument) -> tuple[Item, ...]:
    """Return what others are asked about a person, in framework order."""
    return tuple(item for item in instrument.items_of(Form.QUICK) if item.third_person)


def items_by_competency(instrument: Instrument) -> Mapping[str, tuple[str, ...]]:
    """Return the items that others are asked, by competency in framework order."""
    items = asked_items(instrument)
    return {
        competency_id: tuple(item.item_id for item in items if item.competency_id == competency_id)
        for competency_id in instrument.competencies_by_id
    }


def levels_of(answers: Mapping[str, Answer], items: Sequence[str]) -> tuple[int, ...]:
    """Return the levels that were chosen in some items."""
    given = (answers.get(item_id) for item_id in items)
    return tuple(answer for answer in given if isinstance(answer, int))


def rated(answers: Mapping[str, Answer], items: Sequence[str]) -> Fraction | None:
    """Return the mean level of a competency's items; None: at most half of them have one.

    Source: docs/scoring.md, which asks the same of a self-rating.
    """
    levels = levels_of(answers, items)
    if len(levels) <= len(items) // 2:
        return None
    return Fraction(sum(levels), len(levels))
