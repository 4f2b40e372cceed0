"""What the gap chart shows, in words, and in which order."""

from dataclasses import dataclass

from hop_desktop.charts import words
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class GapRow:
    """One competency of the chart."""

    name: str
    score: CompetencyScore


def describe_gaps(instrument: Instrument, scorecard: Scorecard) -> str:
    """Say in words what the gap chart shows."""
    rows = sorted_rows(instrument, scorecard)
    clear = [_gap_words(row) for row in rows if row.score.verdict is Verdict.CLEAR_GAP]
    possible = [_gap_words(row) for row in rows if row.score.verdict is Verdict.POSSIBLE_GAP]
    met = [row.name for row in rows if row.score.verdict is Verdict.MET]
    return words.sentences(
        _("Clear gaps: {gaps}.").format(gaps=words.listed(clear)) if clear else "",
        _("Possible gaps: {gaps}.").format(gaps=words.listed(possible)) if possible else "",
        _("Met: {competencies}.").format(competencies=words.listed(met)) if met else "",
        words.unscored_sentence(instrument, scorecard),
    )


def _gap_words(row: GapRow) -> str:
    return _("{competency} ({score}, {expected} expected)").format(
        competency=row.name,
        score=words.level(row.score.score or 0.0),
        expected=words.level(row.score.expected),
    )


def sorted_rows(instrument: Instrument, scorecard: Scorecard) -> list[GapRow]:
    """Return the rows, the largest gap first, what has no score last."""
    rows = [
        GapRow(instrument.competency(score.competency_id).name, score)
        for score in scorecard.competencies
    ]
    return sorted(rows, key=lambda row: (row.score.gap is None, -(row.score.gap or 0.0)))
