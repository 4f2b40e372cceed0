"""Each competency: verdict, facets, the next level, and every answer in full wording."""

from collections.abc import Sequence
from typing import Final

from hop_desktop.domain.attempt import Attempt, BestWorst
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.instrument import Item
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import level_text
from hop_desktop.presentation.results import CompetencySection, make_results_state
from hop_desktop.presentation.words import response_words
from hop_desktop.report.blocks import Answer, Block, Bullets, Heading, Muted, Paragraph
from hop_desktop.report.choice import ReportChoice
from hop_desktop.report.section import Section
from hop_desktop.report.snapshot import ReportSnapshot


def _competencies(snapshot: ReportSnapshot, _choice: ReportChoice) -> Sequence[Block]:
    """Go through the competencies in framework order."""
    state = make_results_state(
        snapshot.instrument,
        snapshot.attempt,
        snapshot.scorecard,
        snapshot.profile,
        snapshot.catalogue.constants,
    )
    items = snapshot.instrument.items_of(snapshot.attempt.form)
    blocks: list[Block] = [Heading(1, _("Competency by competency"), starts_page=True)]
    for section in state.sections:
        own = [item for item in items if item.competency_id == section.competency_id]
        blocks += [*_about(section), *_answers(own, snapshot.attempt)]
    return blocks


def _about(section: CompetencySection) -> Sequence[Block]:
    blocks: list[Block] = [
        Heading(2, section.title),
        Muted(section.definition),
        Paragraph(section.verdict),
    ]
    if section.facets:
        blocks.append(Bullets(section.facets))
    blocks += [Paragraph(text) for text in (section.next_level, section.calibration) if text]
    return blocks


def _answers(items: Sequence[Item], attempt: Attempt) -> Sequence[Block]:
    answered = [item for item in items if item.item_id in attempt.responses]
    skipped = tuple(_question(item) for item in items if item not in answered)
    blocks: list[Block] = [_answer(item, attempt) for item in answered]
    if skipped:
        blocks += [Paragraph(_("Not answered:")), Bullets(skipped)]
    return blocks


def _answer(item: Item, attempt: Attempt) -> Answer:
    response = attempt.responses[item.item_id]
    note = attempt.evidence.get(item.item_id)
    details: tuple[str, ...] = ()
    if note and note.text:
        details += (_("Example: {text}").format(text=note.text),)
    if isinstance(response, BestWorst):
        details += _reasons(item, response)
    return Answer(_question(item), response_words(item, response), details)


def _reasons(item: Item, response: BestWorst) -> tuple[str, ...]:
    """Explain every option of an answered situation; an unanswered one keeps its key."""
    reasons = tuple(
        _("“{option}” {reason}").format(option=one.text, reason=one.reason or "").strip()
        for one in item.options
    )
    reached = level_text(situation_score(item, response))
    return (*reasons, _("Your picks reach {x} of 5.").format(x=reached))


def _question(item: Item) -> str:
    return f"{item.cue} {item.stem}".strip()


COMPETENCIES: Final = Section("competencies", lambda: _("Competency by competency"), _competencies)
