"""What the radar shows, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from hop_desktop.charts import words
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _, ngettext

_LARGEST_GAPS: Final = 3


@dataclass(frozen=True, slots=True)
class Others:
    """How somebody else, or a group, sees the person."""

    name: str  # of the person or group
    levels: Mapping[str, float]  # 1.0-5.0 by competency id; what cannot be told is absent


def describe_radar(
    instrument: Instrument,
    scorecard: Scorecard,
    *,
    earlier: Scorecard | None = None,
    evidenced: Mapping[str, int] | None = None,
    look_back: Scorecard | None = None,
    others: Others | None = None,
) -> str:
    """Say in words what the radar shows."""
    return words.sentences(
        words.met_sentence(scorecard),
        _gap_sentence(instrument, scorecard),
        words.unscored_sentence(instrument, scorecard),
        _earlier_sentence(instrument, scorecard, earlier) if earlier else "",
        _look_back_sentence(instrument, look_back) if look_back else "",
        _evidenced_sentence(instrument, evidenced) if evidenced else "",
        _others_sentence(instrument, others) if others else "",
    )


def _gap_sentence(instrument: Instrument, scorecard: Scorecard) -> str:
    below = [s for s in scorecard.competencies if s.gap is not None and s.gap > 0]
    below.sort(key=lambda s: -(s.gap or 0.0))
    if not below:
        has_scores = any(score.is_scored for score in scorecard.competencies)
        return _("No score lies below what is expected.") if has_scores else ""
    gaps = [
        _("{competency} ({score}, {expected} expected)").format(
            competency=instrument.competency(score.competency_id).name,
            score=words.level(score.score or 0.0),
            expected=words.level(score.expected),
        )
        for score in below[:_LARGEST_GAPS]
    ]
    return ngettext("The largest gap: {gaps}.", "The largest gaps: {gaps}.", len(gaps)).format(
        gaps=words.listed(gaps)
    )


def _earlier_sentence(instrument: Instrument, scorecard: Scorecard, earlier: Scorecard) -> str:
    before = words.scores_by_id(earlier)
    moved = [
        _("{competency} from {earlier} to {later}").format(
            competency=instrument.competency(score.competency_id).name,
            earlier=words.level(past.score),
            later=words.level(score.score),
        )
        for score in scorecard.competencies
        for past in [before.get(score.competency_id)]
        if past is not None
        and past.score is not None
        and score.score is not None
        and words.level(past.score) != words.level(score.score)
    ]
    if not moved:
        return _("The scores of the earlier attempt are the same.")
    return _("Since the earlier attempt: {changes}. Small differences can be chance.").format(
        changes=words.listed(moved)
    )


def _look_back_sentence(instrument: Instrument, look_back: Scorecard) -> str:
    seen = [
        _("{competency} {level}").format(competency=competency.name, level=words.level(score.score))
        for competency in instrument.competencies
        for score in (words.scores_by_id(look_back).get(competency.competency_id),)
        if competency.is_core and score is not None and score.score is not None
    ]
    if not seen:
        return ""
    return _("The earlier attempt as you see it now: {levels}.").format(levels=words.listed(seen))


def _evidenced_sentence(instrument: Instrument, evidenced: Mapping[str, int]) -> str:
    carried = [
        _("{competency} {level}").format(
            competency=competency.name, level=evidenced[competency.competency_id]
        )
        for competency in instrument.competencies
        if competency.competency_id in evidenced
    ]
    return _("Backed by evidence: {levels}.").format(levels=words.listed(carried))


def _others_sentence(instrument: Instrument, others: Others) -> str:
    seen = [
        _("{competency} {level}").format(
            competency=competency.name, level=words.level(others.levels[competency.competency_id])
        )
        for competency in instrument.competencies
        if competency.competency_id in others.levels
    ]
    text = _("Seen by others ({name}): {levels}.")
    return text.format(name=others.name, levels=words.listed(seen)) if seen else ""
