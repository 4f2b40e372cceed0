"""Words and numbers of the charts: legends, notes, and the parts of described summaries."""

from collections.abc import Sequence

from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict, is_level
from hop_desktop.i18n import _, decimal_text, ngettext


def level(value: float) -> str:
    """Return a score, an expectation or a gap with one decimal."""
    return decimal_text(value, 1)


def gap(value: float) -> str:
    """Return a gap in words: positive is below what is expected."""
    if is_level(value):
        return _("level")
    text = _("{points} below") if value > 0 else _("{points} above")
    return text.format(points=decimal_text(abs(value), 1))


def listed(texts: Sequence[str]) -> str:
    """Join into "a, b and c"."""
    if len(texts) <= 1:
        return "".join(texts)
    return _("{others} and {last}").format(others=", ".join(texts[:-1]), last=texts[-1])


def unscored_note(score: CompetencyScore | None) -> str:
    """Say why a competency has no score."""
    if score is not None and score.verdict is Verdict.UNEXPOSED:
        return _("no chance yet")
    return _("not enough answers")


def scores_by_id(scorecard: Scorecard) -> dict[str, CompetencyScore]:
    """Return the competency scores by competency id."""
    return {score.competency_id: score for score in scorecard.competencies}


def met_sentence(scorecard: Scorecard) -> str:
    """Say how many of the scored competencies meet the expectation."""
    scored = [score for score in scorecard.competencies if score.is_scored]
    met = [score for score in scored if score.verdict is Verdict.MET]
    if not scored:
        return _("No competency has enough answers for a score.")
    return ngettext(
        "{met} of {scored} scored competency meets what is expected.",
        "{met} of {scored} scored competencies meet what is expected.",
        len(scored),
    ).format(met=len(met), scored=len(scored))


def unscored_sentence(instrument: Instrument, scorecard: Scorecard) -> str:
    """Name the competencies without a score and why; empty if all have one."""
    scores = scores_by_id(scorecard)
    parts = [
        _("{competency} ({reason})").format(
            competency=competency.name, reason=unscored_note(scores.get(competency.competency_id))
        )
        for competency in instrument.competencies
        if competency.competency_id not in scores or not scores[competency.competency_id].is_scored
    ]
    return _("Not scored: {competencies}.").format(competencies=listed(parts)) if parts else ""


def sentences(*texts: str) -> str:
    """Put sentences behind one another, leaving out the empty ones."""
    return " ".join(text for text in texts if text)
