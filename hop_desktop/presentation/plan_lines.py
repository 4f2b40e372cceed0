"""What the plan says in a line: what comes later, what can wait, and which parts are weakest."""

from collections.abc import Mapping

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.instrument import Competency
from hop_desktop.domain.plan import LeaveReason, later_areas, leave_alone
from hop_desktop.domain.scorecard import CompetencyScore, Scorecard, Verdict
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import gap_text, level_text
from hop_desktop.presentation.headline import is_all_lowest
from hop_desktop.presentation.words import is_lower


def why_words(score: CompetencyScore, seen: str | None) -> str:
    """Say in one sentence why an area comes first, and in another who else sees a gap."""
    sentence = {
        Verdict.CLEAR_GAP: _("You are at {you} and {expected} is expected ({gap}): a clear gap."),
        Verdict.POSSIBLE_GAP: _(
            "You are at {you} and {expected} is expected ({gap}): there may be a gap."
        ),
        Verdict.UNEXPOSED: _("You have had no chance to do this yet, and {expected} is expected."),
    }[score.verdict]
    line = sentence.format(
        you=level_text(score.score), expected=level_text(score.expected), gap=gap_text(score.gap)
    )
    return with_seen(line, seen)


def later_lines(
    catalogue: Catalogue, scorecard: Scorecard, seen: Mapping[str, str]
) -> tuple[str, ...]:
    """Name the gaps that come after the focus areas, first things first.

    `seen` says by competency id who else sees a gap.
    """
    clear = (
        _("{name}: at the start, too; one thing after the other.")
        if is_all_lowest(scorecard)
        else _("{name}: a clear gap, too; one thing after the other.")
    )
    texts = {
        Verdict.CLEAR_GAP: clear,
        Verdict.UNEXPOSED: _("{name}: a first chance to get."),
        Verdict.POSSIBLE_GAP: _("{name}: there may be a gap; look at it when the first are done."),
    }
    return tuple(
        with_seen(
            texts[score.verdict].format(
                name=catalogue.instrument.competency(score.competency_id).name
            ),
            seen.get(score.competency_id),
        )
        for score in later_areas(scorecard)
    )


def leave_alone_lines(
    catalogue: Catalogue, scorecard: Scorecard, seen: Mapping[str, str]
) -> tuple[str, ...]:
    """Say for each competency without a gap to work on why it can wait; `seen` as above."""
    return tuple(
        with_seen(
            _leave_words(
                catalogue.instrument.competency(competency_id).name,
                reason,
                scorecard.competency(competency_id),
            ),
            seen.get(competency_id),
        )
        for competency_id, reason in leave_alone(scorecard).items()
    )


def with_seen(line: str, seen: str | None) -> str:
    """Return a line with what others see; None: nobody sees a gap."""
    return f"{line} {seen}" if seen else line


def weakest_words(competency: Competency, score: CompetencyScore) -> str:
    """Name the parts that lie below the person's own average; empty: none does.

    The same parts are told as lower on Results; parts without a score are weak in nothing.
    """
    lower = {facet.facet_id for facet in score.facets if is_lower(facet.score, score.behaviour)}
    names = [facet.name for facet in competency.facets if facet.facet_id in lower]
    return _("Weakest parts: {facets}.").format(facets=", ".join(names)) if names else ""


def _leave_words(name: str, reason: LeaveReason, score: CompetencyScore) -> str:
    text = {
        LeaveReason.MET: _("{name}: you are at {level}, {expected} is expected ({gap}). Met."),
        LeaveReason.TOO_FEW_ANSWERS: _(
            "{name}: too few answers to say anything. Answer more of it next time."
        ),
        LeaveReason.NO_WEIGHT: _("{name}: it has no weight in this profile."),
    }[reason]
    return text.format(
        name=name,
        level=level_text(score.score),
        expected=level_text(score.expected),
        gap=gap_text(score.gap),
    )
