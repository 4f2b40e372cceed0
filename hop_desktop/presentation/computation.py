"""How every number of a scorecard came about, with the person's own numbers in the formulas."""

from collections.abc import Iterator, Sequence

from hop_desktop.domain.attempt import Attempt, BestWorst
from hop_desktop.domain.competency import MIDDLE_SHARE, attainable, situation_score
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import LOWEST_LEVEL, Form, Instrument, Item, ItemKind
from hop_desktop.domain.profile import WEIGHT_TOTAL
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard
from hop_desktop.i18n import _, decimal_text
from hop_desktop.presentation.formatting import exact_text, level_text
from hop_desktop.presentation.words import cut_off_words


def method_lines(
    instrument: Instrument, form: Form, constants: ScoringConstants
) -> tuple[str, ...]:
    """Say how a score, its band, readiness and label are made: plain words, then the figures."""
    kinds = {item.kind for item in instrument.items_of(form)}
    lines = [_("A part of a competency counts the statement that you chose, 1 to 5.")]
    if ItemKind.FREQUENCY in kinds:
        lines.append(
            _("Where you were also asked how often, that moves the part by half a level at most.")
        )
    lines.append(_("A competency is the plain mean of its parts."))
    if ItemKind.SITUATION in kinds:
        lines.append(
            _("Each answered situation makes up {share:.0f} % of its competency.").format(
                share=constants.situation_weight_each * 100
            )
        )
    return (" ".join(lines), *_figure_lines(constants), cut_off_words(constants))


def _figure_lines(constants: ScoringConstants) -> tuple[str, ...]:
    return (
        _(
            "The fewer statements you chose, the less sure a score is: its error (SEM) is {sd} ÷ "
            "√k for k statements, and its band is the score ± {z} × SEM. The {sd} is our "
            "assumption of how much answers vary around a person’s level."
        ).format(z=decimal_text(constants.z_band, 3), sd=decimal_text(constants.answer_sd, 1)),
        _(
            "A gap of up to {margin} counts as met; one that is larger than the half band is a "
            "clear gap."
        ).format(margin=decimal_text(constants.met_margin, 2)),
        _(
            "Attainment is (score − 1) ÷ (expected − {base}), at least 0 and at most 1. Readiness "
            "is the mean of the attainments, each with the weight of its competency, as a "
            "percentage."
        ).format(base=decimal_text(LOWEST_LEVEL + constants.met_margin, 2)),
    )


def competency_computation(
    instrument: Instrument, attempt: Attempt, score: CompetencyScore, constants: ScoringConstants
) -> tuple[str, ...]:
    """Follow one competency from the answers to its attainment; source: docs/scoring.md."""
    if score.score is None or score.sem is None or score.gap is None or score.band is None:
        return (
            _("{answered} of {asked} statements were chosen: too few for a score.").format(
                answered=score.answered, asked=score.asked
            ),
        )
    return (
        *_facet_lines(instrument, attempt, score, constants),
        _behaviour_line(score),
        *_situation_lines(instrument, attempt, score, constants),
        *_uncertainty_lines(score, score.sem, score.band, constants),
        _gap_line(score, constants.z_band * score.sem, constants),
        _attainment_line(score, constants),
    )


def readiness_computation(
    instrument: Instrument, scorecard: Scorecard, constants: ScoringConstants
) -> tuple[str, ...]:
    """Add up readiness, its floor and its band; source: docs/scoring.md."""
    scored = [score for score in scorecard.competencies if score.attainment is not None]
    weight, readiness = sum(score.weight for score in scored), scorecard.readiness
    coverage = _("Scored weights: {weight} of {total}, so the coverage is {share}.").format(
        weight=weight, total=WEIGHT_TOTAL, share=exact_text(readiness.coverage)
    )
    if readiness.value is None or readiness.band is None:
        needed = _("Below a coverage of {needed} no readiness is given.")
        return (coverage, needed.format(needed=exact_text(constants.coverage_min)))
    reached = exact_text(sum(score.weight * (score.attainment or 0.0) for score in scored))
    return (
        coverage,
        _("Weights times attainments: {terms} = {sum}.").format(
            terms=_weighted_terms(instrument, scored), sum=reached
        ),
        _("Readiness: 100 × {sum} ÷ {weight} = {value}.").format(
            sum=reached, weight=weight, value=exact_text(readiness.value)
        ),
        _(
            "Floor, counting everything without a score as zero: 100 × {sum} ÷ {total} = {floor}."
        ).format(sum=reached, total=WEIGHT_TOTAL, floor=exact_text(readiness.floor)),
        _(
            "SEM of readiness: the square root of the sum of (weight ÷ {weight} × 100 ÷ "
            "(expected − {base}) × SEM)² = {sem}; band: ± {z} × {sem} = {low} to {high}, within 0 "
            "and 100."
        ).format(
            weight=weight,
            base=decimal_text(LOWEST_LEVEL + constants.met_margin, 2),
            sem=exact_text(readiness.sem),
            z=decimal_text(constants.z_band, 3),
            low=exact_text(readiness.band[0]),
            high=exact_text(readiness.band[1]),
        ),
    )


def _facet_lines(
    instrument: Instrument, attempt: Attempt, score: CompetencyScore, constants: ScoringConstants
) -> Iterator[str]:
    competency = instrument.competency(score.competency_id)
    names = {facet.facet_id: facet.name for facet in competency.facets}
    items = [item for item in _own_items(instrument, attempt, score) if item.is_rated]
    for facet in score.facets:
        if facet.score is None:
            continue
        own = {item.kind: item for item in items if str(item.facet_id) == facet.facet_id}
        answers = {kind: attempt.responses.get(item.item_id) for kind, item in own.items()}
        level, share = (answers.get(kind) for kind in (ItemKind.LEVEL, ItemKind.FREQUENCY))
        name = names.get(facet.facet_id, _("All of it"))
        if isinstance(level, int) and isinstance(share, int):
            yield _facet_line(name, level, share, facet.score, constants)
        else:
            yield _("{facet}: {score}, from one answer.").format(
                facet=name, score=exact_text(facet.score)
            )


def _facet_line(
    name: str, level: int, share: int, score: float, constants: ScoringConstants
) -> str:
    return _(
        "{facet}: {level} + ({share} − {middle}) × {step} = {score}, within 1 and 5 "
        "(your statement, and how often)."
    ).format(
        facet=name,
        level=level,
        share=share,
        middle=MIDDLE_SHARE,
        step=exact_text(constants.share_step),
        score=exact_text(score),
    )


def _behaviour_line(score: CompetencyScore) -> str:
    values = [exact_text(facet.score) for facet in score.facets if facet.score is not None]
    return _("Behaviour: ({terms}) ÷ {n} = {mean}.").format(
        terms=" + ".join(values), n=len(values), mean=exact_text(score.behaviour)
    )


def _situation_lines(
    instrument: Instrument, attempt: Attempt, score: CompetencyScore, constants: ScoringConstants
) -> Iterator[str]:
    reached = []
    items = _own_items(instrument, attempt, score)
    if not any(item.kind is ItemKind.SITUATION for item in items):
        yield _("Score: the behaviour = {score}.").format(score=exact_text(score.score))
        return
    for item in items:
        picks = attempt.responses.get(item.item_id)
        if isinstance(picks, BestWorst):
            reached.append(situation_score(item, picks))
    if not reached:
        yield _("Score: no situation was answered, so it is the behaviour = {score}.").format(
            score=exact_text(score.score)
        )
        return
    weight = constants.situation_weight_each * len(reached)
    yield _("Judgement: ({terms}) ÷ {n} = {mean}.").format(
        terms=" + ".join(exact_text(value) for value in reached),
        n=len(reached),
        mean=exact_text(score.judgement),
    )
    yield _("Score: {rest} × {behaviour} + {weight} × {judgement} = {score}.").format(
        rest=exact_text(1 - weight),
        behaviour=exact_text(score.behaviour),
        weight=exact_text(weight),
        judgement=exact_text(score.judgement),
        score=exact_text(score.score),
    )


def _uncertainty_lines(
    score: CompetencyScore, sem: float, band: tuple[float, float], constants: ScoringConstants
) -> tuple[str, ...]:
    return (
        _(
            "Reliability of k = {k} chosen statements, if they go together as we assume ({rho}): "
            "{k} × {rho} ÷ (1 + ({k} − 1) × {rho}) = {r}."
        ).format(
            k=score.answered, rho=decimal_text(constants.rho, 1), r=exact_text(score.reliability)
        ),
        _("SEM: {sd} ÷ √{k} = {sem}.").format(
            k=score.answered, sd=decimal_text(constants.answer_sd, 1), sem=exact_text(sem)
        ),
        _("Band: {score} ± {z} × {sem} = {low} to {high}.").format(
            score=exact_text(score.score),
            z=decimal_text(constants.z_band, 3),
            sem=exact_text(sem),
            low=exact_text(band[0]),
            high=exact_text(band[1]),
        ),
    )


def _gap_line(score: CompetencyScore, half_band: float, constants: ScoringConstants) -> str:
    return _(
        "Gap: {expected} − {score} = {gap}; up to {margin} is met, above {half} is a clear gap."
    ).format(
        expected=level_text(score.expected),
        score=exact_text(score.score),
        gap=exact_text(score.gap),
        margin=exact_text(constants.met_margin),
        half=exact_text(half_band),
    )


def _attainment_line(score: CompetencyScore, constants: ScoringConstants) -> str:
    if not attainable(score.expected, constants):
        return _(
            "Attainment: every score reaches an expected level of {expected}, so it is {share}; "
            "its weight is {weight}."
        ).format(
            expected=level_text(score.expected),
            share=exact_text(score.attainment),
            weight=score.weight,
        )
    return _(
        "Attainment: ({score} − 1) ÷ ({expected} − {base}), at least 0 and at most 1 = {share}; "
        "its weight is {weight}."
    ).format(
        score=exact_text(score.score),
        expected=level_text(score.expected),
        base=exact_text(LOWEST_LEVEL + constants.met_margin),
        share=exact_text(score.attainment),
        weight=score.weight,
    )


def _weighted_terms(instrument: Instrument, scored: Sequence[CompetencyScore]) -> str:
    return " + ".join(
        _("{weight} × {share} ({name})").format(
            weight=score.weight,
            share=exact_text(score.attainment),
            name=instrument.competency(score.competency_id).name,
        )
        for score in scored
    )


def _own_items(instrument: Instrument, attempt: Attempt, score: CompetencyScore) -> list[Item]:
    items = instrument.items_of(attempt.form)
    return [item for item in items if item.competency_id == score.competency_id]
