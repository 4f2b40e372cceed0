"""The plan: what to work on first and why, what can wait, and what the person means to do."""

from collections.abc import Iterator, Sequence
from typing import Final

from hop_desktop.domain.plan import ActionState, PlannedAction
from hop_desktop.i18n import _
from hop_desktop.presentation.actions import state_words
from hop_desktop.presentation.evidence_words import one_line
from hop_desktop.presentation.formatting import date_text
from hop_desktop.presentation.plan import PlanState, facet_names, make_plan_state
from hop_desktop.report.blocks import Block, Bullets, Heading, Labelled, Muted, Paragraph
from hop_desktop.report.choice import Audience, ReportChoice
from hop_desktop.report.section import Entry, Section
from hop_desktop.report.snapshot import ReportSnapshot

_OWN: Final = frozenset({Audience.ME, Audience.COACH})  # a manager gets the actions one picks


def _plan(snapshot: ReportSnapshot, choice: ReportChoice) -> Sequence[Block]:
    """Say where to begin, then what is planned; the formula goes with the computation."""
    state = make_plan_state(
        snapshot.catalogue,
        snapshot.scorecard,
        snapshot.areas,
        snapshot.actions,
        snapshot.profile.name,
    )
    blocks: list[Block] = [Heading(1, _("Plan"))]
    blocks += _areas(state, choice)
    if state.formula and choice.has("method"):
        blocks += [Heading(2, _("How the order is found")), Bullets(state.formula)]
    if state.later and choice.audience is not Audience.MANAGER:
        blocks += [Heading(2, _("After these")), Bullets(state.later)]
    if state.leave_alone and choice.audience is not Audience.MANAGER:
        blocks += [Heading(2, _("Leave alone for now")), Bullets(state.leave_alone)]
    shown = [printed for printed in _printed(snapshot) if choice.shows(_entry_id(printed))]
    if shown:
        blocks.append(Heading(1, _("Actions")))
    for action in shown:
        blocks += _action(snapshot, action)
    return blocks


def _areas(state: PlanState, choice: ReportChoice) -> Iterator[Block]:
    if state.empty_title:
        yield Heading(2, state.empty_title)
        yield Paragraph(state.empty_text)
    for area in state.areas:
        yield Heading(2, area.title)
        yield from (Paragraph(text) for text in (area.reason, area.aim, area.facets) if text)
        if choice.has("method"):
            yield Muted(area.numbers)


def _action(snapshot: ReportSnapshot, action: PlannedAction) -> Iterator[Block]:
    yield Heading(2, action.title)
    yield Muted(_facts(snapshot, action))
    for label, text in (
        (_("What to do"), action.do),
        (_("You’ll know it’s done when"), action.seen),
    ):
        if text:
            yield Labelled(label, text)


def _facts(snapshot: ReportSnapshot, action: PlannedAction) -> str:
    competency = snapshot.catalogue.instrument.competency(action.competency_id)
    parts = [competency.name, facet_names(competency, action.facet_ids), state_words(action.state)]
    if action.is_open and action.due is not None:
        parts.append(_("due {date}").format(date=date_text(action.due)))
    if action.ended_at is not None:
        parts.append(_("ended {date}").format(date=date_text(action.ended_at.date())))
    return " · ".join(part for part in parts if part)


def _printed(snapshot: ReportSnapshot) -> Sequence[PlannedAction]:
    """Return what is open, then what was done; what was dropped is nobody's business."""
    kept = [action for action in snapshot.actions if action.state is not ActionState.DROPPED]
    return sorted(kept, key=lambda action: not action.is_open)


def _entry_id(action: PlannedAction) -> str:
    return f"action:{action.action_id}"


def _entries(snapshot: ReportSnapshot) -> Sequence[Entry]:
    return [
        Entry(_entry_id(action), one_line(action.title), _("Actions"), _OWN)
        for action in _printed(snapshot)
    ]


PLAN: Final = Section(
    "plan",
    lambda: _("Plan"),
    _plan,
    is_there=lambda snapshot: not snapshot.is_sample,
    entries=_entries,
)
