"""Scoring one competency: responses to facets, facets to a score, a score to a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hop_desktop.domain.attempt import NO_CHANCE, Attempt, BestWorst, Response
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL, Item, ItemKind
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import CompetencyScore, FacetScore, Verdict
from hop_desktop.domain.uncertainty import band_around, reliability, standard_error

EPSILON: Final = 1e-9
MIDDLE_SHARE: Final = 3  # about half the time; moves nothing


@dataclass(frozen=True, slots=True)
class Measures:
    """What the responses to one competency's items say before any profile is asked.

    `behaviour`, `judgement` and `score` are None when too few facets are scored.
    """

    facets: tuple[FacetScore, ...]
    behaviour: float | None
    judgement: float | None
    score: float | None
    answered: int
    asked: int
    is_unexposed: bool  # unscored, and "no chance" answers are why


def measure(
    competency_id: str, items: Sequence[Item], attempt: Attempt, constants: ScoringConstants
) -> Measures:
    """Score the items of one competency. Source: docs/scoring.md.

    A facet with a share but no level choice, as version 1 has them, is left out.
    """
    own = [item for item in items if item.competency_id == competency_id]
    rated = [item for item in own if item.is_rated]
    facets = _facet_scores(rated, attempt, constants)
    scored = [facet.score for facet in facets if facet.score is not None]
    levels = [item for item in rated if item.kind is ItemKind.LEVEL]
    answered = sum(isinstance(attempt.responses.get(item.item_id), int) for item in levels)
    needed = len(facets) // 2 + 1
    if len(scored) < needed:
        exposed_later = len(scored) + sum(facet.is_unexposed for facet in facets)
        unexposed = bool(facets) and exposed_later >= needed
        return Measures(facets, None, None, None, answered, len(levels), unexposed)
    behaviour = sum(scored) / len(scored)
    situations = _situation_scores(own, attempt)
    judgement = sum(situations) / len(situations) if situations else None
    score = behaviour
    if judgement is not None:
        weight = constants.situation_weight_each * len(situations)
        score = (1 - weight) * behaviour + weight * judgement
    return Measures(facets, behaviour, judgement, score, answered, len(levels), is_unexposed=False)


def judge(
    competency_id: str, measures: Measures, profile: Profile, constants: ScoringConstants
) -> CompetencyScore:
    """Hold one competency's measures against a profile. Source: docs/scoring.md."""
    unscored = CompetencyScore(
        competency_id=competency_id,
        score=None,
        behaviour=measures.behaviour,
        judgement=measures.judgement,
        answered=measures.answered,
        asked=measures.asked,
        reliability=None,
        sem=None,
        band=None,
        expected=profile.levels[competency_id],
        weight=profile.weights[competency_id],
        gap=None,
        verdict=Verdict.UNEXPOSED if measures.is_unexposed else Verdict.NOT_ENOUGH_ANSWERS,
        attainment=None,
        facets=measures.facets,
    )
    if measures.score is None:
        return unscored
    return _scored(unscored, measures.score, measures.answered, constants)


def at_level(score: CompetencyScore, level: float, constants: ScoringConstants) -> CompetencyScore:
    """Return the score as it would be at another level, with the error it has now.

    An unscored competency gets the error of every item answered.

    Raises:
        ValueError: `level` is outside 1.0-5.0.
    """
    if not LOWEST_LEVEL <= level <= HIGHEST_LEVEL:
        raise ValueError(f"{level} is no level")
    answered = score.answered if score.is_scored else score.asked
    return _scored(score, level, answered, constants)


def situation_score(item: Item, response: BestWorst) -> float:
    """Return x of one situation, 1.0-5.0; guessing averages about 2. Source: docs/scoring.md."""
    values = [option.value or 0.0 for option in item.options]
    best, worst = (item.option(picked).value or 0.0 for picked in (response.best, response.worst))
    return 1 + 4 * max(0.0, best - worst) / (max(values) - min(values))


def _scored(
    score: CompetencyScore, level: float, answered: int, constants: ScoringConstants
) -> CompetencyScore:
    """Return the score with `level` from `answered` items, and everything that follows."""
    sem, gap = standard_error(answered, constants), score.expected - level
    return replace(
        score,
        score=level,
        answered=answered,
        reliability=reliability(answered, constants),
        sem=sem,
        band=band_around(level, sem, constants),
        gap=gap,
        verdict=_verdict(gap, constants.z_band * sem, constants),
        attainment=_attainment(level, score.expected, constants),
    )


def _facet_scores(
    rated: Sequence[Item], attempt: Attempt, constants: ScoringConstants
) -> tuple[FacetScore, ...]:
    by_facet: dict[str, dict[ItemKind, Item]] = {}
    for item in rated:
        by_facet.setdefault(str(item.facet_id), {})[item.kind] = item
    return tuple(
        _facet_score(facet_id, items, attempt, constants)
        for facet_id, items in by_facet.items()
        if ItemKind.LEVEL in items
    )


def _facet_score(
    facet_id: str, items: dict[ItemKind, Item], attempt: Attempt, constants: ScoringConstants
) -> FacetScore:
    def response(kind: ItemKind) -> Response | None:
        item = items.get(kind)
        return attempt.responses.get(item.item_id) if item else None

    level, share = response(ItemKind.LEVEL), response(ItemKind.FREQUENCY)
    if not isinstance(level, int):
        return FacetScore(facet_id, None, is_unexposed=level is NO_CHANCE)
    moved = constants.share_step * (share - MIDDLE_SHARE) if isinstance(share, int) else 0.0
    return FacetScore(facet_id, _on_scale(level + moved), is_unexposed=False)


def _on_scale(level: float) -> float:
    return min(max(level, float(LOWEST_LEVEL)), float(HIGHEST_LEVEL))


def _situation_scores(items: Sequence[Item], attempt: Attempt) -> list[float]:
    scores = []
    for item in items:
        response = attempt.responses.get(item.item_id)
        if item.kind is ItemKind.SITUATION and isinstance(response, BestWorst):
            scores.append(situation_score(item, response))
    return scores


def _verdict(gap: float, half_band: float, constants: ScoringConstants) -> Verdict:
    if gap <= constants.met_margin + EPSILON:
        return Verdict.MET
    return Verdict.CLEAR_GAP if gap > half_band + EPSILON else Verdict.POSSIBLE_GAP


def attainable(expected: float, constants: ScoringConstants) -> float:
    """Return how far above the lowest level all is attained, in scale points; 0: anywhere.

    A score that is met attains all, so the margin counts here, too.
    """
    reach = expected - LOWEST_LEVEL - constants.met_margin
    return reach if reach > EPSILON else 0.0


def _attainment(score: float, expected: float, constants: ScoringConstants) -> float:
    reach = attainable(expected, constants)
    return min(max((score - LOWEST_LEVEL) / reach, 0.0), 1.0) if reach else 1.0
