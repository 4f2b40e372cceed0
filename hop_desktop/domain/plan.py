"""The plan: what the person means to do, and what it would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from hop_desktop.domain.action import (
    ActionKind,
    LibraryAction,
    Proposal,
    Stage,
    compose,
    facets_to_work_on,
    fitting_actions,
    target_level,
)
from hop_desktop.domain.competency import at_level
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.priority import PriorityTerms, terms_of
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.readiness import readiness_of
from hop_desktop.domain.scorecard import CompetencyScore, Readiness, Scorecard, Verdict

SOON: Final = timedelta(days=14)  # an action due within this is named on Home


class ActionState(StrEnum):
    """How far an action of the plan is."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        return self in {ActionState.PLANNED, ActionState.DOING}


class Due(StrEnum):
    """Where an action's date lies."""

    OVERDUE = "overdue"
    SOON = "soon"  # today or within SOON
    LATER = "later"


class LeaveReason(StrEnum):
    """Why a competency is better left alone for now."""

    MET = "met"
    TOO_FEW_ANSWERS = "too-few-answers"
    NO_WEIGHT = "no-weight"


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A competency worth working on first, and what could be done."""

    competency: Competency
    score: CompetencyScore
    terms: PriorityTerms
    target: int  # the level to aim at next
    facet_ids: tuple[str, ...]  # that need work most
    proposals: tuple[Proposal, ...]  # one of each kind, as far as there are any
    others: tuple[Proposal, ...]  # what also fits, best first


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """Something the person means to do, from the library or their own."""

    action_id: str
    title: str
    do: str  # what to do
    seen: str  # what will be seen when it is done
    competency_id: str
    facet_ids: tuple[str, ...]  # of that competency; may be empty
    created_at: datetime  # aware
    library_id: str = ""  # the action of the library it was taken from; empty: own
    kind: ActionKind | None = None  # None: own, and not said
    hours: float | None = None  # of work; None: not said
    due: date | None = None
    note: str = ""
    state: ActionState = ActionState.PLANNED
    started_at: datetime | None = None  # when it was begun
    ended_at: datetime | None = None  # when it was done or dropped
    position: int = 0  # the person's order, lowest first
    revision: int = 0  # counts the saves; 0: not stored yet

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    def in_state(self, state: ActionState, moment: datetime) -> "PlannedAction":
        """Return the action moved to another state at `moment`."""
        if state is self.state:
            return self
        if state is ActionState.PLANNED:
            return replace(self, state=state, started_at=None, ended_at=None)
        started = self.started_at
        if state is ActionState.DOING and started is None:
            started = moment
        ended = None if state.is_open else moment
        return replace(self, state=state, started_at=started, ended_at=ended)

    def due_on(self, today: date) -> Due | None:
        """Return where the date lies; None: there is none, or the action is no longer open."""
        if self.due is None or not self.is_open:
            return None
        if self.due < today:
            return Due.OVERDUE
        return Due.SOON if self.due - today <= SOON else Due.LATER


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What the person fills in about an action."""

    title: str
    competency_id: str
    facet_ids: tuple[str, ...] = ()
    do: str = ""
    seen: str = ""
    due: date | None = None
    note: str = ""


def draft_of(action: PlannedAction) -> ActionDraft:
    """Return what the person may change about an action."""
    return ActionDraft(
        title=action.title,
        competency_id=action.competency_id,
        facet_ids=action.facet_ids,
        do=action.do,
        seen=action.seen,
        due=action.due,
        note=action.note,
    )


def actions_due(actions: Sequence[PlannedAction], today: date) -> tuple[PlannedAction, ...]:
    """Return the open actions that are overdue or due soon, the earliest date first."""
    due = [action for action in actions if action.due_on(today) in {Due.OVERDUE, Due.SOON}]
    return tuple(sorted(due, key=lambda action: (action.due or today, action.position)))


def leave_alone(scorecard: Scorecard) -> Mapping[str, LeaveReason]:
    """Return why each competency without a gap to work on is left alone, in framework order.

    A gap is never left alone: outside the focus areas it comes later (`later_areas`).
    """
    reasons: dict[str, LeaveReason] = {}
    for score in scorecard.competencies:
        if score.competency_id in scorecard.focus_areas:
            continue
        if score.verdict is Verdict.NOT_ENOUGH_ANSWERS:
            reasons[score.competency_id] = LeaveReason.TOO_FEW_ANSWERS
        elif score.verdict is Verdict.MET:
            reasons[score.competency_id] = LeaveReason.MET
        elif not score.weight:
            reasons[score.competency_id] = LeaveReason.NO_WEIGHT
    return reasons


def later_areas(scorecard: Scorecard) -> tuple[CompetencyScore, ...]:
    """Return the gaps that come after the focus areas, first things first."""
    ids = [priority.competency_id for priority in scorecard.priorities]
    return tuple(
        scorecard.competency(competency_id)
        for competency_id in ids
        if competency_id not in scorecard.focus_areas
    )


def stage_of(profile: Profile) -> Stage | None:
    """Return the kind of company that a profile describes; None: the person's own says nothing.

    The roles of the ladder are described for a scale-up (docs/instrument.md, Profiles).
    """
    if profile.is_own:
        return None
    if profile.profile_id in list(Stage):
        return Stage(profile.profile_id)
    return Stage.SCALE_UP


def focus_areas(
    scorecard: Scorecard,
    competencies: Mapping[str, Competency],
    constants: ScoringConstants,
    library: Sequence[LibraryAction],
    stage: Stage | None,
    *,
    can_arrange: Iterable[str] = (),
    behind: Iterable[str] = (),
) -> tuple[FocusArea, ...]:
    """Return the focus areas of a scorecard with the actions that fit, first things first.

    Args:
        scorecard: Where the person stands.
        competencies: Of the instrument, by id.
        constants: The assumptions of the scoring.
        library: Every action.
        stage: Of the company; None: any action fits.
        can_arrange: Ids of library actions that the person can arrange within 8 weeks.
        behind: Ids of library actions that were done or dropped; they are not proposed again.

    Source:
        docs/scoring.md, Priorities; docs/instrument.md, Actions.
    """
    arranged, left = frozenset(can_arrange), frozenset(behind)
    offered = [action for action in library if action.action_id not in left]
    areas = []
    for competency_id in scorecard.focus_areas:
        score, competency = scorecard.competency(competency_id), competencies[competency_id]
        fitting = fitting_actions(offered, score, stage, arranged)
        proposals = compose(fitting, needs_exposure=score.verdict is Verdict.UNEXPOSED)
        areas.append(
            FocusArea(
                competency=competency,
                score=score,
                terms=terms_of(score, competency, constants),
                target=target_level(score),
                facet_ids=facets_to_work_on(score),
                proposals=proposals,
                others=tuple(proposal for proposal in fitting if proposal not in proposals),
            )
        )
    return tuple(areas)


def what_if(
    scorecard: Scorecard,
    levels: Mapping[str, float],
    competencies: Mapping[str, Competency],
    constants: ScoringConstants,
) -> Readiness:
    """Return the readiness if some competencies stood at other levels.

    An unscored competency that is given a level counts as scored, with every item answered.
    So `value` may fall (its weight now counts) while `floor` never does.

    Args:
        scorecard: Where the person stands.
        levels: Supposed scores, 1.0-5.0, by competency id; the others stay as they are.
        competencies: Of the instrument, by id.
        constants: The assumptions of the scoring.

    Raises:
        ValueError: A level is outside 1.0-5.0.
    """
    scores = tuple(
        at_level(score, levels[score.competency_id], constants)
        if score.competency_id in levels
        else score
        for score in scorecard.competencies
    )
    supposed = readiness_of(scores, competencies, constants)
    return replace(supposed, is_untried=scorecard.readiness.is_untried)


def moved(
    actions: Sequence[PlannedAction], action: PlannedAction, steps: int
) -> tuple[PlannedAction, ...]:
    """Return what has another position when one action goes up (-1) or down (1).

    Args:
        actions: Every action of the plan, in the person's order.
        action: One of them; it moves among those that are open, or are not, as it is.
        steps: How far.

    Returns:
        Only what changes; empty: the first goes no further up, the last no further down.
    """
    kin = [other for other in actions if other.is_open == action.is_open]
    place = [other.action_id for other in kin].index(action.action_id)
    if not 0 <= place + steps < len(kin):
        return ()
    kin.insert(place + steps, kin.pop(place))
    # Each of them gets one of the positions that they had together.
    positions = _distinct(sorted(other.position for other in kin))
    return tuple(
        replace(other, position=position)
        for other, position in zip(kin, positions, strict=True)
        if other.position != position
    )


def _distinct(positions: Sequence[int]) -> Sequence[int]:
    """Return the positions, each raised above the one before it."""
    distinct: list[int] = []
    for position in positions:
        distinct.append(max(position, distinct[-1] + 1) if distinct else position)
    return distinct
