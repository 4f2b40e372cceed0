"""The interview and promotion pack: what proof covers, what will be asked, what to do first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hop_desktop.domain.action import LibraryAction
from hop_desktop.domain.evidence import (
    EvidenceEntry,
    FacetRef,
    Freshness,
    Standing,
    freshness,
)
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import FocusArea

FACETS_ASKED: Final = 2  # of one competency; an interview has no time for more
PHASE_DAYS: Final = 30
PHASES: Final = 3
DAYS_A_WEEK: Final = 7

Questions = Mapping[FacetRef, tuple[str, ...]]  # at least one of each facet


@dataclass(frozen=True, slots=True)
class Probe:
    """A facet that an interviewer will probably ask about, since nothing recent shows it."""

    facet: FacetRef
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThinProof:
    """A claim that lies above its evidence, and what it will be asked."""

    standing: Standing
    probes: tuple[Probe, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An action of the 90-day plan; days are counted from 1."""

    action: LibraryAction
    first_day: int
    last_day: int

    @property
    def ends_in_time(self) -> bool:
        return self.last_day <= PHASES * PHASE_DAYS


@dataclass(frozen=True, slots=True)
class Phase:
    """Thirty days of the plan; days are counted from 1."""

    first_day: int
    last_day: int
    begun: tuple[Step, ...]
    finished: tuple[Step, ...]  # whose last day lies in these thirty


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything the pack shows; without an attempt nothing is claimed or planned."""

    stories: tuple[EvidenceEntry, ...] = ()  # newest first; a story's number counts from 1
    thin: tuple[ThinProof, ...] = ()
    phases: tuple[Phase, ...] = ()


def stories_by_competency(
    instrument: Instrument, entries: Sequence[EvidenceEntry]
) -> Mapping[str, tuple[int, ...]]:
    """Return which entries are evidence of each competency, by their number from 1."""
    return {
        competency: tuple(
            n for n, entry in enumerate(entries, 1) if competency in entry.competency_ids
        )
        for competency in instrument.competencies_by_id
    }


def thin_proofs(
    instrument: Instrument,
    standings: Mapping[str, Standing],
    entries: Iterable[EvidenceEntry],
    questions: Questions,
    today: date,
) -> tuple[ThinProof, ...]:
    """Return the claims that lie above their evidence, the largest proof gap first.

    Each is asked about the first `FACETS_ASKED` facets that no fresh entry is tied to, in
    framework order; where every facet has one, about the first facets.
    """
    shown = {
        facet
        for entry in entries
        if freshness(entry, today) is Freshness.FRESH
        for facet in entry.facets
    }
    thin = [(competency_id, found) for competency_id, found in standings.items() if found.is_thin]
    thin.sort(key=lambda pair: -(pair[1].proof_gap or 0.0))
    return tuple(
        ThinProof(found, _probes(instrument, competency_id, shown, questions))
        for competency_id, found in thin
    )


def ninety_days(areas: Sequence[FocusArea]) -> tuple[Phase, ...]:
    """Spread the proposals of the focus areas over three times thirty days.

    In each thirty days every focus area begins one action: the one that is proposed first, as
    on every other page, then the others, the one that takes longest first, so that as much as
    can be is finished by day 90. An action's first day is the first of its thirty, and it lasts
    its whole weeks.

    Returns:
        Three phases, or none if nothing is proposed.
    """
    steps = [step for area in areas for step in _steps(area)]
    if not steps:
        return ()
    starts = [1 + number * PHASE_DAYS for number in range(PHASES)]
    return tuple(
        Phase(
            first_day=start,
            last_day=start + PHASE_DAYS - 1,
            begun=tuple(planned for planned in steps if planned.first_day == start),
            finished=tuple(
                planned for planned in steps if start <= planned.last_day < start + PHASE_DAYS
            ),
        )
        for start in starts
    )


def _probes(
    instrument: Instrument, competency_id: str, shown: set[FacetRef], questions: Questions
) -> tuple[Probe, ...]:
    facets = [
        FacetRef(competency_id, facet.facet_id)
        for facet in instrument.competency(competency_id).facets
    ]
    asked = [facet for facet in facets if facet not in shown] or facets
    return tuple(Probe(facet, questions[facet]) for facet in asked[:FACETS_ASKED])


def _steps(area: FocusArea) -> Sequence[Step]:
    others = sorted(area.proposals[1:], key=lambda proposal: -proposal.action.weeks)
    return [
        Step(proposal.action, first, first + proposal.action.weeks * DAYS_A_WEEK - 1)
        for number, proposal in enumerate([*area.proposals[:1], *others][:PHASES])
        for first in (1 + number * PHASE_DAYS,)
    ]
