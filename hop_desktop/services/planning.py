"""The plan: what is worth doing first, what the person does about it, and what came of it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from hop_desktop.domain.action import LibraryAction
from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import InvalidActionError, UnknownIdError
from hop_desktop.domain.evidence import EvidenceEntry, FacetRef, Origin
from hop_desktop.domain.plan import (
    SOON,
    ActionDraft,
    ActionState,
    FocusArea,
    PlannedAction,
    actions_due,
    focus_areas,
    moved,
    stage_of,
    what_if,
)
from hop_desktop.domain.scorecard import Readiness, Scorecard
from hop_desktop.i18n import _
from hop_desktop.services.action_draft import Writing, checked_draft
from hop_desktop.services.calendar_file import calendar_file
from hop_desktop.services.drafts import Draft, Drafts, key_of
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import Clock, PlanRepository
from hop_desktop.services.profiles import ProfileService
from hop_desktop.services.spoken_library import SpokenLibrary

ACTION_DRAFT: Final = "action"
RESULT_DRAFT: Final = "result"


class PlanningService:
    """The one plan. What a method returns is stored.

    When a method raises StorageUnavailableError nothing was stored; calling it again
    with the same arguments is the retry.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        history: HistoryService,
        profiles: ProfileService,
        plans: PlanRepository,
        evidence: EvidenceService,
        read_library: Callable[[], Sequence[LibraryAction]],
        clock: Clock,
        drafts: Drafts,
    ) -> None:
        self._catalogue = catalogue
        self._history = history
        self._profiles = profiles
        self._plans = plans
        self._evidence = evidence
        self._library = SpokenLibrary(catalogue, read_library)
        self._clock = clock
        self._drafts = drafts
        self.draft = Draft(drafts, ACTION_DRAFT, Writing)

    @property
    def library(self) -> tuple[LibraryAction, ...]:
        """Every action of the library, in the language in use."""
        return self._library.actions()

    @property
    def writing(self) -> Writing | None:
        """The action that is being written; typed in, it outlives the program."""
        return self.draft.value

    @writing.setter
    def writing(self, writing: Writing | None) -> None:
        self.draft.put(writing, is_typed=writing is not None and writing.is_touched)

    def written_result(self, action_id: str) -> str:
        """Return what is being written about what came of an action; empty: nothing."""
        return self._drafts.get(key_of(RESULT_DRAFT, action_id))

    def write_result(self, action_id: str, text: str) -> None:
        """Keep what is being written about what came of an action; empty: forget it."""
        self._drafts.put(key_of(RESULT_DRAFT, action_id), text)

    def today(self) -> date:
        """Return the day against which due dates are held."""
        return self._clock.now().date()

    def actions(self) -> tuple[PlannedAction, ...]:
        """Return every action of the plan, in the person's order and the language in use."""
        return self._library.said(self._plans.actions())

    def due(self) -> tuple[PlannedAction, ...]:
        """Return the open actions that are overdue or due soon, the earliest date first."""
        today = self.today()
        return actions_due(self._library.said(self._plans.due_until(today + SOON)), today)

    def get(self, action_id: str) -> PlannedAction:
        """Return one action.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        for action in self.actions():
            if action.action_id == action_id:
                return action
        raise UnknownIdError(_("no action has the id {id}").format(id=action_id))

    def arrangeable(self) -> frozenset[str]:
        """Return the library actions that the person can arrange within 8 weeks."""
        return self._plans.arrangeable()

    def mark_arrangeable(self, library_id: str, *, can_arrange: bool) -> None:
        """Store whether the person can arrange a library action within 8 weeks."""
        self._plans.save_arrangeable(library_id, can_arrange=can_arrange)

    def latest(self) -> tuple[Attempt, Scorecard] | None:
        """Return the last finished attempt with its scorecard; None: none is finished."""
        attempt = self._history.latest()
        return None if attempt is None else (attempt, self._history.scorecard(attempt))

    def focus_areas(
        self, scorecard: Scorecard, actions: Sequence[PlannedAction] | None = None
    ) -> tuple[FocusArea, ...]:
        """Return what is worth working on first, with the actions that fit.

        Args:
            scorecard: Where the person stands.
            actions: Every action of the plan; None: they are read.
        """
        known = self.actions() if actions is None else actions
        return focus_areas(
            scorecard,
            self._catalogue.competencies_of(scorecard.instrument_version),
            self._catalogue.constants,
            self.library,
            stage_of(self._profiles.get(scorecard.profile_id)),
            can_arrange=self.arrangeable(),
            behind=[action.library_id for action in known if not action.is_open],
        )

    def what_if(self, scorecard: Scorecard, levels: Mapping[str, float]) -> Readiness:
        """Return the readiness if some competencies stood at other levels (1.0-5.0, by id)."""
        competencies = self._catalogue.competencies_of(scorecard.instrument_version)
        return what_if(scorecard, levels, competencies, self._catalogue.constants)

    def accept(self, library_id: str, due: date | None = None) -> PlannedAction:
        """Store an action of the library as a part of the plan.

        Raises:
            UnknownIdError: The library has no such action.
        """
        for offered in self.library:
            if offered.action_id == library_id:
                return self._append(
                    PlannedAction(
                        action_id=uuid.uuid4().hex[:12],
                        title=offered.title,
                        do=offered.do,
                        seen=offered.seen,
                        competency_id=offered.competency_id,
                        facet_ids=offered.facet_ids,
                        created_at=self._clock.now(),
                        library_id=offered.action_id,
                        kind=offered.kind,
                        hours=offered.hours,
                        due=due,
                    )
                )
        raise UnknownIdError(_("no action has the id {id}").format(id=library_id))

    def add(self, draft: ActionDraft) -> PlannedAction:
        """Store an action of the person's own.

        Raises:
            InvalidActionError: Something is missing or cannot be; nothing was stored.
        """
        clean = checked_draft(draft, self._catalogue.instrument)
        return self._append(
            PlannedAction(
                action_id=uuid.uuid4().hex[:12],
                title=clean.title,
                do=clean.do,
                seen=clean.seen,
                competency_id=clean.competency_id,
                facet_ids=clean.facet_ids,
                created_at=self._clock.now(),
                due=clean.due,
                note=clean.note,
            )
        )

    def edit(self, action_id: str, draft: ActionDraft) -> PlannedAction:
        """Store an action with other words; state, order and where it came from stay.

        Raises:
            InvalidActionError: Something is missing or cannot be; nothing was stored.
            UnknownIdError: The plan has no such action.
        """
        before, clean = self.get(action_id), checked_draft(draft, self._catalogue.instrument)
        return self.put_back(
            replace(
                before,
                title=clean.title,
                do=clean.do,
                seen=clean.seen,
                competency_id=clean.competency_id,
                facet_ids=clean.facet_ids,
                due=clean.due,
                note=clean.note,
            )
        )

    def move_to_state(self, action_id: str, state: ActionState) -> PlannedAction:
        """Store how far an action is, with the moment.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        return self.put_back(self.get(action_id).in_state(state, self._clock.now()))

    def move(self, action_id: str, steps: int) -> bool:
        """Move an action up (-1) or down (1) among those that are open, or are not, as it is.

        Returns:
            Whether it moved; the first one moves no further up, the last one no further down.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        changed = moved(self.actions(), self.get(action_id), steps)
        if changed:
            self._plans.save_actions(changed)
        return bool(changed)

    def put_back(self, action: PlannedAction) -> PlannedAction:
        """Store an action as it is given: how an edit or a deletion is undone."""
        (stored,) = self._plans.save_actions([action])
        return stored

    def delete(self, action_id: str) -> PlannedAction:
        """Delete an action and return it, so that it can be put back.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        action = self.get(action_id)
        self._plans.delete_action(action_id)
        self._drafts.drop_about(action_id)
        return action

    def in_ledger(self) -> frozenset[str]:
        """Return the ids of the actions that were written into the evidence ledger."""
        entries = self._evidence.entries()
        return frozenset(entry.origin_id for entry in entries if entry.origin is Origin.ACTION)

    def write_to_ledger(self, action_id: str, result: str) -> EvidenceEntry:
        """Store a done action as evidence for the next attempt; once, however often it is called.

        Args:
            action_id: Of a done action.
            result: What came of it, in the person's words.

        Raises:
            InvalidActionError: It is not done, or belongs to no facet.
            InvalidEvidenceError: The ledger does not take it; nothing was stored.
        """
        action = self.get(action_id)
        if action.state is not ActionState.DONE or action.ended_at is None:
            raise InvalidActionError("state", _("Only a finished action counts as evidence."))
        if not action.facet_ids:
            raise InvalidActionError("facet_ids", _("Choose first what this action is about."))
        entry = self._evidence.add_from_action(
            action_id,
            [FacetRef(action.competency_id, facet_id) for facet_id in action.facet_ids],
            action=action.do or action.title,
            result=result,
            done_on=action.ended_at.date(),
        )
        self.write_result(action_id, "")
        return entry

    def calendar(self) -> bytes:
        """Return the due dates of the open actions as a calendar file.

        Raises:
            InvalidActionError: No open action has a date.
        """
        return calendar_file(self.actions(), self._catalogue.instrument, self._clock.now())

    def _append(self, action: PlannedAction) -> PlannedAction:
        last = max((listed.position for listed in self.actions()), default=0)
        return self.put_back(replace(action, position=last + 1))
