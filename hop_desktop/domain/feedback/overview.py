"""What others see on one page: strengths first, then where you and they differ, then gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.feedback.comparison import WHOLE_LEVEL, Difference
from hop_desktop.domain.feedback.form import Group
from hop_desktop.domain.feedback.groups import HIGHEST_TOLD, GroupFigure
from hop_desktop.domain.uncertainty import standard_error

Source: TypeAlias = str | Group  # who signed, or which group


@dataclass(frozen=True, slots=True)
class Seen:
    """What one source says of one competency."""

    competency_id: str
    source: Source
    theirs: float
    difference: Difference | None  # None: there is nothing of yours beside it
    is_strength: bool  # at or above what is expected
    is_gap: bool  # clearly below it


@dataclass(frozen=True, slots=True)
class Overview:
    """Competencies with what was seen of each, in framework order; one may be in several."""

    strengths: tuple[tuple[str, tuple[Seen, ...]], ...]  # nobody sees a gap, somebody a strength
    blind_spots: tuple[tuple[str, tuple[Seen, ...]], ...]  # you rate yourself higher
    hidden_strengths: tuple[tuple[str, tuple[Seen, ...]], ...]  # you rate yourself lower
    gaps: tuple[tuple[str, tuple[Seen, ...]], ...]  # reasons to raise it in the plan


def seen_by_group(
    competency_id: str,
    group: Group,
    figure: GroupFigure,
    expected: float,
    difference: Difference | None,
    constants: ScoringConstants,
) -> Seen:
    """Return what a group says: a gap is a whole level, as a difference is."""
    is_top = figure.mean >= HIGHEST_TOLD  # or more
    return Seen(
        competency_id,
        group,
        figure.mean,
        difference,
        is_strength=is_top or figure.mean >= expected - constants.met_margin - EPSILON,
        is_gap=not is_top and expected - figure.mean >= WHOLE_LEVEL - EPSILON,
    )


def seen_by_name(
    competency_id: str,
    sender: str,
    theirs: float,
    levels: int,
    expected: float,
    difference: Difference | None,
    constants: ScoringConstants,
) -> Seen:
    """Return what one person says: a gap is clear as in docs/scoring.md, by their items' error."""
    gap = expected - theirs
    return Seen(
        competency_id,
        sender,
        theirs,
        difference,
        is_strength=gap <= constants.met_margin + EPSILON,
        is_gap=gap > constants.z_band * standard_error(levels, constants) + EPSILON,
    )


def overview_of(seen: Sequence[Seen], competency_ids: Iterable[str]) -> Overview:
    """Sort what was seen onto one page."""
    by_id = [
        (key, tuple(one_seen for one_seen in seen if one_seen.competency_id == key))
        for key in competency_ids
    ]

    def having(difference: Difference) -> tuple[tuple[str, tuple[Seen, ...]], ...]:
        chosen = ((k, tuple(s for s in every if s.difference is difference)) for k, every in by_id)
        return tuple((key, some) for key, some in chosen if some)

    gaps = tuple((key, tuple(s for s in every if s.is_gap)) for key, every in by_id)
    strengths = (
        (key, tuple(s for s in every if s.is_strength))
        for key, every in by_id
        if not any(s.is_gap for s in every)
    )
    return Overview(
        strengths=tuple((key, some) for key, some in strengths if some),
        blind_spots=having(Difference.HIGHER),
        hidden_strengths=having(Difference.LOWER),
        gaps=tuple((key, some) for key, some in gaps if some),
    )
