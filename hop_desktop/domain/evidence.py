"""The evidence ledger: what the person did, and how far it carries what they claim."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from hop_desktop.domain.clean_text import comparable
from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.instrument import LOWEST_LEVEL

THIN_FROM: Final = 0.5  # scale points a claim may lie above its evidence


class Scope(StrEnum):
    """How far a piece of evidence reached; the later ones include the earlier ones."""

    TEAM = "team"
    SEVERAL_TEAMS = "several-teams"
    COMPANY = "company"

    @property
    def reach(self) -> int:
        """Return 1 for one team, 2 for several, 3 for the company."""
        return _REACH[self]


_REACH: Final = {scope: reach for reach, scope in enumerate(Scope, 1)}


class Origin(StrEnum):
    """What an entry was made from."""

    HAND = "hand"
    EXAMPLE = "example"  # named in an attempt; the id is `attempt id/item id`
    ACTION = "action"  # of the plan; the id is the action's


class Freshness(IntEnum):
    """How much the age of an entry leaves of it."""

    OLD = 0  # kept, carries no level above the first
    AGEING = 1  # carries levels 2 and 3 only
    FRESH = 2


@dataclass(frozen=True, slots=True, order=True)
class FacetRef:
    """One facet of one competency; facet ids are unique within their competency only."""

    competency_id: str
    facet_id: str


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """Something the person did that someone else could confirm."""

    entry_id: str
    facets: tuple[FacetRef, ...]  # at least one
    situation: str
    task: str  # what was asked of the person; may be empty
    action: str  # what the person did
    result: str
    happened_on: date
    scope: Scope
    confirmer: str  # who could confirm it; empty: nobody is named
    reference: str  # link or file name; a text, never opened
    origin: Origin
    origin_id: str  # empty: by hand
    recorded_at: datetime  # aware

    @property
    def competency_ids(self) -> frozenset[str]:
        return frozenset(facet.competency_id for facet in self.facets)

    @property
    def is_confirmable(self) -> bool:
        return bool(self.confirmer.strip())


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the ledger must hold before a level counts as evidenced."""

    level: int
    count: int  # entries
    scope: Scope  # at least
    months: int  # since it happened, at most
    confirmable: int  # how many of them name someone who could confirm


# The printed rule (docs/evidence-rule.md says why). Level 1 needs nothing.
RULE: Final = (
    Requirement(level=2, count=1, scope=Scope.TEAM, months=36, confirmable=0),
    Requirement(level=3, count=1, scope=Scope.TEAM, months=36, confirmable=1),
    Requirement(level=4, count=1, scope=Scope.SEVERAL_TEAMS, months=24, confirmable=1),
    Requirement(level=5, count=2, scope=Scope.COMPANY, months=24, confirmable=1),
)
LONGEST_MONTHS: Final = max(requirement.months for requirement in RULE)
SHORTEST_MONTHS: Final = min(requirement.months for requirement in RULE)


@dataclass(frozen=True, slots=True)
class EvidencedLevel:
    """How far the entries of one competency reach on one day."""

    competency_id: str
    entries: int  # of any age
    level: int  # 1-5
    falls_on: date | None  # the first day on which it is lower if nothing is added; None: never
    falls_to: int | None
    missing: Requirement | None  # what the next level still needs; None: level 5 is reached


@dataclass(frozen=True, slots=True)
class Standing:
    """Expected, claimed and evidenced level of one competency, kept apart."""

    evidenced: EvidencedLevel
    expected: float | None  # None: no profile to hold it against
    claimed: float | None  # the score; None: unscored
    skill_gap: float | None  # expected - claimed
    proof_gap: float | None  # claimed - evidenced

    @property
    def is_thin(self) -> bool:
        """Whether the claim lies more than half a level above its evidence."""
        return self.proof_gap is not None and self.proof_gap > THIN_FROM + EPSILON


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """Which entries are shown; what is empty or None does not choose."""

    text: str = ""
    competency_id: str = ""
    scope: Scope | None = None
    freshness: Freshness | None = None


def evidenced_level(
    competency_id: str, entries: Iterable[EvidenceEntry], today: date
) -> EvidencedLevel:
    """Return how far the entries carry one competency by `RULE`.

    A level counts only when every level below it is reached, too. Entries of other
    competencies may be among `entries`; those after `today` do not count yet.
    """
    own = [entry for entry in entries if competency_id in entry.competency_ids]
    counting = sorted(
        (entry for entry in own if entry.happened_on <= today), key=_by_day, reverse=True
    )
    met_until = [_met_until(requirement, counting) for requirement in RULE]
    level = _level_on(today, met_until)
    ends = [day for day in met_until[: level - 1] if day is not None]
    falls_on = min(ends) + timedelta(days=1) if ends else None
    return EvidencedLevel(
        competency_id=competency_id,
        entries=len(own),
        level=level,
        falls_on=falls_on,
        falls_to=None if falls_on is None else _level_on(falls_on, met_until),
        missing=next((requirement for requirement in RULE if requirement.level == level + 1), None),
    )


def standing(
    evidenced: EvidencedLevel, *, expected: float | None, claimed: float | None
) -> Standing:
    """Put what is expected, claimed and evidenced beside one another."""
    return Standing(
        evidenced=evidenced,
        expected=expected,
        claimed=claimed,
        skill_gap=None if claimed is None or expected is None else expected - claimed,
        proof_gap=None if claimed is None else claimed - evidenced.level,
    )


def freshness(entry: EvidenceEntry, today: date) -> Freshness:
    """Return what the age of an entry leaves of it."""
    if today <= months_after(entry.happened_on, SHORTEST_MONTHS):
        return Freshness.FRESH
    if today <= months_after(entry.happened_on, LONGEST_MONTHS):
        return Freshness.AGEING
    return Freshness.OLD


def chosen(
    entries: Iterable[EvidenceEntry], wanted: EvidenceFilter, today: date
) -> tuple[EvidenceEntry, ...]:
    """Return the entries that a filter lets through, newest first.

    Every word of the filter's text must stand somewhere in the entry, in any case and however
    its accents were typed.
    """
    words = comparable(wanted.text).split()
    found = [entry for entry in entries if _fits(entry, wanted, words, today)]
    return tuple(
        sorted(found, key=lambda entry: (entry.happened_on, entry.recorded_at), reverse=True)
    )


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _by_day(entry: EvidenceEntry) -> date:
    return entry.happened_on


def _level_on(day: date, met_until: Sequence[date | None]) -> int:
    """Return the level of a day, given until when each requirement of `RULE` is met."""
    level = LOWEST_LEVEL
    for requirement, last in zip(RULE, met_until, strict=True):
        if last is None or last < day:
            break
        level = requirement.level
    return level


def _met_until(requirement: Requirement, entries: Sequence[EvidenceEntry]) -> date | None:
    """Return the last day on which a requirement is met; None: it never is.

    `entries` are newest first: the last one that is needed decides.
    """
    fitting = [entry for entry in entries if entry.scope.reach >= requirement.scope.reach]
    named = [entry for entry in fitting if entry.is_confirmable]
    if len(fitting) < requirement.count or len(named) < requirement.confirmable:
        return None
    needed = [fitting[requirement.count - 1]]
    if requirement.confirmable:
        needed.append(named[requirement.confirmable - 1])
    return months_after(min(map(_by_day, needed)), requirement.months)


def _fits(entry: EvidenceEntry, wanted: EvidenceFilter, words: Sequence[str], today: date) -> bool:
    texts = (entry.situation, entry.task, entry.action, entry.result)
    whole = comparable("\n".join((*texts, entry.confirmer, entry.reference)))
    return (
        all(word in whole for word in words)
        and (not wanted.competency_id or wanted.competency_id in entry.competency_ids)
        and (wanted.scope is None or entry.scope is wanted.scope)
        and (wanted.freshness is None or freshness(entry, today) is wanted.freshness)
    )
