"""The competencies of a scorecard as rows, chips and axes: where each stands, in one line."""

from dataclasses import dataclass

from hop_desktop.domain.instrument import HIGHEST_LEVEL, LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import gap_text, level_text
from hop_desktop.presentation.headline import is_all_lowest
from hop_desktop.presentation.words import verdict_words


@dataclass(frozen=True, slots=True)
class CompetencyRow:
    """One competency as long as its row is closed."""

    competency_id: str
    name: str
    verdict: Verdict
    verdict_text: str
    gap: str  # "1.5 below"; empty: no score
    detail: str  # score, range, expectation and verdict in words
    score: float | None  # scale points, 1.0-5.0
    likely: tuple[float, float] | None  # its range, clipped to the scale
    expected: float  # scale points, 1.0-5.0


@dataclass(frozen=True, slots=True)
class VerdictChip:
    """How many competencies have one verdict."""

    verdict: Verdict
    name: str
    text: str  # with the count, as it is shown
    detail: str  # the count in words


def competency_rows(instrument: Instrument, scorecard: Scorecard) -> tuple[CompetencyRow, ...]:
    """Return one row for each competency: the largest gap first, what has no score last."""
    in_order = sorted(
        scorecard.competencies, key=lambda score: (score.gap is None, -(score.gap or 0.0))
    )
    return tuple(_row(instrument, score, scorecard) for score in in_order)


def verdict_chips(scorecard: Scorecard) -> tuple[VerdictChip, ...]:
    """Return a chip for each verdict that there is."""
    order = (
        Verdict.CLEAR_GAP,
        Verdict.POSSIBLE_GAP,
        Verdict.MET,
        Verdict.UNEXPOSED,
        Verdict.NOT_ENOUGH_ANSWERS,
    )
    verdicts = [score.verdict for score in scorecard.competencies]
    return tuple(
        VerdictChip(
            verdict,
            verdict_words(verdict),
            _chip_text(verdict, verdicts.count(verdict)),
            _("{n} of {total} competencies").format(n=verdicts.count(verdict), total=len(verdicts)),
        )
        for verdict in order
        if verdict in verdicts
    )


def verdict_cell(score: CompetencyScore, scorecard: Scorecard) -> str:
    """Return a verdict in a word; where everything is at the start it is said once, elsewhere."""
    if score.is_scored and is_all_lowest(scorecard):
        return _("At the start")
    return verdict_words(score.verdict)


def axis_texts(instrument: Instrument, scorecard: Scorecard) -> tuple[str, ...]:
    """Return what each axis of the radar shows, in framework order."""
    scores = {score.competency_id: score for score in scorecard.competencies}
    return tuple(
        f"{competency.name} {_detail(scores[competency.competency_id], scorecard)}"
        for competency in instrument.competencies
        if competency.competency_id in scores
    )


def _row(instrument: Instrument, score: CompetencyScore, scorecard: Scorecard) -> CompetencyRow:
    return CompetencyRow(
        competency_id=score.competency_id,
        name=instrument.competency(score.competency_id).name,
        verdict=score.verdict,
        verdict_text=verdict_cell(score, scorecard),
        gap="" if score.gap is None else gap_text(score.gap),
        detail=_detail(score, scorecard),
        score=score.score,
        likely=_likely(score),
        expected=score.expected,
    )


def _detail(score: CompetencyScore, scorecard: Scorecard) -> str:
    verdict = _in_sentence(verdict_cell(score, scorecard))
    likely = _likely(score)
    if likely is None:
        text = _("({verdict}), expected {expected}")
        return text.format(verdict=verdict, expected=level_text(score.expected))
    return _("{score} ({low}–{high}), expected {expected}: {verdict}").format(
        score=level_text(score.score),
        low=level_text(likely[0]),
        high=level_text(likely[1]),
        expected=level_text(score.expected),
        verdict=verdict,
    )


def _likely(score: CompetencyScore) -> tuple[float, float] | None:
    if score.band is None:
        return None
    low, high = (min(max(end, float(LOWEST_LEVEL)), float(HIGHEST_LEVEL)) for end in score.band)
    return low, high


def _in_sentence(verdict: str) -> str:
    """Return a verdict as it stands in the midst of a sentence."""
    return {
        _("Met"): _("met"),
        _("Possible gap"): _("possible gap"),
        _("Clear gap"): _("clear gap"),
        _("No chance yet"): _("no chance yet"),
        _("Not enough answers"): _("not enough answers"),
        _("At the start"): _("at the start"),
    }.get(verdict, verdict)


def _chip_text(verdict: Verdict, count: int) -> str:
    text = {
        Verdict.CLEAR_GAP: ngettext("{n} clear gap", "{n} clear gaps", count),
        Verdict.POSSIBLE_GAP: ngettext("{n} possible gap", "{n} possible gaps", count),
        Verdict.MET: ngettext("{n} met", "{n} met", count),
        Verdict.UNEXPOSED: ngettext("{n} no chance yet", "{n} no chance yet", count),
        Verdict.NOT_ENOUGH_ANSWERS: ngettext(
            "{n} not enough answers", "{n} not enough answers", count
        ),
    }[verdict]
    return text.format(n=count)
