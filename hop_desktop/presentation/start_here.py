"""Where to begin: the first action of each focus area, and of a competency that is looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hop_desktop.domain.action import Proposal
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.plan import FocusArea, PlannedAction
from hop_desktop.domain.scorecard import CompetencyScore, Verdict
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import amount_text, level_text


@dataclass(frozen=True, slots=True)
class FirstStep:
    """What to begin with in one competency."""

    competency_id: str
    name: str
    levels: str  # "2.5 → 4.0"
    action: str  # with its hours; empty: the library has none that fits
    library_id: str  # empty: an action of the person's own is to be written
    planned_id: str = ""  # the action of the plan that it has become; empty: none yet


def first_steps(
    areas: Iterable[FocusArea], planned: Sequence[PlannedAction]
) -> tuple[FirstStep, ...]:
    """Word the first action of each focus area, first things first."""
    taken = _taken(planned)
    return tuple(_step(area.competency, area.score, area.proposals[:1], taken) for area in areas)


def first_step(
    competency: Competency,
    score: CompetencyScore,
    proposal: Proposal | None,
    planned: Sequence[PlannedAction],
) -> FirstStep:
    """Word the first action of one competency."""
    return _step(competency, score, [] if proposal is None else [proposal], _taken(planned))


def _taken(planned: Sequence[PlannedAction]) -> Mapping[str, str]:
    return {
        action.library_id: action.action_id
        for action in planned
        if action.library_id and action.is_open
    }


def _step(
    competency: Competency,
    score: CompetencyScore,
    proposals: Sequence[Proposal],
    taken: Mapping[str, str],
) -> FirstStep:
    action = proposals[0].action if proposals else None
    return FirstStep(
        competency_id=competency.competency_id,
        name=competency.name,
        levels=_levels(score),
        action=""
        if action is None
        else _("{action} · {hours}\u00a0h").format(
            action=action.title, hours=amount_text(action.hours)
        ),
        library_id="" if action is None else action.action_id,
        planned_id="" if action is None else taken.get(action.action_id, ""),
    )


def _levels(score: CompetencyScore) -> str:
    if score.verdict is Verdict.UNEXPOSED:
        return _("first chance")
    return _("{now} → {expected}").format(
        now=level_text(score.score), expected=level_text(score.expected)
    )
