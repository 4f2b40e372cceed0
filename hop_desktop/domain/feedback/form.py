"""What a form for others asks; field for field the form data of docs/feedback-files.md."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Final

FORMAT: Final = "hop-form"
FORMAT_VERSION: Final = 1  # of every file of docs/feedback-files.md


class Asking(StrEnum):
    """What is asked of other people."""

    EXPECTATIONS = "expectations"
    VIEW = "view"  # with the name of who answers
    CONFIDENTIAL = "confidential"  # for a collector


class Group(StrEnum):
    """Who is asked in a confidential round."""

    MANAGER = "manager"  # one person, who is told so
    PEERS = "peers"
    REPORTS = "reports"


class Relation(StrEnum):
    """Who signs a named view; the order is that of the plain-text sheet."""

    MANAGER = "manager"
    PEER = "peer"
    REPORT = "report"
    OTHER = "other"


class QuestionKind(StrEnum):
    """What a choice says."""

    LEVEL = "level"  # one of five statements, lowest first
    IMPORTANCE = "importance"  # one of four, lowest first


@dataclass(frozen=True, slots=True)
class Question:
    """One choice; its answer is the place of the option, from 1."""

    key: str  # in the plain-text sheet
    id: str  # of the item; of the competency in expectations
    kind: QuestionKind
    heading: str  # the competency
    cue: str
    stem: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """What is answered in words; may be left empty."""

    key: str
    id: str  # `keep` or `help`; a competency in expectations
    stem: str
    longest: int  # code points


@dataclass(frozen=True, slots=True)
class FormData:
    """Everything that one form is made from. All texts are in `language`."""

    kind: Asking
    asking: str  # 16 hexadecimal digits
    name: str  # of the person who asks
    language: str
    instrument: str
    instrument_version: str
    fingerprint: str
    minutes: int  # that answering takes
    questions: tuple[Question, ...]
    texts: tuple[TextQuestion, ...]
    group: Group | None = None  # the next three: of a confidential round alone
    collector: str | None = None
    recipient: str | None = None  # the collector's age key
    closes_on: date | None = None

    def document(self) -> dict[str, object]:
        """Return the form data as JSON has it."""
        head = {"format": FORMAT, "format_version": FORMAT_VERSION}
        closes_on = None if self.closes_on is None else self.closes_on.isoformat()
        return {**head, **asdict(self), "closes_on": closes_on}
