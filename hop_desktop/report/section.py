"""A section of the report: which presets have it, what it prints, what can be left out of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hop_desktop.report.blocks import Block
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.snapshot import ReportSnapshot

EVERYONE: Final = frozenset(Audience)
NOBODY: Final[frozenset[Audience]] = frozenset()  # one click away


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a section that the person can leave out by itself.

    Attributes:
        entry_id: Unique in the report, as "answer:ITEM".
        text: What it is called in the list of what goes in.
        group: What it stands under in that list, as a competency's name.
        audiences: Whose preset has it in.
    """

    entry_id: str
    text: str
    group: str
    audiences: frozenset[Audience] = EVERYONE


def _always(_snapshot: ReportSnapshot) -> bool:
    return True


def _nothing(_snapshot: ReportSnapshot) -> Sequence[Entry]:
    return ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section.

    Attributes:
        title: Its name in the list of what goes in, in the language in use.
        blocks: Prints it; called only if it is in.
        audiences: Whose preset has it in.
        is_there: Whether the snapshot has anything for it.
        entries: What can be left out of it one by one; the choice says what is.
    """

    section_id: str
    title: Callable[[], str]
    blocks: Callable[[ReportSnapshot, ReportChoice], Sequence[Block]]
    audiences: frozenset[Audience] = EVERYONE
    is_there: Callable[[ReportSnapshot], bool] = _always
    entries: Callable[[ReportSnapshot], Sequence[Entry]] = _nothing
