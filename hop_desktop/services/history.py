"""Finished attempts: their scorecards, and what changed between two of them."""

from collections.abc import Sequence

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.change import Comparison, compare
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score
from hop_desktop.services.ports import AttemptRepository, InstrumentRepository
from hop_desktop.services.profiles import ProfileService

SECONDS_PER_DAY = 86_400


class HistoryService:
    """Reads the stored attempts; computes every score anew."""

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: AttemptRepository,
        instruments: InstrumentRepository,
        profiles: ProfileService,
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._instruments = instruments
        self._profiles = profiles

    def attempts(self) -> Sequence[Attempt]:
        """Return every attempt, the open one included, in the order they were stored."""
        return self._attempts.all()

    def finished(self) -> tuple[Attempt, ...]:
        """Return the finished attempts in the order they were stored."""
        return tuple(attempt for attempt in self._attempts.all() if attempt.is_finished)

    def get(self, attempt_id: str) -> Attempt:
        """Return one attempt; "latest" is the last finished one.

        Raises:
            UnknownIdError: No stored attempt has this id, or none is finished yet.
        """
        if attempt_id != "latest":
            return self._attempts.get(attempt_id)
        finished = self.finished()
        if not finished:
            raise UnknownIdError("no attempt is finished yet")
        return finished[-1]

    def instrument_of(self, attempt: Attempt) -> Instrument:
        """Return the instrument as this attempt's respondent saw it."""
        if attempt.fingerprint == self._catalogue.fingerprint:
            return self._catalogue.instrument
        return self._instruments.by_fingerprint(attempt.fingerprint)

    def scorecard(self, attempt: Attempt, profile_id: str | None = None) -> Scorecard:
        """Score one attempt, by default under the profile it was taken for."""
        before = self._before(attempt)
        return score(
            self.instrument_of(attempt),
            attempt,
            self._profiles.get(profile_id or attempt.profile_id),
            self._catalogue.constants,
            met_before=frozenset(item for one in before for item in one.shown_order),
            days_since_last=_days_between(before[-1], attempt) if before else None,
        )

    def delete(self, attempt_id: str) -> None:
        """Delete one attempt with all its answers.

        Raises:
            UnknownIdError: No stored attempt has this id.
        """
        self._attempts.delete(attempt_id)

    def compare(self, earlier: Attempt, later: Attempt) -> Comparison:
        """Compare two attempts under the later one's profile, whatever the dates."""
        return compare(
            earlier,
            self.instrument_of(earlier),
            later,
            self.instrument_of(later),
            self._profiles.get(later.profile_id),
            self._catalogue.constants,
        )

    def _before(self, attempt: Attempt) -> list[Attempt]:
        before: list[Attempt] = []
        for other in self.finished():
            if other.attempt_id == attempt.attempt_id:
                break
            before.append(other)
        return before


def _days_between(earlier: Attempt, later: Attempt) -> float | None:
    if earlier.finished_at is None:
        return None
    days = (later.started_at - earlier.finished_at).total_seconds() / SECONDS_PER_DAY
    return days if days >= 0 else None  # stored in another order than taken, or a clock that jumped
