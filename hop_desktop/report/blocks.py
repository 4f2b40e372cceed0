"""What a report is made of: a list of blocks that every writer understands."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 starts a section; level 2 a part of it."""

    level: int
    text: str
    starts_page: bool = False  # in the PDF, which alone has pages


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Muted:
    """A paragraph of less weight."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The one number of the report, with what it means."""

    value: str  # empty: there is no number to show
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words that stand for it."""

    svg: bytes
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One item and what was answered."""

    question: str
    answer: str
    details: tuple[str, ...] = ()


Block: TypeAlias = Heading | Paragraph | Muted | KeyFigure | Table | Chart | Bullets | Answer


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    lead: str  # the whole answer in one paragraph, for the cover
    footer: str
    language: str
    blocks: tuple[Block, ...]


def with_texts(document: Document, change: Callable[[str], str]) -> Document:
    """Return the document with `change` done to every text; drawings stay."""

    def changed(value: object) -> object:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, tuple):
            return tuple(changed(one) for one in value)
        return replace(value, **texts_of(value)) if isinstance(value, Block) else value

    def texts_of(value: Block | Document) -> dict[str, Any]:  # Any: each field keeps its type
        return {one.name: changed(getattr(value, one.name)) for one in fields(value)}

    return replace(document, **texts_of(document))
