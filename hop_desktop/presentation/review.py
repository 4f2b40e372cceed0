"""What Review shows before an attempt is finished."""

from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.words import quality_words


@dataclass(frozen=True, slots=True)
class UnansweredLine:
    """One item that has no answer."""

    item_id: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Everything Review shows."""

    title: str
    summary: str
    unanswered: tuple[UnansweredLine, ...]
    notes: tuple[str, ...]
    finish_question: str  # empty: finishing does not ask


def make_review_state(
    instrument: Instrument, attempt: Attempt, scorecard: Scorecard
) -> ReviewState:
    missing = [asked_id for asked_id in attempt.shown_order if asked_id not in attempt.responses]
    answered = len(attempt.shown_order) - len(missing)
    question = ngettext(
        "{n} item has no answer, and you can’t change answers after finishing. Finish now?",
        "{n} items have no answer, and you can’t change answers after finishing. Finish now?",
        len(missing),
    )
    return ReviewState(
        title=_("Review"),
        summary=_(
            "{answered} of {total} items answered. You can’t change answers after finishing. You "
            "can retake any time."
        ).format(answered=answered, total=len(attempt.shown_order)),
        unanswered=tuple(_line(instrument, item_id) for item_id in missing),
        notes=tuple(quality_words(flag) for flag in scorecard.quality.flags),
        finish_question=question.format(n=len(missing)) if missing else "",
    )


def _line(instrument: Instrument, item_id: str) -> UnansweredLine:
    item = instrument.item(item_id)
    name = instrument.competency(item.competency_id).name
    return UnansweredLine(item_id, f"{name}: {item.cue or item.stem}")
