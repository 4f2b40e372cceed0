"""What holds the readiness label back where the number alone would promise more."""

from collections.abc import Iterable

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.constants import ScoringConstants
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import CompetencyScore, ReadinessLabel, Scorecard, Verdict
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import count_text, percent_text
from hop_desktop.presentation.words import readiness_label

_HELD_BACK = {Verdict.CLEAR_GAP, Verdict.UNEXPOSED}


def explained_label(
    instrument: Instrument, scorecard: Scorecard, constants: ScoringConstants
) -> str:
    """Return the label, and what holds it back if the number alone would promise more."""
    label = readiness_label(scorecard.readiness)
    reason = label_reason(instrument, scorecard, constants)
    return _("{label}: {reason}").format(label=label, reason=reason) if reason else label


def label_reason(instrument: Instrument, scorecard: Scorecard, constants: ScoringConstants) -> str:
    """Say why the label is lower than the number; empty: it is not. Source: docs/scoring.md."""
    readiness = scorecard.readiness
    value, label = readiness.value, readiness.label
    if value is None or readiness.is_untried:
        return ""
    if value >= constants.close_from - EPSILON and label is ReadinessLabel.BUILDING:
        return _core_words(instrument, scorecard, 1) or _clear_words(scorecard)
    if value >= constants.meets_from - EPSILON and label is ReadinessLabel.CLOSE:
        clear_share = _share(scorecard, Verdict.CLEAR_GAP)
        is_clear = clear_share >= constants.meets_clear_below - EPSILON
        return _core_words(instrument, scorecard, 0) or (
            _clear_words(scorecard) if is_clear else _("less than half of the profile is met")
        )
    return ""


def _core_words(instrument: Instrument, scorecard: Scorecard, allowed: int) -> str:
    """Name the core skills in the way; empty: no more than are allowed."""
    held = [
        score
        for score in scorecard.competencies
        if score.verdict in _HELD_BACK and instrument.competency(score.competency_id).is_core
    ]
    if len(held) <= allowed:
        return ""
    verdicts = {score.verdict for score in held}
    if verdicts == {Verdict.CLEAR_GAP}:
        text = ngettext("one clear gap in a core skill", "{n} clear gaps in core skills", len(held))
    elif verdicts == {Verdict.UNEXPOSED}:
        text = ngettext(
            "no chance yet in one core skill", "no chance yet in {n} core skills", len(held)
        )
    else:
        text = _("a clear gap or no chance yet in {n} core skills")
    return text.format(n=count_text(len(held)))


def _clear_words(scorecard: Scorecard) -> str:
    share = _share(scorecard, Verdict.CLEAR_GAP)
    return _("clear gaps make up {share} % of what could be scored").format(
        share=percent_text(100 * share)
    )


def _share(scorecard: Scorecard, verdict: Verdict) -> float:
    scored = [score for score in scorecard.competencies if score.is_scored]
    return _weight(score for score in scored if score.verdict is verdict) / _weight(scored)


def _weight(scores: Iterable[CompetencyScore]) -> int:
    return sum(score.weight for score in scores)
