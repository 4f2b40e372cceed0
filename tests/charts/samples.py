"""An instrument and scorecards made by hand: no scoring, no files."""

from hop_desktop.domain.instrument import Competency, Form, Group, Instrument
from hop_desktop.domain.scorecard import (
    CompetencyScore,
    Quality,
    QualityStatus,
    Readiness,
    ReadinessLabel,
    Scorecard,
    Verdict,
)

NAMES = {
    "product-strategy": "Strategy",
    "insight-evidence": "Customer and market insight",
    "negotiation": "Negotiation",
    "presentation": "Presentation",
    "stakeholder-alignment": "Executive and cross-team alignment",
    "budgeting": "Budgeting",
    "commercial-acumen": "Pricing, revenue and profit",
    "delivery-oversight": "Delivery and life cycle",
    "people-leadership": "Leading product people",
    "self-leadership": "Self-leadership and learning",
}
OWN = (3.4, 3.0, 2.6, 4.2, 3.1, 1.8, 2.6, 4.4, 3.6, 3.9)
PAST = (2.7, 3.3, 2.2, 3.6, 3.0, 1.6, 2.0, 4.0, 2.8, 3.7)
EXPECTED = (4.0, 4.0, 4.0, 3.5, 4.0, 3.5, 3.5, 4.0, 4.0, 3.5)
HALF_BAND = 0.66

_ACCENTED = str.maketrans("aceilnorstuyAEIOSN", "àçéîļñöŕšţûýÀÉÎÖŠÑ")


def pseudo(text: str) -> str:
    """Return the text about a third longer and accented, as a translation might be."""
    extra = " ".join(["ẃöŕđ"] * max(1, len(text) // 14))
    return f"{text.translate(_ACCENTED)} {extra}"


def instrument(names: dict[str, str] = NAMES) -> Instrument:
    competencies = tuple(
        Competency(
            competency_id=competency_id,
            name=name,
            group_id="all",
            is_core=False,
            leverage=1.0,
            definition="",
            anchors=("",) * 5,
            facets=(),
        )
        for competency_id, name in names.items()
    )
    return Instrument("sample", "1", "Sample", (Group("all", "All"),), competencies, ())


def long_instrument() -> Instrument:
    return instrument({competency_id: pseudo(name) for competency_id, name in NAMES.items()})


def scorecard(
    own=OWN, *, expected=EXPECTED, half_band=HALF_BAND, why_unscored=Verdict.UNEXPOSED
) -> Scorecard:
    return Scorecard(
        scoring_version=2,
        instrument_id="sample",
        instrument_version="2",
        form=Form.FULL,
        profile_id="sample",
        competencies=tuple(
            competency_score(competency_id, score, asked, half_band, why_unscored)
            for competency_id, score, asked in zip(NAMES, own, expected, strict=True)
        ),
        readiness=Readiness(None, None, 1.0, None, None, ReadinessLabel.BUILDING),
        priorities=(),
        focus_areas=(),
        quality=Quality(QualityStatus.OK, ()),
    )


def competency_score(competency_id, score, expected, half_band, why_unscored) -> CompetencyScore:
    is_scored = score is not None
    return CompetencyScore(
        competency_id=competency_id,
        score=score,
        behaviour=score,
        judgement=None,
        answered=7 if is_scored else 0,
        asked=7,
        reliability=0.75 if is_scored else None,
        sem=half_band / 1.645 if is_scored else None,
        band=(score - half_band, score + half_band) if is_scored else None,
        expected=expected,
        weight=10,
        gap=expected - score if is_scored else None,
        verdict=verdict(score, expected, half_band) if is_scored else why_unscored,
        attainment=None,
        facets=(),
    )


def verdict(score, expected, half_band) -> Verdict:
    if score >= expected:
        return Verdict.MET
    return Verdict.CLEAR_GAP if expected - score > half_band else Verdict.POSSIBLE_GAP
