"""Priorities: which gap is worth working on first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import LOWEST_LEVEL, Competency
from hop_desktop.domain.scorecard import CompetencyScore, Priority, Verdict


@dataclass(frozen=True, slots=True)
class PriorityTerms:
    """The numbers that make a priority: P = weight x gap x leverage x certainty."""

    weight: int  # w, percent
    gap: float  # g⁺, at least 0; of an unexposed competency as if it stood at the lowest level
    leverage: float  # λ
    certainty: float  # κ, 0-1

    @property
    def value(self) -> float:
        return self.weight * self.gap * self.leverage * self.certainty


def terms_of(
    score: CompetencyScore, competency: Competency, constants: ScoringConstants
) -> PriorityTerms:
    """Return what the priority of one competency is made of (docs/scoring.md, Priorities)."""
    return PriorityTerms(
        weight=score.weight,
        gap=_assumed_gap(score),
        leverage=competency.leverage,
        certainty=constants.certainty[score.verdict],
    )


def priorities_of(
    scores: Sequence[CompetencyScore],
    competencies: Mapping[str, Competency],
    constants: ScoringConstants,
) -> tuple[Priority, ...]:
    """Rank every competency with a priority above 0.

    P = weight x gap x leverage x certainty; an unexposed competency is assumed to stand at 1.
    Ties go to the larger gap, then to framework order.

    Source:
        docs/scoring.md, Priorities.
    """
    ranked: list[tuple[float, float, Priority]] = []
    for score in scores:
        if score.verdict is Verdict.NOT_ENOUGH_ANSWERS:
            continue
        terms = terms_of(score, competencies[score.competency_id], constants)
        if terms.value > 0:
            is_assumed = score.verdict is Verdict.UNEXPOSED
            priority = Priority(score.competency_id, terms.value, is_assumed)
            ranked.append((terms.value, terms.gap, priority))
    return _sorted(ranked)


def focus_areas_of(
    priorities: Sequence[Priority],
    competencies: Mapping[str, Competency],
    constants: ScoringConstants,
) -> tuple[str, ...]:
    """Return the first priorities; the last gives way to a core skill if none is among them."""
    ids = [priority.competency_id for priority in priorities]
    focus = ids[: constants.focus_areas_max]
    core = [competency_id for competency_id in ids if competencies[competency_id].is_core]
    if core and not set(core) & set(focus):
        focus[-1] = core[0]
    return tuple(focus)


def _assumed_gap(score: CompetencyScore) -> float:
    if score.gap is None:
        return score.expected - LOWEST_LEVEL
    return max(0.0, score.gap)


def _sorted(ranked: list[tuple[float, float, Priority]]) -> tuple[Priority, ...]:
    """Sort by value, then gap; values within EPSILON of the previous one tie with it."""
    framework_order = {entry[2].competency_id: place for place, entry in enumerate(ranked)}
    ranked = sorted(ranked, key=lambda entry: -entry[0])
    level, tied = 0, []
    for index, (value, gap, priority) in enumerate(ranked):
        if index and ranked[index - 1][0] - value > EPSILON:
            level += 1
        tied.append((level, gap, priority))
    # Rounding keeps values and gaps that differ by noise in framework order.
    tied.sort(
        key=lambda entry: (
            entry[0],
            -round(entry[1], 9),
            framework_order[entry[2].competency_id],
        )
    )
    return tuple(entry[2] for entry in tied)
