"""Change between two attempts: what moved, and whether it stands out from noise."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from hop_desktop.domain.attempt import Attempt, Response
from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.errors import NotComparableError
from hop_desktop.domain.instrument import Instrument, Item, ItemKind
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score

_Figure: TypeAlias = tuple[float | None, float | None]  # value and SEM; None: unscored


class ChangeClass(StrEnum):
    """What can be said about a difference between two attempts."""

    RELIABLE_RISE = "reliable-rise"
    POSSIBLE_RISE = "possible-rise"
    NO_CHANGE = "no-change"
    POSSIBLE_FALL = "possible-fall"
    RELIABLE_FALL = "reliable-fall"


class Reservation(StrEnum):
    """Why nothing is said about a difference, whatever its size."""

    VERSIONS = "instrument-versions"  # other statements were chosen from
    SIZES = "company-sizes"  # levels are relative to the company


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in two attempts; what it says is None if either is unscored, or reserved."""

    earlier: float | None
    later: float | None
    change: float | None
    rc: float | None  # reliable change index
    change_class: ChangeClass | None


@dataclass(frozen=True, slots=True)
class ResponseChange:
    """One shared item that was answered differently; None: not answered."""

    item_id: str
    earlier: Response | None
    later: Response | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts of one person under one profile."""

    earlier_id: str
    later_id: str
    profile_id: str
    items_shared: int
    items_total: int  # distinct items of the two attempts
    competencies: dict[str, Change]  # by competency id, framework order
    readiness: Change
    responses: tuple[ResponseChange, ...]  # between versions, every shared item
    versions: tuple[str, str]  # of the instruments, earlier and later
    languages: tuple[str, str]  # of the texts that were answered
    reason: Reservation | None  # None: every class stands
    earlier_items: Mapping[str, Item]  # between versions: the shared ones as they were, by id


@dataclass(frozen=True, slots=True)
class LookBack:
    """How the person rates their old self with what they know now; drawn, never scored.

    Source:
        docs/instrument.md, Retakes (retrospective rating after Howard).
    """

    attempt_id: str  # the later one, after which the person looked back
    earlier_id: str  # the one that was rated anew
    levels: Mapping[str, int]  # 1-5 by item id; a passed-over item is absent


@dataclass(frozen=True, slots=True)
class ChangeReason:
    """What the person wrote about one answer that they raised."""

    attempt_id: str  # the later one
    item_id: str
    text: str  # empty: asked, and passed over


def compare(
    earlier: Attempt,
    earlier_instrument: Instrument,
    later: Attempt,
    later_instrument: Instrument,
    profile: Profile,
    constants: ScoringConstants,
) -> Comparison:
    """Compare two attempts under one profile; the change is later minus earlier.

    Between forms of one instrument each attempt uses its own full score. When the texts of
    one version differ, both are recomputed from the items they share. Between versions each
    keeps its own full score, and no difference is told.

    Raises:
        NotComparableError: The attempts share no item, though the version is one.

    Source:
        docs/scoring.md (Jacobson-Truax with unequal errors).
    """
    versions = earlier_instrument.version, later_instrument.version
    reason = _reservation(earlier, later, versions)
    shared, total = _shared_items(earlier, earlier_instrument, later, later_instrument)
    if not shared and reason is not Reservation.VERSIONS:
        raise NotComparableError(earlier.attempt_id, later.attempt_id)
    if earlier.fingerprint != later.fingerprint and reason is not Reservation.VERSIONS:
        earlier_instrument = _only(earlier_instrument, shared)
        later_instrument = _only(later_instrument, shared)
    before = score(earlier_instrument, earlier, profile, constants)
    after = score(later_instrument, later, profile, constants)
    return Comparison(
        earlier_id=earlier.attempt_id,
        later_id=later.attempt_id,
        profile_id=profile.profile_id,
        items_shared=len(shared),
        items_total=total,
        competencies={
            competency_id: _reserved(change, reason)
            for competency_id, change in _competency_changes(before, after, constants).items()
        },
        readiness=_reserved(
            _change(
                (before.readiness.value, before.readiness.sem),
                (after.readiness.value, after.readiness.sem),
                constants,
            ),
            reason,
        ),
        responses=_response_changes(
            shared, earlier, later, with_same=reason is Reservation.VERSIONS
        ),
        versions=versions,
        languages=(earlier.language, later.language),
        reason=reason,
        earlier_items={}
        if reason is not Reservation.VERSIONS
        else {item_id: earlier_instrument.item(item_id) for item_id in shared},
    )


def raised_items(comparison: Comparison) -> tuple[str, ...]:
    """Return the shared items whose level or share went up, in framework order.

    Between versions a statement of the same number says something else: none is raised.
    """
    if comparison.reason is Reservation.VERSIONS:
        return ()
    return tuple(
        answer.item_id
        for answer in comparison.responses
        if isinstance(answer.earlier, int)
        and isinstance(answer.later, int)
        and answer.later > answer.earlier
    )


def items_to_look_back_at(
    earlier: Attempt, earlier_instrument: Instrument, later: Attempt, later_instrument: Instrument
) -> tuple[str, ...]:
    """Return the level choices of core skills that both attempts answered with a level.

    Between versions there are none: today's statements were not chosen from then.
    """
    if earlier_instrument.version != later_instrument.version:
        return ()
    shared, _total = _shared_items(earlier, earlier_instrument, later, later_instrument)
    return tuple(
        item_id
        for item_id in shared
        for item in (later_instrument.item(item_id),)
        if item.kind is ItemKind.LEVEL
        and later_instrument.competency(item.competency_id).is_core
        and isinstance(earlier.responses.get(item_id), int)
        and isinstance(later.responses.get(item_id), int)
    )


def looked_back(earlier: Attempt, look_back: LookBack) -> Attempt:
    """Return the earlier attempt as the person sees it now: for drawing, never to be stored."""
    return replace(earlier, responses={**earlier.responses, **look_back.levels})


def _shared_items(
    earlier: Attempt, earlier_instrument: Instrument, later: Attempt, later_instrument: Instrument
) -> tuple[list[str], int]:
    """Return the ids that both forms ask, and how many distinct there are in all.

    Within one version their texts must be the same; between versions an id stands for a meaning.
    """
    before = {item.item_id: item for item in earlier_instrument.items_of(earlier.form)}
    after = {item.item_id: item for item in later_instrument.items_of(later.form)}
    is_same = _same if earlier_instrument.version == later_instrument.version else _means_the_same
    shared = [key for key, item in after.items() if key in before and is_same(before[key], item)]
    return shared, len(before.keys() | after.keys())


def _same(item: Item, other: Item) -> bool:
    return (item.stem, item.options) == (other.stem, other.options)


def _means_the_same(item: Item, other: Item) -> bool:
    return item.kind is other.kind


def _reservation(earlier: Attempt, later: Attempt, versions: tuple[str, str]) -> Reservation | None:
    if versions[0] != versions[1]:
        return Reservation.VERSIONS
    if earlier.context and later.context and earlier.context.size != later.context.size:
        return Reservation.SIZES
    return None


def _reserved(change: Change, reason: Reservation | None) -> Change:
    if reason is Reservation.VERSIONS:
        return Change(change.earlier, change.later, None, None, None)
    if reason is Reservation.SIZES:
        return replace(change, change_class=None)
    return change


def _only(instrument: Instrument, item_ids: list[str]) -> Instrument:
    items = tuple(item for item in instrument.items if item.item_id in item_ids)
    return replace(instrument, items=items)


def _competency_changes(
    before: Scorecard, after: Scorecard, constants: ScoringConstants
) -> dict[str, Change]:
    befores = {score.competency_id: score for score in before.competencies}
    return {
        score.competency_id: _change((then.score, then.sem), (score.score, score.sem), constants)
        for score in after.competencies
        if (then := befores.get(score.competency_id)) is not None
    }


def _response_changes(
    item_ids: Sequence[str], earlier: Attempt, later: Attempt, *, with_same: bool
) -> tuple[ResponseChange, ...]:
    pairs = (
        (item_id, earlier.responses.get(item_id), later.responses.get(item_id))
        for item_id in item_ids
    )
    return tuple(
        ResponseChange(item_id, then, now)
        for item_id, then, now in pairs
        if with_same or then != now
    )


def _change(earlier: _Figure, later: _Figure, constants: ScoringConstants) -> Change:
    (then, then_sem), (now, now_sem) = earlier, later
    if then is None or now is None or then_sem is None or now_sem is None:
        return Change(then, now, None, None, None)
    change = now - then
    noise = math.hypot(then_sem, now_sem)
    rc = change / noise if noise > 0 else None
    return Change(then, now, change, rc, _classify(rc, constants))


def _classify(rc: float | None, constants: ScoringConstants) -> ChangeClass | None:
    if rc is None:
        return None
    if abs(rc) >= constants.z_change - EPSILON:
        return ChangeClass.RELIABLE_RISE if rc > 0 else ChangeClass.RELIABLE_FALL
    if abs(rc) >= constants.possible_change - EPSILON:
        return ChangeClass.POSSIBLE_RISE if rc > 0 else ChangeClass.POSSIBLE_FALL
    return ChangeClass.NO_CHANGE
