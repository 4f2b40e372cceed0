"""What to begin with in one competency, taken into the plan with one press."""

from collections.abc import Sequence
from datetime import timedelta

from hop_desktop.domain.action import Proposal, first_proposal
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.plan import PlannedAction, stage_of
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.services.planning import PlanningService
from hop_desktop.services.profiles import ProfileService


class FirstSteps:
    """Proposes one action for any competency, not only for the focus areas."""

    def __init__(self, planning: PlanningService, profiles: ProfileService) -> None:
        self._planning = planning
        self._profiles = profiles

    def proposal(
        self, scorecard: Scorecard, competency_id: str, actions: Sequence[PlannedAction]
    ) -> Proposal | None:
        """Return what to begin with; None: nothing fits, or nothing is missing.

        Args:
            scorecard: Where the person stands.
            competency_id: One of its competencies.
            actions: Every action of the plan; what was done or dropped is not proposed again.
        """
        behind = {action.library_id for action in actions if not action.is_open}
        return first_proposal(
            [action for action in self._planning.library if action.action_id not in behind],
            scorecard.competency(competency_id),
            stage_of(self._profiles.get(scorecard.profile_id)),
            self._planning.arrangeable(),
        )

    def take(self, library_id: str) -> PlannedAction:
        """Store an action of the library as a part of the plan, due when it can be done.

        Raises:
            UnknownIdError: The library has no such action.
        """
        for offered in self._planning.library:
            if offered.action_id == library_id:
                due = self._planning.today() + timedelta(weeks=offered.weeks)
                return self._planning.accept(library_id, due)
        raise UnknownIdError(_("no action has the id {id}").format(id=library_id))

    def leave(self, action_id: str) -> None:
        """Take an action out of the plan again.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        self._planning.delete(action_id)

    def put_back(self, action: PlannedAction) -> None:
        """Store an action that was taken out."""
        self._planning.put_back(action)
