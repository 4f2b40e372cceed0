"""Everything Results and the report say about one competency."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.attempt import Attempt, BestWorst, Confidence
from hop_desktop.domain.candidates import feedback_candidates
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.instrument import (
    HIGHEST_LEVEL,
    Competency,
    Instrument,
    Item,
    ItemKind,
)
from hop_desktop.domain.scorecard import CompetencyScore
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import level_text
from hop_desktop.presentation.next_level import next_level_words
from hop_desktop.presentation.words import (
    confidence_words,
    own_average_words,
    response_words,
    verdict_sentence,
)

LOWEST_FACETS: Final = 2  # whose next statement is shown


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One item with the answer in full wording."""

    question: str
    answer: str
    evidence: str = ""
    explanation: tuple[str, ...] = ()  # situations: each option, what was picked, and the reason


@dataclass(frozen=True, slots=True)
class CompetencySection:
    """Everything about one competency; an empty text has nothing to say."""

    competency_id: str
    title: str
    definition: str
    verdict: str
    facets: tuple[str, ...]
    next_level: str
    next_statements: tuple[str, ...]  # of the lowest facets
    calibration: str
    confidence: str
    answers: tuple[AnswerLine, ...]


def make_competency_section(
    instrument: Instrument, attempt: Attempt, score: CompetencyScore
) -> CompetencySection:
    """Word one competency of a finished attempt."""
    competency = instrument.competency(score.competency_id)
    return CompetencySection(
        competency_id=competency.competency_id,
        title=competency.name,
        definition=competency.definition,
        verdict=verdict_sentence(score),
        facets=_facets(competency, score),
        next_level=next_level_words(competency, score),
        next_statements=tuple(_next_statements(instrument, attempt, competency, score)),
        calibration=_calibration(score),
        confidence=_confidence(instrument, attempt, competency.competency_id),
        answers=tuple(
            _answer(item, attempt)
            for item in instrument.items_of(attempt.form)
            if item.competency_id == competency.competency_id
        ),
    )


def _facets(competency: Competency, score: CompetencyScore) -> tuple[str, ...]:
    if score.behaviour is None:
        return ()
    names = _facet_names(competency)
    if _are_all_level(score):
        return (_("All its parts are at the same level."),)
    return tuple(
        _("{facet}: {words}").format(
            facet=names[facet.facet_id],
            words=own_average_words(facet.score, score.behaviour, unexposed=facet.is_unexposed),
        )
        for facet in score.facets
        if facet.facet_id in names
    )


def _are_all_level(score: CompetencyScore) -> bool:
    """Whether there is nothing to tell the parts apart by."""
    values = [facet.score for facet in score.facets if facet.score is not None]
    return len(values) == len(score.facets) > 1 and len(set(values)) == 1


def _next_statements(
    instrument: Instrument, attempt: Attempt, competency: Competency, score: CompetencyScore
) -> Iterator[str]:
    """Give the lowest facets the statement that follows the chosen one."""
    if not score.is_scored:
        return
    names = _facet_names(competency)
    scored = [
        facet for facet in score.facets if facet.score is not None and facet.facet_id in names
    ]
    lowest = sorted(scored, key=lambda facet: facet.score or 0.0)[:LOWEST_FACETS]
    items = {
        item.facet_id: item
        for item in instrument.items_of(attempt.form)
        if item.kind is ItemKind.LEVEL and item.competency_id == competency.competency_id
    }
    for facet in lowest:
        item = items.get(facet.facet_id)
        response = attempt.responses.get(item.item_id) if item else None
        if item is not None and isinstance(response, int) and response < HIGHEST_LEVEL:
            yield _("The next step in {facet}: {statement}").format(
                facet=names[facet.facet_id], statement=item.options[response].text
            )


def _calibration(score: CompetencyScore) -> str:
    if score.judgement is None or score.behaviour is None:
        return ""
    statements, judgement = level_text(score.behaviour), level_text(score.judgement)
    if statements == judgement:
        return _(
            "Your statements and your judgement of the situations both come to {level}."
        ).format(level=statements)
    return _(
        "Your statements come to {behaviour}, your judgement of the situations to "
        "{judgement}. Both are told, since a situation asks what would work, not what"
        " you did."
    ).format(behaviour=statements, judgement=judgement)


def _confidence(instrument: Instrument, attempt: Attempt, competency_id: str) -> str:
    told = attempt.confidence.get(competency_id)
    if told is None:
        return ""
    if told is Confidence.LOW:
        return confidence_words(told) + " " + _("A second view would tell you most here.")
    if competency_id in feedback_candidates(instrument, attempt).unsupported:
        return (
            confidence_words(told)
            + " "
            + _("No example is named for it yet, so it is worth asking someone who saw it.")
        )
    return confidence_words(told)


def _answer(item: Item, attempt: Attempt) -> AnswerLine:
    response = attempt.responses.get(item.item_id)
    note = attempt.evidence.get(item.item_id)
    return AnswerLine(
        question=f"{item.cue} {item.stem}".strip(),
        answer=response_words(item, response),
        evidence=note.text if note else "",
        explanation=_explanation(item, response) if isinstance(response, BestWorst) else (),
    )


def _explanation(item: Item, picks: BestWorst) -> tuple[str, ...]:
    """Explain every option of an answered situation; an unanswered one keeps its key."""
    texts = {
        picks.best: _("You picked as best: {option} {reason}"),
        picks.worst: _("You picked as worst: {option} {reason}"),
    }
    lines = tuple(
        texts.get(option.option_id, _("Not picked: {option} {reason}"))
        .format(option=option.text, reason=option.reason or "")
        .strip()
        for option in item.options
    )
    reached = level_text(situation_score(item, picks))
    return (*lines, _("Your picks score {x} out of 5.").format(x=reached))


def _facet_names(competency: Competency) -> Mapping[str, str]:
    return {facet.facet_id: facet.name for facet in competency.facets}
