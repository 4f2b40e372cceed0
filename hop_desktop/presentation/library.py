"""What the actions of the library are called, and what they take."""

from collections.abc import Sequence

from hop_desktop.domain.action import ActionKind, LibraryAction, Proposal, Stage
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.formatting import amount_text, percent_text


def kind_words(kind: ActionKind) -> str:
    return {
        ActionKind.ASSIGNMENT: _("Assignment: by doing"),
        ActionKind.RELATIONSHIP: _("Relationship: with others"),
        ActionKind.STUDY: _("Study: by reading and practice"),
    }[kind]


def stage_words(stage: Stage) -> str:
    return {
        Stage.STARTUP: _("start-up"),
        Stage.SCALE_UP: _("scale-up"),
        Stage.ENTERPRISE: _("enterprise"),
    }[stage]


def effort_words(action: LibraryAction) -> str:
    """Say how much work it is and where it fits."""
    weeks = ngettext("{n} week", "{n} weeks", action.weeks).format(n=action.weeks)
    stages = ", ".join(stage_words(stage) for stage in Stage if stage in action.stages)
    return _("About {hours} hours over {weeks}. Leads to {levels}. Fits: {stages}.").format(
        hours=amount_text(action.hours), weeks=weeks, levels=_levels(action.steps), stages=stages
    )


def planning_aid_words(proposals: Sequence[Proposal]) -> str:
    """Say how the hours are spread; a planning aid and no more (docs/instrument.md, Actions)."""
    hours = dict.fromkeys(ActionKind, 0.0)
    for proposal in proposals:
        hours[proposal.action.kind] += proposal.action.hours
    total = sum(hours.values())
    if not total:
        return ""
    doing, others, study = (percent_text(100 * hours[kind] / total) for kind in ActionKind)
    return _(
        "Together about {hours} hours: {doing} % doing, {others} % with others, {study} % "
        "study. Many plan about 70, 20 and 10; that is common practice and a planning aid, "
        "not a finding."
    ).format(hours=amount_text(total), doing=doing, others=others, study=study)


def _levels(steps: Sequence[int]) -> str:
    *lower, highest = sorted(steps)
    if not lower:
        return _("level {level}").format(level=highest)
    return _("levels {lower} and {highest}").format(
        lower=", ".join(str(level) for level in lower), highest=highest
    )
