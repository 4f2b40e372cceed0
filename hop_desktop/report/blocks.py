"""What a report is made of: a list of blocks that every writer understands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 starts a section; level 2 a part of it."""

    level: int
    text: str


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

    value: str
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
    footer: str
    language: str
    blocks: Sequence[Block]
