"""Every level and frequency answer in its full wording."""

from collections.abc import Iterator, Sequence
from typing import Final

from hop_desktop.domain.instrument import Item
from hop_desktop.i18n import _
from hop_desktop.presentation.words import response_words
from hop_desktop.report.blocks import Block, Heading, Table
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.items import ANSWERS, answer_entry, items_of, question_of, shows_answer
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.snapshot import ReportSnapshot


def _answers(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Go through the competencies; what is not answered is said, too."""
    tables = []
    for competency in snapshot.instrument.competencies:
        rows = tuple(
            (question_of(item), response_words(item, snapshot.attempt.responses.get(item.item_id)))
            for item in _rated(snapshot)
            if item.competency_id == competency.competency_id and shows_answer(choice, item)
        )
        if rows:
            headers = (_("What was asked"), _("What you answered"))
            tables.append(Table(competency.name, headers, rows, shares=(5, 4)))
    return (Heading(1, _("Every answer")), *tables)


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    return tuple(
        Entry(
            answer_entry(item),
            question_of(item),
            snapshot.instrument.competency(item.competency_id).name,
        )
        for item in _rated(snapshot)
    )


def _rated(snapshot: ReportSnapshot) -> Iterator[Item]:
    return (item for item in items_of(snapshot) if item.is_rated)


ANSWERS_SECTION: Final = Section(
    ANSWERS,
    lambda: _("Every answer"),
    _answers,
    frozenset({Audience.COACH}),
    entries=_entries,
)
