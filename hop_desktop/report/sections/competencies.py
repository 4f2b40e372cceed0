"""Each competency as a compact part: verdict, facets, the next level, and the examples named."""

from collections.abc import Iterator, Sequence
from typing import Final

from hop_desktop.domain.attempt import EvidenceGrade
from hop_desktop.domain.instrument import Item
from hop_desktop.i18n import _
from hop_desktop.presentation.competency_section import (
    CompetencySection,
    make_competency_section,
)
from hop_desktop.presentation.headline import alike_words, is_all_lowest
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.words import response_words, verdict_words
from hop_desktop.report.blocks import (
    Block,
    Bullets,
    Heading,
    Labelled,
    Muted,
    Panel,
    Paragraph,
)
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.items import (
    EXAMPLES,
    example_entry,
    examples_of,
    question_of,
    shows_example,
)
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.sections.profile import scale_of
from hop_desktop.report.snapshot import ReportSnapshot


def _competencies(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Go through the competencies in framework order."""
    if is_all_lowest(snapshot.scorecard):
        return _one_start(snapshot)
    panels = [
        _panel(
            snapshot,
            choice,
            make_competency_section(snapshot.instrument, snapshot.attempt, competency),
        )
        for competency in snapshot.scorecard.competencies
    ]
    return (Heading(1, _("Competency by competency")), *panels)


def _one_start(snapshot: ReportSnapshot) -> Sequence[Block]:
    """Say once that everything is at the start, and where a person begins."""
    card = snapshot.scorecard
    steps = (
        _("{competency}: {next}").format(
            competency=snapshot.instrument.competency(key).name,
            next=next_level_words(snapshot.instrument.competency(key), card.competency(key)),
        )
        for key in card.focus_areas
    )
    return (
        Heading(1, _("Competency by competency")),
        Paragraph(alike_words(card)),
        Bullets(tuple(steps)),
    )


def _panel(snapshot: ReportSnapshot, choice: ReportChoice, section: CompetencySection) -> Panel:
    score = snapshot.scorecard.competency(section.competency_id)
    facets: tuple[Block, ...] = ()
    if section.facets:
        facets = (Muted(_("Its parts")), Bullets(section.facets))
    # How the person judges and doubts is their own.
    own = (section.calibration, section.confidence)
    further = (section.next_level, *(() if choice.audience is Audience.MANAGER else own))
    return Panel(
        title=section.title,
        badge=verdict_words(score.verdict),
        lead=section.definition,
        scale=scale_of(score),
        left=tuple(Paragraph(text) for text in (section.verdict, *further) if text),
        right=facets,
        below=tuple(_examples(snapshot, choice, section.competency_id)),
    )


def _examples(
    snapshot: ReportSnapshot, choice: ReportChoice, competency_id: str
) -> Iterator[Labelled]:
    for item, note in examples_of(snapshot):
        if item.competency_id == competency_id and shows_example(choice, item):
            stated = _statement(snapshot, item)
            yield Labelled(f"{stated} {_grade_words(note.grade)}".strip(), note.text)


def _statement(snapshot: ReportSnapshot, item: Item) -> str:
    """Return the statement that the example stands for."""
    response = snapshot.attempt.responses.get(item.item_id)
    return question_of(item) if response is None else response_words(item, response)


def _grade_words(grade: EvidenceGrade) -> str:
    return {
        EvidenceGrade.NONE: "",
        EvidenceGrade.REMEMBERED: _("(an example from memory)"),
        EvidenceGrade.DOCUMENTED: _("(an example on paper)"),
        EvidenceGrade.PERSON: _("(an example someone can confirm)"),
    }[grade]


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    """List the examples: a coach and a manager get those that the person picks."""
    return tuple(
        Entry(
            example_entry(item),
            _("Example: {text}").format(text=" ".join(note.text.split())),
            snapshot.instrument.competency(item.competency_id).name,
            frozenset({Audience.ME}),
        )
        for item, note in examples_of(snapshot)
    )


COMPETENCIES: Final = Section(
    EXAMPLES, lambda: _("Competency by competency"), _competencies, entries=_entries
)
