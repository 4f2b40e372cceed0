"""What the questionnaire shows for one item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from hop_desktop.domain.attempt import (
    NO_CHANCE,
    Attempt,
    BestWorst,
    Confidence,
    EvidenceGrade,
    EvidenceNote,
    Response,
)
from hop_desktop.domain.instrument import Form, Instrument, Item, ItemKind, Option
from hop_desktop.domain.responses import asks_for_evidence
from hop_desktop.i18n import _
from hop_desktop.presentation.formatting import minutes_left_text
from hop_desktop.presentation.words import no_chance_words

NO_CHANCE_ID = "no-chance"


class SaveStatus(Enum):
    """What is known about the shown answer."""

    UNANSWERED = "unanswered"
    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not-saved"


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """One card."""

    choice_id: str  # an option id, or NO_CHANCE_ID
    text: str
    is_chosen: bool
    is_special: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Cards of which at most one is chosen."""

    name: str
    role: str  # "response", "best" or "worst"
    choices: tuple[ChoiceState, ...]
    description: str = ""  # the question, where the name is not


@dataclass(frozen=True, slots=True)
class JumpState:
    """How far one competency is."""

    item_id: str  # where a jump leads
    text: str
    share: float  # 0-1, of its items that are answered
    is_current: bool


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """The example that is asked for at statements 4 and 5."""

    text: str
    grade: EvidenceGrade | None  # None: nothing chosen yet


@dataclass(frozen=True, slots=True)
class ConfidenceState:
    """The question how sure the respondent is, after a competency."""

    competency_id: str
    name: str
    chosen: Confidence | None
    pause: str  # a good moment for a break (docs/instrument.md, Time)


@dataclass(frozen=True, slots=True)
class QuestionnaireState:
    """Everything the page shows for one item."""

    item_id: str
    cue: str
    stem: str
    groups: tuple[ChoiceGroup, ...]
    progress_text: str
    position_text: str  # said when the item comes
    position: int  # 1 for the first item
    total: int
    jumps: tuple[JumpState, ...]
    evidence: EvidenceState | None
    confidence: ConfidenceState | None
    save_status: SaveStatus
    save_text: str
    is_answered: bool
    why_not_next: str  # why one cannot go on; empty: one can
    can_go_back: bool


def make_questionnaire_state(
    instrument: Instrument,
    attempt: Attempt,
    item_id: str,
    options: Sequence[Option],
    seconds_left: float,
) -> QuestionnaireState:
    """Decide everything about one item of an open attempt.

    Args:
        instrument: As the respondent sees it.
        attempt: As stored; its response to the item counts as saved.
        item_id: One of `attempt.shown_order`.
        options: The item's options in the person's order.
        seconds_left: Expected time for the rest.
    """
    item = instrument.item(item_id)
    response = attempt.responses.get(item_id)
    position = attempt.shown_order.index(item_id) + 1
    total = len(attempt.shown_order)
    state = QuestionnaireState(
        item_id=item_id,
        cue=item.cue,
        stem=item.stem,
        groups=_groups(item, options, response),
        progress_text=_("{competency} · item {n} of {total} · {left}").format(
            competency=instrument.competency(item.competency_id).name,
            n=position,
            total=total,
            left=minutes_left_text(seconds_left),
        ),
        position_text=_("Item {n} of {total}").format(n=position, total=total),
        position=position,
        total=total,
        jumps=_jumps(instrument, attempt, item),
        evidence=_evidence(item, response, attempt.evidence.get(item_id)),
        confidence=_confidence(instrument, attempt, item),
        save_status=SaveStatus.UNANSWERED,
        save_text="",
        is_answered=response is not None,
        why_not_next="" if response is not None else _unanswered_words(item),
        can_go_back=position > 1,
    )
    return state if response is None else with_save_status(state, SaveStatus.SAVED)


def with_save_status(
    state: QuestionnaireState, status: SaveStatus, reason: str = ""
) -> QuestionnaireState:
    """Return the state with another word about the answer's safety."""
    text = {
        SaveStatus.UNANSWERED: "",
        SaveStatus.SAVING: _("Saving…"),
        SaveStatus.SAVED: _("Saved"),
        SaveStatus.NOT_SAVED: _("Not saved – {reason}, retrying").format(reason=reason),
    }[status]
    return replace(state, save_status=status, save_text=text)


def advance_tip() -> str:
    """Say once how to go on without a press of Next."""
    return _("Tip: in Preferences you can have the next item appear by itself after each click.")


def with_half_response(
    state: QuestionnaireState, best: str | None, worst: str | None
) -> QuestionnaireState:
    """Return a situation's state while only one of best and worst is chosen."""
    chosen = {"best": best, "worst": worst}
    groups = tuple(
        replace(
            group,
            choices=tuple(
                replace(choice, is_chosen=choice.choice_id == chosen[group.role])
                for choice in group.choices
            ),
        )
        for group in state.groups
    )
    why = _missing_words(is_best_missing=best is None)
    cleared = replace(state, groups=groups, is_answered=False, why_not_next=why)
    return with_save_status(cleared, SaveStatus.UNANSWERED)


def response_from(item: Item, role: str, choice_id: str, other: str | None) -> Response | None:
    """Return the response that a choice makes; None: a situation is only half answered.

    `other` is the chosen option of a situation's other group.
    """
    if choice_id == NO_CHANCE_ID:
        return NO_CHANCE
    if item.kind is not ItemKind.SITUATION:
        return int(choice_id)
    if other is None or other == choice_id:
        return None
    return BestWorst(choice_id, other) if role == "best" else BestWorst(other, choice_id)


def _unanswered_words(item: Item) -> str:
    if item.kind is ItemKind.SITUATION:
        return _("Choose the best and the worst, or skip.")
    return _("Choose an answer, or skip.")


def _missing_words(*, is_best_missing: bool) -> str:
    return _("Choose the best, too.") if is_best_missing else _("Choose the worst, too.")


def _groups(
    item: Item, options: Sequence[Option], response: Response | None
) -> tuple[ChoiceGroup, ...]:
    question = f"{item.cue} {item.stem}".strip()
    if item.kind is ItemKind.SITUATION:
        best = response.best if isinstance(response, BestWorst) else None
        worst = response.worst if isinstance(response, BestWorst) else None
        return (
            ChoiceGroup(_("Best"), "best", _cards(options, best), question),
            ChoiceGroup(_("Worst"), "worst", _cards(options, worst), question),
        )
    chosen = str(response) if isinstance(response, int) else None
    special = ChoiceState(
        NO_CHANCE_ID, no_chance_words(item), response is NO_CHANCE, is_special=True
    )
    return (ChoiceGroup(question, "response", (*_cards(options, chosen), special)),)


def _cards(options: Sequence[Option], chosen: str | None) -> tuple[ChoiceState, ...]:
    return tuple(
        ChoiceState(option.option_id, option.text, option.option_id == chosen) for option in options
    )


def _jumps(instrument: Instrument, attempt: Attempt, shown: Item) -> tuple[JumpState, ...]:
    items = [instrument.item(item_id) for item_id in attempt.shown_order]
    sections: dict[str, list[Item]] = {}
    for item in items:
        sections.setdefault(_section(item), []).append(item)
    jumps = []
    for section, members in sections.items():
        answered = sum(item.item_id in attempt.responses for item in members)
        is_situations = members[0].kind is ItemKind.SITUATION
        name = _("Situations") if is_situations else instrument.competency(section).name
        target = next(
            (item.item_id for item in members if item.item_id not in attempt.responses),
            members[0].item_id,
        )
        text = _("{name}: {answered} of {total}").format(
            name=name, answered=answered, total=len(members)
        )
        jumps.append(JumpState(target, text, answered / len(members), section == _section(shown)))
    return tuple(jumps)


def _section(item: Item) -> str:
    return "situations" if item.kind is ItemKind.SITUATION else item.competency_id


def _evidence(
    item: Item, response: Response | None, note: EvidenceNote | None
) -> EvidenceState | None:
    if not asks_for_evidence(item, response):
        return None
    return EvidenceState(note.text, note.grade) if note else EvidenceState("", None)


def _confidence(instrument: Instrument, attempt: Attempt, item: Item) -> ConfidenceState | None:
    """Ask after the last rated item of each competency (docs/instrument.md, Confidence)."""
    if attempt.form is not Form.FULL or not item.is_rated:
        return None
    rated = [
        item_id
        for item_id in attempt.shown_order
        if instrument.item(item_id).is_rated
        and instrument.item(item_id).competency_id == item.competency_id
    ]
    if item.item_id != rated[-1]:
        return None
    return ConfidenceState(
        item.competency_id,
        instrument.competency(item.competency_id).name,
        attempt.confidence.get(item.competency_id),
        _("This was the last one here: a good moment for a break. Every answer is saved."),
    )
