"""What comes next in a competency: the same statement on Results, Plan and in the report."""

from hop_desktop.domain.action import target_level
from hop_desktop.domain.instrument import HIGHEST_LEVEL, Competency
from hop_desktop.domain.scorecard import CompetencyScore, Verdict
from hop_desktop.i18n import _


def next_level_words(competency: Competency, score: CompetencyScore) -> str:
    """Say what the next level looks like; empty: nothing can be said, or nothing is above."""
    if score.verdict is Verdict.UNEXPOSED:
        return _("Next: a first chance to get.")
    if score.score is None or score.score >= HIGHEST_LEVEL:
        return ""
    return _("What the next level looks like: {anchor}").format(
        anchor=competency.anchors[target_level(score) - 1]
    )
