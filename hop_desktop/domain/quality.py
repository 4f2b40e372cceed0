"""Quality flags: what about the way of answering is worth a second look; never a score."""

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from hop_desktop.domain.attempt import NO_CHANCE, Attempt, EvidenceGrade
from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import QualityThresholds, ScoringConstants
from hop_desktop.domain.instrument import Competency, Item, ItemKind
from hop_desktop.domain.responses import EVIDENCE_FROM_LEVEL
from hop_desktop.domain.scorecard import FlagGrade, Quality, QualityFlag, QualityStatus
from hop_desktop.domain.words import words_of


def quality_of(
    items: Sequence[Item],
    competencies: Mapping[str, Competency],
    attempt: Attempt,
    constants: ScoringConstants,
    *,
    met_before: AbstractSet[str],
    days_since_last: float | None,
) -> Quality:
    """Raise the flags of one attempt. Source: docs/scoring.md.

    Args:
        items: Those of the form.
        competencies: By id.
        attempt: The attempt to look at.
        constants: The thresholds.
        met_before: Items that the respondent saw in an earlier attempt.
        days_since_last: Days since the last attempt; None: there was none.
    """
    limits = constants.quality
    rated = [item for item in items if item.is_rated]
    found = (
        _speed(items, attempt, limits, met_before),
        _longstring(rated, attempt, limits),
        _lowvar(rated, attempt, limits),
        _scatter(rated, attempt, limits),
        _ceiling(rated, attempt, limits),
        _exposure(rated, attempt, limits),
        _claims(rated, competencies, attempt, limits),
        _gap_days(days_since_last, limits),
    )
    flags = tuple(flag for flag in found if flag is not None)
    can_tell = scatter_of(rated, attempt, limits) is not None
    return Quality(_status(flags, limits), flags, tells_scatter=can_tell)


def _status(flags: Sequence[QualityFlag], limits: QualityThresholds) -> QualityStatus:
    grades = [flag.grade for flag in flags]
    ambers = grades.count(FlagGrade.AMBER)
    if FlagGrade.RED in grades or ambers >= limits.weak_ambers:
        return QualityStatus.WEAK
    return QualityStatus.CHECK if ambers else QualityStatus.OK


def _answers(rated: Sequence[Item], attempt: Attempt) -> list[int]:
    given = (attempt.responses.get(item.item_id) for item in rated)
    return [response for response in given if isinstance(response, int)]


def _speed(
    items: Sequence[Item],
    attempt: Attempt,
    limits: QualityThresholds,
    met_before: AbstractSet[str],
) -> QualityFlag | None:
    timed = [item for item in items if item.item_id in attempt.seconds]
    if not timed:
        return None
    fast = sum(
        attempt.seconds[item.item_id]
        < _fastest_s(item, limits, is_new=item.item_id not in met_before) - EPSILON
        for item in timed
    )
    return _graded("speed", fast / len(timed), limits.speed_amber, limits.speed_red)


def _fastest_s(item: Item, limits: QualityThresholds, *, is_new: bool) -> float:
    return max(limits.fastest_s, words_of(item) / limits.words_per_s if is_new else 0.0)


def _longstring(
    rated: Sequence[Item], attempt: Attempt, limits: QualityThresholds
) -> QualityFlag | None:
    if not attempt.shown_order:
        return None
    ids = {item.item_id for item in rated}
    positions = (attempt.responses.get(i) if i in ids else None for i in attempt.shown_order)
    longest = max(
        (
            sum(1 for _ in run)
            for position, run in itertools.groupby(positions)
            if isinstance(position, int)
        ),
        default=0,
    )
    n = len(_answers(rated, attempt))
    amber = max(limits.longstring_amber_min, math.ceil(limits.longstring_amber_share * n - EPSILON))
    red = max(limits.longstring_red_min, math.ceil(limits.longstring_red_share * n - EPSILON))
    return _graded("longstring", float(longest), amber, red)


def _lowvar(
    rated: Sequence[Item], attempt: Attempt, limits: QualityThresholds
) -> QualityFlag | None:
    answers = _answers(rated, attempt)
    if len(answers) < limits.lowvar_answers_min:
        return None
    sd = math.sqrt(_squares(answers) / len(answers))
    is_low = sd < limits.lowvar_amber - EPSILON
    return QualityFlag("lowvar", FlagGrade.AMBER, sd) if is_low else None


def _scatter(
    rated: Sequence[Item], attempt: Attempt, limits: QualityThresholds
) -> QualityFlag | None:
    spread = scatter_of(rated, attempt, limits)
    if spread is None or spread < limits.scatter_amber - EPSILON:
        return None
    return QualityFlag("scatter", FlagGrade.AMBER, spread)


def scatter_of(items: Sequence[Item], attempt: Attempt, limits: QualityThresholds) -> float | None:
    """Return the pooled SD of level choices around their competency's mean, scale points.

    None: too few are answered to tell.
    """
    chosen: defaultdict[str, list[int]] = defaultdict(list)
    for item in items:
        response = attempt.responses.get(item.item_id)
        if item.kind is ItemKind.LEVEL and isinstance(response, int):
            chosen[item.competency_id].append(response)
    freedom = sum(len(levels) - 1 for levels in chosen.values())
    if freedom < limits.scatter_freedom_min:
        return None
    return math.sqrt(sum(map(_squares, chosen.values())) / freedom)


def _squares(numbers: Sequence[int]) -> float:
    """Return the sum of squared distances from the mean, without the cost of exact fractions."""
    return sum(n * n for n in numbers) - sum(numbers) ** 2 / len(numbers)


def _ceiling(
    rated: Sequence[Item], attempt: Attempt, limits: QualityThresholds
) -> QualityFlag | None:
    answers = _answers(rated, attempt)
    if not answers:
        return None
    share = answers.count(5) / len(answers)
    is_high = share >= limits.ceiling_amber - EPSILON
    return QualityFlag("ceiling", FlagGrade.AMBER, share) if is_high else None


def _exposure(
    rated: Sequence[Item], attempt: Attempt, limits: QualityThresholds
) -> QualityFlag | None:
    if not rated:
        return None
    unexposed = sum(attempt.responses.get(item.item_id) is NO_CHANCE for item in rated)
    share = unexposed / len(rated)
    is_high = share > limits.exposure_info + EPSILON
    return QualityFlag("exposure", FlagGrade.INFO, share) if is_high else None


def _claims(
    rated: Sequence[Item],
    competencies: Mapping[str, Competency],
    attempt: Attempt,
    limits: QualityThresholds,
) -> QualityFlag | None:
    """An item without an entry is not one with grade 0: nothing was said about it."""
    high = [
        item.item_id
        for item in rated
        if item.kind is ItemKind.LEVEL
        and competencies[item.competency_id].is_core
        and isinstance(response := attempt.responses.get(item.item_id), int)
        and response >= EVIDENCE_FROM_LEVEL
    ]
    if len(high) < limits.claims_min:
        return None
    notes = (attempt.evidence.get(item_id) for item_id in high)
    bare = sum(note is not None and note.grade is EvidenceGrade.NONE for note in notes)
    share = bare / len(high)
    is_high = share >= limits.claims_share - EPSILON
    return QualityFlag("claims", FlagGrade.INFO, share) if is_high else None


def _gap_days(days: float | None, limits: QualityThresholds) -> QualityFlag | None:
    if days is None or days >= limits.gap_days - EPSILON:
        return None
    return QualityFlag("gap-days", FlagGrade.INFO, days)


def _graded(flag_id: str, value: float, amber: float, red: float) -> QualityFlag | None:
    if value >= red - EPSILON:
        return QualityFlag(flag_id, FlagGrade.RED, value)
    return QualityFlag(flag_id, FlagGrade.AMBER, value) if value >= amber - EPSILON else None
