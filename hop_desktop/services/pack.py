"""Putting the interview and promotion pack together."""

from collections.abc import Callable

from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.pack import (
    Pack,
    Questions,
    ninety_days,
    thin_proofs,
)
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.planning import PlanningService


class PackService:
    """Reads the ledger and the plan; stores nothing."""

    def __init__(
        self,
        catalogue: Catalogue,
        evidence: EvidenceService,
        planning: PlanningService,
        read_questions: Callable[[], Questions],
    ) -> None:
        self._catalogue = catalogue
        self._evidence = evidence
        self._planning = planning
        self._read_questions = catalogue.once_a_language(read_questions)

    @property
    def questions(self) -> Questions:
        """What is asked about each facet, in the language in use."""
        return self._read_questions()

    def pack(self, scorecard: Scorecard | None) -> Pack:
        """Return the pack of what is claimed in one attempt; None: none is finished."""
        instrument, stories = self._catalogue.instrument, self._evidence.entries()
        return Pack(
            stories=stories,
            thin=thin_proofs(
                instrument,
                self._evidence.standings(scorecard, stories),
                stories,
                self.questions,
                self._evidence.today(),
            ),
            phases=ninety_days(self._planning.focus_areas(scorecard)) if scorecard else (),
        )
