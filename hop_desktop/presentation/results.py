"""What Results shows about one finished attempt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt, BestWorst
from hop_desktop.domain.competency import situation_score
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Competency, Instrument, ItemKind
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import CompetencyScore, QualityStatus, Scorecard
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import (
    band_text,
    date_text,
    exact_text,
    gap_text,
    level_text,
    percent_text,
)
from hop_desktop.presentation.words import (
    band_words,
    form_words,
    framing_words,
    honesty_lines,
    label_words,
    own_average_words,
    quality_status_words,
    quality_words,
    readiness_sentence,
    response_words,
    verdict_sentence,
    verdict_words,
)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One item with the answer in full wording."""

    question: str
    answer: str
    evidence: str = ""
    explanation: tuple[str, ...] = ()  # situations: each option with its reason


@dataclass(frozen=True, slots=True)
class CompetencySection:
    """Everything about one competency."""

    competency_id: str
    title: str
    definition: str
    verdict: str
    facets: tuple[str, ...]
    next_level: str
    calibration: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class ResultsState:
    """Everything Results shows, except the charts."""

    title: str
    subtitle: str
    readiness_value: str
    readiness_label: str
    readiness_sentence: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sections: tuple[CompetencySection, ...]
    quality: tuple[str, ...]
    flips: tuple[str, ...]
    computation: tuple[str, ...]
    honesty: tuple[str, ...]


def table_headers() -> tuple[str, ...]:
    return (
        _("Competency"),
        _("You"),
        _("Band"),
        _("Expected"),
        _("Gap"),
        _("Verdict"),
        _("Answered"),
    )


def table_rows(instrument: Instrument, scorecard: Scorecard) -> tuple[tuple[str, ...], ...]:
    """Return the exact table that stands beside the charts, in framework order."""
    return tuple(
        (
            instrument.competency(score.competency_id).name,
            level_text(score.score),
            band_text(score.band),
            level_text(score.expected),
            gap_text(score.gap),
            verdict_words(score.verdict),
            _("{answered} of {asked}").format(answered=score.answered, asked=score.asked),
        )
        for score in scorecard.competencies
    )


def make_results_state(
    instrument: Instrument,
    attempt: Attempt,
    scorecard: Scorecard,
    profile: Profile,
    constants: ScoringConstants,
    flips: Sequence[tuple[CompetencyScore, CompetencyScore]] = (),
) -> ResultsState:
    """Word everything about an attempt.

    Args:
        instrument: The one that was answered.
        attempt: A finished one.
        scorecard: Its score under `profile`.
        profile: The one in use.
        constants: For the printed assumptions.
        flips: Competencies whose verdict differs under the attempt's own profile: then, now.
    """
    readiness = scorecard.readiness
    moment = attempt.finished_at or attempt.started_at
    return ResultsState(
        title=_("Results"),
        subtitle=f"{date_text(moment)} · {form_words(attempt.form)} · {profile.name}",
        readiness_value=percent_text(readiness.value),
        readiness_label=label_words(readiness.label),
        readiness_sentence=readiness_sentence(readiness),
        headers=table_headers(),
        rows=table_rows(instrument, scorecard),
        sections=tuple(_section(instrument, attempt, score) for score in scorecard.competencies),
        quality=_quality(scorecard),
        flips=tuple(_flip(instrument, then, now) for then, now in flips),
        computation=computation_lines(instrument, scorecard, constants),
        honesty=(framing_words(), band_words(constants), *honesty_lines()),
    )


def verdict_flips(
    before: Scorecard, after: Scorecard
) -> tuple[tuple[CompetencyScore, CompetencyScore], ...]:
    """Return the competencies whose verdict differs between two profiles of one attempt."""
    pairs = zip(before.competencies, after.competencies, strict=True)
    return tuple((then, now) for then, now in pairs if then.verdict is not now.verdict)


def method_lines(constants: ScoringConstants) -> tuple[str, ...]:
    """Say how a score, its band and readiness are made."""
    return (
        _(
            "A facet counts its level choice three times and its frequency once. A competency is "
            "the plain mean of its scored facets; each situation moves it by {share:.0f} %."
        ).format(share=constants.situation_weight_each * 100),
        _(
            "Each band is the score ± {z} × SEM, with SEM = {sigma} × √(1 − r) and r from the "
            "number of answers (assumed correlation {rho})."
        ).format(z=constants.z_band, sigma=constants.sigma, rho=constants.rho),
        _(
            "Attainment is (score − 1) ÷ (expected − 1), at most 1. Readiness is the attainments, "
            "weighted, over the scored weights."
        ),
    )


def computation_lines(
    instrument: Instrument, scorecard: Scorecard, constants: ScoringConstants
) -> tuple[str, ...]:
    """Show the formulas with the person's own numbers."""
    lines = list(method_lines(constants))
    for score in scorecard.competencies:
        if score.score is None or score.attainment is None or score.sem is None:
            continue
        text = _(
            "{name}: gap {expected} − {score} = {gap}; SEM {sem} from {k} answers; "
            "attainment {share}; weight {weight}."
        )
        lines.append(
            text.format(
                name=instrument.competency(score.competency_id).name,
                expected=score.expected,
                score=exact_text(score.score),
                gap=exact_text(score.gap),
                sem=exact_text(score.sem),
                k=score.answered,
                share=exact_text(score.attainment),
                weight=score.weight,
            )
        )
    if scorecard.readiness.value is not None:
        lines.append(
            _("Readiness before rounding: {value}.").format(
                value=exact_text(scorecard.readiness.value)
            )
        )
    return tuple(lines)


def _quality(scorecard: Scorecard) -> tuple[str, ...]:
    quality = scorecard.quality
    notes = tuple(quality_words(flag) for flag in quality.flags)
    if quality.status is QualityStatus.OK and notes:
        return notes
    return (quality_status_words(quality.status), *notes)


def _flip(instrument: Instrument, then: CompetencyScore, now: CompetencyScore) -> str:
    return _("{name}: {then} becomes {now}").format(
        name=instrument.competency(now.competency_id).name,
        then=verdict_words(then.verdict),
        now=verdict_words(now.verdict),
    )


def _section(instrument: Instrument, attempt: Attempt, score: CompetencyScore) -> CompetencySection:
    competency = instrument.competency(score.competency_id)
    return CompetencySection(
        competency_id=competency.competency_id,
        title=competency.name,
        definition=competency.definition,
        verdict=verdict_sentence(score),
        facets=_facets(competency, score),
        next_level=_next_level(competency, score),
        calibration=_calibration(score),
        answers=tuple(_answers(instrument, attempt, competency.competency_id)),
    )


def _facets(competency: Competency, score: CompetencyScore) -> tuple[str, ...]:
    if score.behaviour is None:
        return ()
    names: Mapping[str, str] = {facet.facet_id: facet.name for facet in competency.facets}
    return tuple(
        f"{names[one.facet_id]}: "
        + own_average_words(one.score, score.behaviour, unexposed=one.is_unexposed)
        for one in score.facets
        if one.facet_id in names
    )


def _next_level(competency: Competency, score: CompetencyScore) -> str:
    reached = int(score.score or 1)
    if reached >= len(competency.anchors):
        return ""
    return _("What the next level looks like: {anchor}").format(anchor=competency.anchors[reached])


def _calibration(score: CompetencyScore) -> str:
    if score.judgement is None or score.behaviour is None:
        return ""
    return _(
        "Your statements come to {behaviour}, your judgement of the situations to {judgement}. "
        "The two are kept apart: a situation asks what would work, not what you did."
    ).format(behaviour=level_text(score.behaviour), judgement=level_text(score.judgement))


def _answers(instrument: Instrument, attempt: Attempt, competency_id: str) -> Sequence[AnswerLine]:
    lines = []
    for item in instrument.items_of(attempt.form):
        if item.competency_id != competency_id:
            continue
        response = attempt.responses.get(item.item_id)
        note = attempt.evidence.get(item.item_id)
        explanation: tuple[str, ...] = ()
        if item.kind is ItemKind.SITUATION:
            explanation = tuple(f"{one.text} {one.reason or ''}" for one in item.options)
            if isinstance(response, BestWorst):
                reached = level_text(situation_score(item, response))
                explanation += (_("Your picks reach {x} of 5.").format(x=reached),)
        lines.append(
            AnswerLine(
                question=f"{item.cue} {item.stem}".strip(),
                answer=response_words(item, response),
                evidence=note.text if note else "",
                explanation=explanation,
            )
        )
    return lines
