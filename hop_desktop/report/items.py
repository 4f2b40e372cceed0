"""How the items of an attempt appear in a report, and whether a choice has them in."""

from collections.abc import Iterator
from typing import Final

from hop_desktop.domain.attempt import EvidenceNote
from hop_desktop.domain.instrument import Item, ItemKind
from hop_desktop.report.choice import ReportChoice
from hop_desktop.report.snapshot import ReportSnapshot

ANSWERS: Final = "answers"  # the ids of the sections that print what was answered
SITUATIONS: Final = "situations"
EXAMPLES: Final = "competencies"


def question_of(item: Item) -> str:
    """Return cue and stem as one text."""
    return f"{item.cue} {item.stem}".strip()


def answer_entry(item: Item) -> str:
    """Return the id under which the answer to an item can be left out."""
    return f"answer:{item.item_id}"


def example_entry(item: Item) -> str:
    """Return the id under which the example of an item can be left out."""
    return f"example:{item.item_id}"


def shows_answer(choice: ReportChoice, item: Item) -> bool:
    """Whether the answer to an item is printed."""
    section = SITUATIONS if item.kind is ItemKind.SITUATION else ANSWERS
    return choice.prints(section) and choice.shows(answer_entry(item))


def shows_example(choice: ReportChoice, item: Item) -> bool:
    """Whether the example of an item is printed."""
    return choice.prints(EXAMPLES) and choice.shows(example_entry(item))


def items_of(snapshot: ReportSnapshot) -> tuple[Item, ...]:
    """Return the items of the attempt's form in framework order."""
    return tuple(snapshot.instrument.items_of(snapshot.attempt.form))


def examples_of(snapshot: ReportSnapshot) -> Iterator[tuple[Item, EvidenceNote]]:
    """Yield the items for which an example was named."""
    for item in items_of(snapshot):
        note = snapshot.attempt.evidence.get(item.item_id)
        if note is not None and note.text:
            yield item, note
