"""What Plan shows of the person's actions: the list, one of them, and the form to edit it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import ActionDraft, ActionState, Due, PlannedAction
from hop_desktop.i18n import _, ngettext
from hop_desktop.presentation.due import due_words
from hop_desktop.presentation.formatting import amount_text, date_text
from hop_desktop.presentation.library import kind_words
from hop_desktop.presentation.plan import facet_names


class Shown(StrEnum):
    """Which actions the list shows."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action in the list."""

    action_id: str
    title: str
    detail: str
    is_done: bool
    can_tick: bool  # it is not dropped


@dataclass(frozen=True, slots=True)
class StateMove:
    """A state that the chosen action can be moved to."""

    state: ActionState
    name: str
    leads_on: bool = False  # the usual next step


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """Everything about the chosen action."""

    action_id: str
    title: str
    paragraphs: tuple[str, ...]
    moves: tuple[StateMove, ...]
    can_move_up: bool
    can_move_down: bool
    asks_for_result: bool  # done, and not in the ledger yet
    result: str  # proposed for the ledger
    ledger_note: str  # what became of it in the ledger; empty: nothing


@dataclass(frozen=True, slots=True)
class ActionsState:
    """Everything on the tab of actions."""

    summary: str
    shown: Shown
    lines: tuple[ActionLine, ...]
    empty: str  # said when the list is empty
    chosen: ActionDetail | None
    can_save_calendar: bool


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A facet that an action may be about."""

    facet_id: str
    name: str


@dataclass(frozen=True, slots=True)
class CompetencyChoice:
    """A competency that an action may be about, with its facets."""

    competency_id: str
    name: str
    facets: tuple[FacetChoice, ...]


@dataclass(frozen=True, slots=True)
class ActionForm:
    """The form that a new or an edited action is written in."""

    heading: str
    choices: tuple[CompetencyChoice, ...]
    draft: ActionDraft
    proposed_due: date  # shown when a date is asked for
    problem: str = ""  # why it is not saved; empty: nothing is wrong
    can_retry: bool = False


def shown_words(shown: Shown) -> str:
    return {
        Shown.OPEN: _("Still open"),
        Shown.DONE: _("Done"),
        Shown.DROPPED: _("Dropped"),
        Shown.ALL: _("All"),
    }[shown]


def state_words(state: ActionState) -> str:
    return {
        ActionState.PLANNED: _("Planned"),
        ActionState.DOING: _("Doing"),
        ActionState.DONE: _("Done"),
        ActionState.DROPPED: _("Dropped"),
    }[state]


def make_actions_state(
    instrument: Instrument,
    actions: Sequence[PlannedAction],
    today: date,
    shown: Shown,
    chosen_id: str,
    in_ledger: Collection[str] = (),
    *,
    staying_id: str = "",
) -> ActionsState:
    """Word the plan.

    Args:
        instrument: For names.
        actions: Every action, in the person's order.
        today: The day against which due dates are held.
        shown: Which of them the list shows.
        chosen_id: The action shown in full; empty or no longer shown: the first one.
        in_ledger: Ids of actions that were written into the evidence ledger.
        staying_id: The action that keeps its place in the list, wherever it belongs by now.
    """
    listed = [
        action for action in actions if _is_shown(action, shown) or action.action_id == staying_id
    ]
    if shown is Shown.ALL:
        listed.sort(key=lambda action: not action.is_open and action.action_id != staying_id)
    chosen = next((action for action in listed if action.action_id == chosen_id), None)
    if chosen is None and listed:
        chosen = listed[0]
    return ActionsState(
        summary=_summary(actions, today),
        shown=shown,
        lines=tuple(_line(instrument, action, today) for action in listed),
        empty=_empty_words(shown, has_any=bool(actions)),
        chosen=None
        if chosen is None
        else _detail(instrument, chosen, _kin(actions, chosen), today, in_ledger),
        can_save_calendar=any(action.is_open and action.due is not None for action in actions),
    )


def make_form(
    instrument: Instrument, draft: ActionDraft, proposed_due: date, *, is_new: bool
) -> ActionForm:
    """Return the form that shows a draft."""
    return ActionForm(
        heading=_("New action") if is_new else _("Edit action"),
        choices=tuple(
            CompetencyChoice(
                competency.competency_id,
                competency.name,
                tuple(FacetChoice(facet.facet_id, facet.name) for facet in competency.facets),
            )
            for competency in instrument.competencies
        ),
        draft=draft,
        proposed_due=proposed_due,
    )


def _is_shown(action: PlannedAction, shown: Shown) -> bool:
    return {
        Shown.OPEN: action.is_open,
        Shown.DONE: action.state is ActionState.DONE,
        Shown.DROPPED: action.state is ActionState.DROPPED,
        Shown.ALL: True,
    }[shown]


def _kin(actions: Sequence[PlannedAction], chosen: PlannedAction) -> list[str]:
    return [action.action_id for action in actions if action.is_open == chosen.is_open]


def _summary(actions: Sequence[PlannedAction], today: date) -> str:
    if not actions:
        return ""
    still = sum(action.is_open for action in actions)
    done = sum(action.state is ActionState.DONE for action in actions)
    late = sum(action.due_on(today) is Due.OVERDUE for action in actions)
    return " · ".join(
        (
            ngettext("{n} open action", "{n} open actions", still).format(n=still),
            ngettext("{n} overdue", "{n} overdue", late).format(n=late),
            ngettext("{n} done", "{n} done", done).format(n=done),
        )
    )


def _line(instrument: Instrument, action: PlannedAction, today: date) -> ActionLine:
    hours = ""
    if action.hours is not None:
        hours = _("about {hours} hours").format(hours=amount_text(action.hours))
    about = instrument.competency(action.competency_id).name
    parts = (due_words(action, today), hours, about, state_words(action.state))
    return ActionLine(
        action.action_id,
        action.title,
        " · ".join(part for part in parts if part),
        is_done=action.state is ActionState.DONE,
        can_tick=action.state is not ActionState.DROPPED,
    )


def _empty_words(shown: Shown, *, has_any: bool) -> str:
    if not has_any:
        return _("Nothing planned yet. Add an action from your focus areas, or write your own.")
    return {
        Shown.OPEN: _("No open actions."),
        Shown.DONE: _("No actions done yet."),
        Shown.DROPPED: _("No dropped actions."),
        Shown.ALL: "",
    }[shown]


def _detail(
    instrument: Instrument,
    action: PlannedAction,
    kin: Sequence[str],
    today: date,
    in_ledger: Collection[str],
) -> ActionDetail:
    place = kin.index(action.action_id)
    is_done, is_written = action.state is ActionState.DONE, action.action_id in in_ledger
    return ActionDetail(
        action_id=action.action_id,
        title=action.title,
        paragraphs=tuple(_paragraphs(instrument, action, today)),
        moves=_moves(action.state),
        can_move_up=place > 0,
        can_move_down=place < len(kin) - 1,
        asks_for_result=is_done and not is_written,
        result=action.seen,
        ledger_note=_("This is in your evidence for the next attempt.") if is_written else "",
    )


def _paragraphs(instrument: Instrument, action: PlannedAction, today: date) -> Sequence[str]:
    competency = instrument.competency(action.competency_id)
    about = ": ".join(
        part for part in (competency.name, facet_names(competency, action.facet_ids)) if part
    )
    parts = [about, _dates_words(action, today), action.do]
    if action.seen:
        parts.append(_("You’ll know it’s done when: {seen}").format(seen=action.seen))
    if action.kind is not None:
        parts.append(kind_words(action.kind))
    if action.hours is not None:
        parts.append(_("About {hours} hours.").format(hours=amount_text(action.hours)))
    if action.note:
        parts.append(_("Note: {note}").format(note=action.note))
    return [part for part in parts if part]


def _dates_words(action: PlannedAction, today: date) -> str:
    parts = [state_words(action.state), due_words(action, today)]
    if action.started_at is not None:
        parts.append(_("begun {date}").format(date=date_text(action.started_at.date())))
    if action.ended_at is not None:
        parts.append(_("ended {date}").format(date=date_text(action.ended_at.date())))
    return " · ".join(part for part in parts if part)


def _moves(state: ActionState) -> tuple[StateMove, ...]:
    begin = StateMove(ActionState.DOING, _("Begin"), leads_on=state is ActionState.PLANNED)
    finish = StateMove(ActionState.DONE, _("Mark as done"), leads_on=state is ActionState.DOING)
    drop = StateMove(ActionState.DROPPED, _("Drop"))
    reopen = StateMove(ActionState.DOING, _("Reopen"))
    return {
        ActionState.PLANNED: (begin, finish, drop),
        ActionState.DOING: (finish, drop),
        ActionState.DONE: (reopen,),
        ActionState.DROPPED: (StateMove(ActionState.PLANNED, _("Plan again")),),
    }[state]
