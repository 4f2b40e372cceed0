"""What a report is made of: a list of blocks that every writer understands."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeAlias


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
class Caution:
    """What must be read before a number is relied on."""

    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A value on a line, drawn beside the words that say the same: it has none for readers.

    Attributes:
        ticks: The values that are written below the line, from its lowest to its highest.
        value: Where the mark stands.
        band: How sure that is; None: not known.
        expected: Where the mark of the expectation stands; None: none is drawn.
    """

    ticks: tuple[float, ...]
    value: float
    band: tuple[float, float] | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """The one number of the report, with what it means."""

    value: str  # empty: there is no number to show
    likely: str  # "of 100 · likely 70–88"; empty: there is no number to show
    label: str
    note: str  # empty: there is nothing to add
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headers; the first cell of a row names it.

    Attributes:
        shares: How the columns share the width, 0: as narrow as can be. Empty: a table of
            numbers, whose first column takes the room.
        scales: Drawn beside the name of each row; empty: none.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()
    scales: tuple[Scale | None, ...] = ()


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
class Labelled:
    """A text of the person's own or of the instrument under a small label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """What to begin with in one competency."""

    title: str
    levels: str  # "2.5 → 4.0"
    action: str  # empty: none is known


@dataclass(frozen=True, slots=True)
class Steps:
    """A few first steps, side by side where there is room."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Hero:
    """A chart that takes what its page has left, and what stands beside it."""

    chart: Chart
    beside: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Panel:
    """A compact part, two or three to a page of the PDF: a competency, say.

    Attributes:
        badge: What is said about it in a word or two; empty: nothing.
        left, right: Stand side by side where there is room, else one after the other.
        below: Follows over the whole width.
    """

    title: str
    badge: str
    lead: str
    scale: Scale | None
    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]" = ()
    below: "tuple[Block, ...]" = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | Muted
    | Caution
    | KeyFigure
    | Table
    | Chart
    | Bullets
    | Labelled
    | Steps
    | Hero
    | Panel
)

_WITH_TEXTS: Final = Block | Step


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        name: Of the respondent; empty: not printed.
        lead: The whole answer in one sentence; empty: not printed.
        language: As HTML and PDF name it, "en".
        audience: Whom it was made for, and that it is a draft; empty: neither is to be said.
        data: What the file carries to be imported again; None: nothing.
        has_cover: Whether the PDF begins with a cover and its contents.
    """

    title: str
    subtitle: str
    lead: str
    footer: str
    language: str
    blocks: tuple[Block, ...]
    name: str = ""
    audience: str = ""
    data: bytes | None = None
    has_cover: bool = False


def with_texts(document: Document, change: Callable[[str], str]) -> Document:
    """Return the document with `change` done to every text; drawings stay."""

    def changed(value: object) -> object:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, tuple):
            return tuple(changed(element) for element in value)
        return replace(value, **texts_of(value)) if isinstance(value, _WITH_TEXTS) else value

    def texts_of(value: Block | Step | Document) -> dict[str, Any]:  # Any: of any field
        return {field.name: changed(getattr(value, field.name)) for field in fields(value)}

    return replace(document, **texts_of(document))
