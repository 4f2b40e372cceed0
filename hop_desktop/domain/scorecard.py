"""The scorecard: everything that `score` says about one attempt under one profile."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Form


class Verdict(StrEnum):
    """What can be said about one competency."""

    MET = "met"
    POSSIBLE_GAP = "possible-gap"
    CLEAR_GAP = "clear-gap"
    UNEXPOSED = "unexposed"
    NOT_ENOUGH_ANSWERS = "not-enough-answers"


class ReadinessLabel(StrEnum):
    """What can be said about the attempt as a whole."""

    MEETS_THE_PROFILE = "meets-the-profile"
    CLOSE = "close"
    BUILDING = "building"
    EARLY = "early"
    NOT_ENOUGH_EVIDENCE = "not-enough-evidence"


class FlagGrade(StrEnum):
    """How much a quality flag weighs; INFO never moves the status."""

    INFO = "info"
    AMBER = "amber"
    RED = "red"


class QualityStatus(StrEnum):
    """Whether the responses look careful enough to enter a trend."""

    OK = "ok"
    CHECK = "check"
    WEAK = "weak"


LEVEL_FROM: Final = -0.05  # scale points; above: told as "level"
LEVEL_TO: Final = 0.25
_EPSILON: Final = 1e-9


def is_level(gap: float) -> bool:
    """Whether a gap is told as level with the expectation. Source: docs/scoring.md."""
    return LEVEL_FROM + _EPSILON < gap <= LEVEL_TO + _EPSILON


@dataclass(frozen=True, slots=True)
class FacetScore:
    """One facet; never shown as a number in a report."""

    facet_id: str
    score: float | None  # scale points, 1.0-5.0; None: unscored
    is_unexposed: bool  # unscored because of "no chance yet"


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """One competency; every None follows from too few answers."""

    competency_id: str
    score: float | None  # S, 1.0-5.0
    behaviour: float | None  # B, 1.0-5.0
    judgement: float | None  # J, 1.0-5.0; None: no situation answered
    answered: int  # k: level choices answered
    asked: int  # level choices of the form
    reliability: float | None  # r_k, 0-1
    sem: float | None  # scale points
    band: tuple[float, float] | None  # 90 %, not clipped to 1-5
    expected: float
    weight: int  # percent
    gap: float | None  # expected - score
    verdict: Verdict
    attainment: float | None  # 0-1
    facets: tuple[FacetScore, ...]

    @property
    def is_scored(self) -> bool:
        return self.score is not None


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the attempt covers the profile, in percent; None below the coverage needed."""

    value: float | None
    floor: float | None  # unscored competencies counted as nothing
    coverage: float  # share of the weights that is scored, 0-1
    sem: float | None
    band: tuple[float, float] | None  # 90 %, clipped to 0-100
    label: ReadinessLabel
    is_untried: bool = False  # the profile is of a larger stage than the company answered for


@dataclass(frozen=True, slots=True)
class Priority:
    """How much one competency is worth working on: weight x gap x leverage x certainty."""

    competency_id: str
    priority: float  # above 0
    is_assumed: bool  # the gap is assumed because the competency is unexposed


@dataclass(frozen=True, slots=True)
class QualityFlag:
    """Something about the way the items were answered that is worth a second look."""

    flag_id: str  # speed longstring lowvar scatter ceiling exposure claims gap-days
    grade: FlagGrade
    value: float


@dataclass(frozen=True, slots=True)
class Quality:
    """The raised flags and what they add up to; never part of a score."""

    status: QualityStatus
    flags: tuple[QualityFlag, ...]
    tells_scatter: bool = True  # False: too few answers to tell whether they scatter


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The result of one attempt under one profile. Computed each time, never stored."""

    scoring_version: int
    instrument_id: str
    instrument_version: str
    form: Form
    profile_id: str
    competencies: tuple[CompetencyScore, ...]  # framework order
    readiness: Readiness
    priorities: tuple[Priority, ...]  # highest first
    focus_areas: tuple[str, ...]  # competency ids, at most three
    quality: Quality

    def competency(self, competency_id: str) -> CompetencyScore:
        """Return the score of one competency.

        Raises:
            UnknownIdError: The scorecard has no such competency.
        """
        for score in self.competencies:
            if score.competency_id == competency_id:
                return score
        raise UnknownIdError(f"no competency has the id {competency_id}")
