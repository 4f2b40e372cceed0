"""What the look back shows: one question of it, or its beginning or end."""

from collections.abc import Sequence
from dataclasses import dataclass

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.change import LookBack
from hop_desktop.domain.instrument import Instrument, Item
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.questionnaire import ChoiceGroup, ChoiceState


@dataclass(frozen=True, slots=True)
class LookBackState:
    """One question of the look back, or its beginning or end."""

    intro: str
    group: ChoiceGroup | None  # None: no question is shown
    cue: str
    progress_text: str
    can_start: bool
    start_text: str
    result: str  # what the look back says so far


def make_look_back_state(
    instrument: Instrument,
    earlier: Attempt,
    items: Sequence[str],
    look_back: LookBack,
    place: int | None,
) -> LookBackState:
    """Word the look back at one item.

    Args:
        instrument: Of the later attempt.
        earlier: The attempt that is looked back at.
        items: The items it may ask about.
        look_back: What was said so far.
        place: Which of the items is shown; None: none.
    """
    date = date_text(earlier.moment)
    question = _("With what you know now, which statement fitted you on {date}?").format(date=date)
    item = None if place is None else instrument.item(items[place])
    return LookBackState(
        intro=_(
            "Learning can change the yardstick. Look back at {date} with what you know now: the "
            "core skills only, as many as you like. It is drawn as a dotted marker beside that "
            "attempt and never scored; research on looking back like this is mixed."
        ).format(date=date),
        group=None if item is None else _group(item, question, look_back.levels.get(item.item_id)),
        cue="" if item is None else item.cue,
        progress_text=""
        if place is None
        else _("Looking back: {n} of {total}").format(n=place + 1, total=len(items)),
        can_start=bool(items),
        start_text=_("Continue looking back") if look_back.levels else _("Look back"),
        result=_look_back_words(earlier, look_back),
    )


def _group(item: Item, question: str, level: int | None) -> ChoiceGroup:
    choices = tuple(
        ChoiceState(option.option_id, option.text, option.option_id == str(level))
        for option in item.options
    )
    return ChoiceGroup(f"{item.cue} {question}".strip(), "response", choices)


def _look_back_words(earlier: Attempt, look_back: LookBack) -> str:
    """Say how today's yardstick differs from the one of then."""
    given = [
        (level, then)
        for item_id, level in look_back.levels.items()
        for then in (earlier.responses.get(item_id),)
        if isinstance(then, int)
    ]
    if not given:
        return ""
    lower = sum(level < then for level, then in given)
    higher = sum(level > then for level, then in given)
    return _(
        "Of {n} answers, {lower} look lower and {higher} higher to you today than they did then; "
        "{same} look the same."
    ).format(n=len(given), lower=lower, higher=higher, same=len(given) - lower - higher)
