"""What can stand beside one's own scores: an earlier attempt, evidence, what others see."""

from collections.abc import Mapping

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.feedback.shown import SeenLevels
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.services.evidence import EvidenceService
from hop_desktop.services.feedback.service import FeedbackService
from hop_desktop.services.retake import RetakeService


class Beside:
    """Reads from the use-cases that each of them belongs to."""

    def __init__(
        self, retakes: RetakeService, evidence: EvidenceService, feedback: FeedbackService
    ) -> None:
        self._retakes = retakes
        self._evidence = evidence
        self._feedback = feedback

    def seen_now(self, earlier: Attempt, profile_id: str) -> Scorecard | None:
        """Return an earlier attempt as the person sees it now; None: they did not look back."""
        return self._retakes.seen_now(earlier, profile_id)

    def evidenced(self) -> Mapping[str, int]:
        """Return the level (1-5) that evidence carries, by competency id."""
        return self._evidence.levels()

    def others(self, attempt_id: str) -> tuple[SeenLevels, ...]:
        """Return what others see, of those that stand beside the attempt."""
        return self._feedback.seen_levels(attempt_id)
