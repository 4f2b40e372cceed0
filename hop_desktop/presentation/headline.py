"""The answer in one sentence, what stands out, and a kind word where everything is alike."""

from typing import Final

from hop_desktop.domain.competency import EPSILON
from hop_desktop.domain.instrument import LOWEST_LEVEL, Instrument
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import count_text

STRONGEST: Final = 3
MIN_LEVELS: Final = 2  # fewer: all is alike
NAMED: Final = 3  # gaps, the largest
CEILING_FLAG: Final = "ceiling"


def headline(instrument: Instrument, scorecard: Scorecard) -> str:
    """Say in ten seconds where the person stands."""
    scored = _scored(scorecard)
    if not scored:
        return _("Too few items were answered to say where you stand.")
    if is_all_lowest(scorecard):
        return _("You are at the start of everything that this role asks for.")
    met = sum(score.verdict is Verdict.MET for score in scored)
    return f"{_met_words(met, len(scored))} {_gaps_words(instrument, scorecard)}"


def strongest_words(instrument: Instrument, scorecard: Scorecard) -> str:
    """Name what the person does best; empty: nothing is scored, or nothing could stand out."""
    scored = _scored(scorecard)
    levels = {round(score.score or 0.0, 9) for score in scored}
    if len(levels) < MIN_LEVELS or alike_words(scorecard):
        return ""
    best = sorted(scored, key=lambda score: score.gap or 0.0)[:STRONGEST]
    return _("Strongest: {names}.").format(names=_names(instrument, best))


def alike_words(scorecard: Scorecard) -> str:
    """Say once what an attempt without any differences means; empty: there are some."""
    if is_all_lowest(scorecard):
        return _(
            "You chose the first statement wherever you chose one. That is where everybody "
            "begins, and it says where you work now, not what you could do. Begin with one thing: "
            "the first focus area, and one first step in it."
        )
    if any(flag.flag_id == CEILING_FLAG for flag in scorecard.quality.flags):
        return _(
            "Most of your answers are the highest there are, so nothing could stand out and "
            "growth could not show. Ask someone who sees you work before you rely on it."
        )
    return ""


def is_all_lowest(scorecard: Scorecard) -> bool:
    """Whether every scored part of every competency stands at the lowest level."""
    parts = [
        facet.score
        for score in _scored(scorecard)
        for facet in score.facets
        if facet.score is not None
    ]
    return bool(parts) and all(abs(part - LOWEST_LEVEL) <= EPSILON for part in parts)


def _scored(scorecard: Scorecard) -> list[CompetencyScore]:
    return [score for score in scorecard.competencies if score.is_scored]


def _met_words(met: int, scored: int) -> str:
    if met == scored:
        return ngettext(
            "You meet the one expectation that could be scored.",
            "You meet all {scored} expectations that could be scored.",
            scored,
        ).format(scored=scored)
    if not met:
        return ngettext(
            "You do not meet the one expectation that could be scored yet.",
            "You meet none of {scored} expectations yet.",
            scored,
        ).format(scored=scored)
    return _("You meet {met} of {scored} expectations.").format(met=met, scored=scored)


def _gaps_words(instrument: Instrument, scorecard: Scorecard) -> str:
    for verdict in (Verdict.CLEAR_GAP, Verdict.POSSIBLE_GAP, Verdict.UNEXPOSED):
        found = [score for score in scorecard.competencies if score.verdict is verdict]
        found.sort(key=lambda score: -(score.gap or 0.0))
        if found:
            return _gap_words(verdict, len(found), _names(instrument, found[:NAMED]))
    return _("No gap stands in the way.")


def _gap_words(verdict: Verdict, count: int, names: str) -> str:
    if verdict is Verdict.CLEAR_GAP and count > NAMED:
        text = _("{N} clear gaps stand in the way, the largest in {names}.")
    elif verdict is Verdict.CLEAR_GAP:
        text = ngettext(
            "One clear gap stands in the way: {names}.",
            "{N} clear gaps stand in the way: {names}.",
            count,
        )
    elif verdict is Verdict.POSSIBLE_GAP and count > NAMED:
        text = _("No gap is clear; there may be {n}, the largest in {names}.")
    elif verdict is Verdict.POSSIBLE_GAP:
        text = ngettext(
            "No gap is clear; there may be one in {names}.",
            "No gap is clear; there may be some in {names}.",
            count,
        )
    elif count > NAMED:
        text = _("No gap stands in the way; you still need a first chance in {n} competencies.")
    else:
        text = _("No gap stands in the way; you still need a first chance in {names}.")
    number = count_text(count)
    return text.format(n=number, N=number[0].upper() + number[1:], names=names)


def _names(instrument: Instrument, scores: list[CompetencyScore]) -> str:
    names = [instrument.competency(score.competency_id).name for score in scores]
    if len(names) == 1:
        return names[0]
    return _("{others} and {last}").format(others=", ".join(names[:-1]), last=names[-1])
