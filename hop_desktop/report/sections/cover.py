"""The whole answer in one paragraph."""

from hop_desktop.i18n import _
from hop_desktop.presentation.headline import alike_words, headline
from hop_desktop.presentation.words import readiness_sentence
from hop_desktop.report.snapshot import ReportSnapshot


def lead(snapshot: ReportSnapshot) -> str:
    """Say how ready, how many are met, and where to start."""
    card = snapshot.scorecard
    if card.readiness.value is None:
        return " ".join((readiness_sentence(card.readiness), focus_sentence(snapshot)))
    texts = (
        headline(snapshot.instrument, card),
        readiness_sentence(card.readiness),
        alike_words(card),
        focus_sentence(snapshot),
    )
    return " ".join(text for text in texts if text)


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
