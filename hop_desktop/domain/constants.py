"""The constants of the scoring, read from a resource file and never written in code."""

from collections.abc import Mapping
from dataclasses import dataclass

from hop_desktop.domain.instrument import ItemKind
from hop_desktop.domain.scorecard import Verdict


@dataclass(frozen=True, slots=True)
class QualityThresholds:
    """Where a quality flag is raised. Source: docs/scoring.md."""

    fastest_s: float  # a quicker item is too quick, whoever reads it
    words_per_s: float  # reading pace at first sight
    speed_amber: float  # share of items, 0-1
    speed_red: float
    longstring_amber_min: int
    longstring_amber_share: float
    longstring_red_min: int
    longstring_red_share: float
    lowvar_amber: float  # population SD
    lowvar_answers_min: int
    scatter_amber: float  # SD of answers around their competency's mean, scale points
    scatter_freedom_min: int  # answers less the competencies they belong to
    ceiling_amber: float  # share of answers, 0-1
    exposure_info: float  # share of items, 0-1
    claims_min: int
    claims_share: float  # share of high answers, 0-1
    gap_days: int
    weak_ambers: int  # this many ambers make a weak attempt


@dataclass(frozen=True, slots=True)
class ScoringConstants:
    """Assumptions and conventions of the scoring. Source: docs/scoring.md."""

    scoring_version: int
    source: str  # "assumed" or "pilot"
    n: int  # respondents behind the constants; 0 while assumed
    date: str  # ISO 8601, when they were set
    rho: float  # mean correlation between items of a competency
    answer_sd: float  # SD of answers around one's own level of a competency, scale points
    z_band: float
    z_change: float
    possible_change: float  # |RC| from which a change is called possible
    situation_weight_each: float  # ω of one answered situation
    share_step: float  # what one step of a share moves its facet by, scale points
    met_margin: float  # a gap this small is met, scale points
    coverage_min: float  # share, 0-1
    certainty: Mapping[Verdict, float]  # κ
    meets_from: float  # readiness, percent
    close_from: float
    building_from: float
    meets_met_min: float  # share of the scored weight that is met, 0-1
    meets_clear_below: float  # share of the scored weight in clear gaps
    close_clear_max: float
    focus_areas_max: int
    words_per_minute: float  # reading pace of the time model
    decide_s: Mapping[ItemKind, float]
    quality: QualityThresholds
