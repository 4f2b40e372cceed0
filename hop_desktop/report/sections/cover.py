"""The whole answer in one paragraph."""

from hop_desktop.domain.scorecard import Verdict
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.words import readiness_sentence
from hop_desktop.report.snapshot import ReportSnapshot


def lead(snapshot: ReportSnapshot) -> str:
    """Say how ready, how many are met, and where to start."""
    card = snapshot.scorecard
    if card.readiness.value is None:
        return " ".join((readiness_sentence(card.readiness), focus_sentence(snapshot)))
    scored = [competency for competency in card.competencies if competency.is_scored]
    met = sum(score.verdict is Verdict.MET for score in scored)
    counts = ngettext(
        "{met} of {n} scored competency meets what is expected.",
        "{met} of {n} scored competencies meet what is expected.",
        len(scored),
    ).format(met=met, n=len(scored))
    return " ".join((readiness_sentence(card.readiness), counts, focus_sentence(snapshot)))


def focus_sentence(snapshot: ReportSnapshot) -> str:
    """Say what to work on first, if that can be said."""
    card = snapshot.scorecard
    if card.focus_areas:
        names = ", ".join(
            snapshot.instrument.competency(focus_area).name for focus_area in card.focus_areas
        )
        return _("Worth working on first: {names}.").format(names=names)
    if card.readiness.value is None:
        return _("Too little is scored to say what to work on first.")
    return _("No gap stands out that would need work first.")
