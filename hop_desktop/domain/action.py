"""The action library: what a person can do on the job to reach the next level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL
from hop_desktop.domain.scorecard import CompetencyScore, Verdict

NEAR_NEXT_LEVEL: Final = 0.25  # scale points; so close, the level after it is aimed at
LOWEST_FACETS: Final = 2
LISTED_FACET: Final = 1.0
OTHER_FACET: Final = 0.7
CAN_ARRANGE: Final = 0.2  # added when the person says so


class ActionKind(StrEnum):
    """How an action teaches."""

    ASSIGNMENT = "assignment"  # by doing
    RELATIONSHIP = "relationship"  # by others
    STUDY = "study"  # by reading, courses, exercises


class Stage(StrEnum):
    """The kind of company in which an action can be done."""

    STARTUP = "startup"
    SCALE_UP = "scale-up"
    ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True)
class LibraryAction:
    """One action of the library."""

    action_id: str
    competency_id: str
    facet_ids: tuple[str, ...]  # at least one
    steps: tuple[int, ...]  # the levels it leads to, 2-5; at least one
    kind: ActionKind
    gives_exposure: bool  # a first chance for someone who had none
    title: str
    do: str
    seen: str  # what can be seen when it is done
    hours: float  # of work, above 0
    weeks: int  # from start to end, at least 1
    stages: frozenset[Stage]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action and why it is proposed."""

    action: LibraryAction
    fit: float  # LISTED_FACET or OTHER_FACET, with CAN_ARRANGE added
    listed_facets: tuple[str, ...]  # of its facets, those that need work most
    can_arrange: bool


def target_level(score: CompetencyScore) -> int:
    """Return the level to aim at next, 2-5; never the whole way at once.

    The next whole level above the score; the one after it when the next is within
    NEAR_NEXT_LEVEL. An unscored competency counts as the lowest level.

    Source:
        docs/instrument.md, Actions.
    """
    level = LOWEST_LEVEL if score.score is None else score.score
    following = int(level + EPSILON) + 1
    if following - level <= NEAR_NEXT_LEVEL + EPSILON:
        following += 1
    return min(following, HIGHEST_LEVEL)


def facets_to_work_on(score: CompetencyScore) -> tuple[str, ...]:
    """Return the lowest scored facets, lowest first, then the unexposed ones.

    Source:
        docs/instrument.md, Actions.
    """
    scored = [facet for facet in score.facets if facet.score is not None]
    lowest = sorted(scored, key=lambda facet: facet.score or 0.0)[:LOWEST_FACETS]
    unexposed = [facet for facet in score.facets if facet.is_unexposed]
    return tuple(facet.facet_id for facet in (*lowest, *unexposed))


def fitting_actions(
    library: Iterable[LibraryAction],
    score: CompetencyScore,
    stage: Stage | None,
    can_arrange: Iterable[str] = (),
) -> tuple[Proposal, ...]:
    """Return the actions of one competency that fit the person's level and company, best first.

    Args:
        library: Every action; ties keep this order.
        score: Of the competency.
        stage: Of the company; None: any action fits.
        can_arrange: Ids of actions that the person can arrange within 8 weeks.

    Source:
        docs/instrument.md, Actions.
    """
    target, listed, arranged = target_level(score), facets_to_work_on(score), set(can_arrange)
    fitting = [
        _proposal(action, listed, can_arrange=action.action_id in arranged)
        for action in library
        if action.competency_id == score.competency_id
        and target in action.steps
        and (stage is None or stage in action.stages)
    ]
    return tuple(sorted(fitting, key=lambda proposal: -proposal.fit))


def compose(fitting: Sequence[Proposal], *, needs_exposure: bool) -> tuple[Proposal, ...]:
    """Return the best assignment, relationship and study, as far as there are any.

    Args:
        fitting: Best first.
        needs_exposure: The person had no chance yet: getting one comes first, never a course.

    Source:
        docs/instrument.md, Actions.
    """
    first = next(
        (proposal for proposal in fitting if needs_exposure and _gives_a_chance(proposal.action)),
        None,
    )
    chosen = [first] if first is not None else []
    for kind in ActionKind:
        if kind not in {proposal.action.kind for proposal in chosen}:
            chosen += [proposal for proposal in fitting if proposal.action.kind is kind][:1]
    return tuple(chosen)


def first_proposal(
    library: Iterable[LibraryAction],
    score: CompetencyScore,
    stage: Stage | None,
    can_arrange: Iterable[str] = (),
) -> Proposal | None:
    """Return what to begin with in one competency; None: nothing fits.

    Where the expectation is met, or too little was answered to say, nothing is proposed.
    """
    if score.verdict in {Verdict.MET, Verdict.NOT_ENOUGH_ANSWERS}:
        return None
    fitting = fitting_actions(library, score, stage, can_arrange)
    composed = compose(fitting, needs_exposure=score.verdict is Verdict.UNEXPOSED)
    return composed[0] if composed else None


def _proposal(action: LibraryAction, listed: Sequence[str], *, can_arrange: bool) -> Proposal:
    own = tuple(facet for facet in listed if facet in action.facet_ids)
    fit = LISTED_FACET if own else OTHER_FACET
    return Proposal(action, fit + CAN_ARRANGE * can_arrange, own, can_arrange)


def _gives_a_chance(action: LibraryAction) -> bool:
    return action.gives_exposure and action.kind is not ActionKind.STUDY
