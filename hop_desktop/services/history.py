"""Finished attempts: their scorecards, and what changed between two of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from hop_desktop.domain.attempt import SAMPLE_ID, Attempt, AttemptSummary
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.errors import UnknownIdError
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.profile import Profile
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.domain.scoring import score
from hop_desktop.i18n import _
from hop_desktop.services.drafts import Drafts
from hop_desktop.services.ports import AttemptRepository, InstrumentRepository
from hop_desktop.services.profiles import ProfileService

if TYPE_CHECKING:  # Home, which asks for the latest results, compares nothing
    from hop_desktop.domain.change import Comparison

SECONDS_PER_DAY: Final = 86_400
OFFERED: Final = 200  # attempts to compare with: sixteen years of one a month
Scored: TypeAlias = tuple[Attempt, Scorecard]


class HistoryService:
    """Reads the stored attempts; computes every score anew."""

    def __init__(
        self,
        catalogue: Catalogue,
        attempts: AttemptRepository,
        instruments: InstrumentRepository,
        profiles: ProfileService,
        drafts: Drafts,
        samples: Callable[[], Sequence[Attempt]],
    ) -> None:
        self._catalogue = catalogue
        self._attempts = attempts
        self._instruments = instruments
        self._profiles = profiles
        self._drafts = drafts
        self._samples = samples

    def attempts(self) -> Sequence[Attempt]:
        """Return every attempt whole by time of finishing, the open one last.

        Reads everything: for lists `summaries` is enough.
        """
        return self._attempts.all()

    def summaries(self) -> Sequence[AttemptSummary]:
        """Return every attempt without its answers by time of finishing, the open one last."""
        return self._attempts.summaries()

    def finished(self) -> tuple[AttemptSummary, ...]:
        """Return the finished attempts without their answers, by time of finishing."""
        return tuple(summary for summary in self._attempts.summaries() if summary.is_finished)

    def get(self, attempt_id: str) -> Attempt:
        """Return one attempt; "latest" is the one finished last.

        Raises:
            UnknownIdError: No stored attempt has this id, or none is finished yet.
        """
        if attempt_id != "latest":
            return self._attempts.get(attempt_id)
        latest = self.latest()
        if latest is None:
            raise UnknownIdError(_("no attempt is finished yet"))
        return latest

    def sample(self) -> Attempt:
        """Return the shipped example, which is never stored."""
        return self._samples()[-1]

    def chosen(self, attempt_id: str) -> Attempt:
        """Return one attempt as `get` does, or by `SAMPLE_ID` the shipped example.

        Raises:
            UnknownIdError: As `get`.
        """
        return self.sample() if attempt_id == SAMPLE_ID else self.get(attempt_id)

    def latest(self) -> Attempt | None:
        """Return the attempt that was finished last; None: none is finished."""
        last = self.latest_finished(1)
        return self._attempts.get(last[0].attempt_id) if last else None

    def latest_finished(self, count: int) -> Sequence[AttemptSummary]:
        """Return the `count` attempts that were finished last, oldest first."""
        return self._attempts.latest_finished(count)

    def earlier(self, attempt: Attempt, chosen_id: str = "") -> Sequence[Attempt | AttemptSummary]:
        """Return what a list offers as earlier attempts: the last OFFERED, oldest first.

        An older one that is chosen already stands before them. The sample has none, and what
        was finished later is never one.

        Raises:
            UnknownIdError: No stored attempt has the chosen id.
        """
        if attempt.attempt_id == SAMPLE_ID:
            return ()
        last = self._attempts.latest_finished(OFFERED, attempt.attempt_id)
        if not chosen_id or any(earlier.attempt_id == chosen_id for earlier in last):
            return last
        return (self.get(chosen_id), *last)

    def instrument_of(self, attempt: Attempt) -> Instrument:
        """Return the instrument that this attempt answers, in the language in use."""
        if attempt.fingerprint == self._catalogue.fingerprint:
            return self._catalogue.instrument
        return self._catalogue.translated(self.snapshot_of(attempt))

    def snapshot_of(self, attempt: Attempt) -> Instrument:
        """Return the instrument that this attempt answers as it is stored, in English."""
        if attempt.fingerprint == self._catalogue.fingerprint:
            return self._catalogue.source.instrument
        return self._instruments.by_fingerprint(attempt.fingerprint)

    def former_versions(self, attempts: Iterable[AttemptSummary]) -> Mapping[str, str]:
        """Return the version of each instrument that is asked no longer, by fingerprint."""
        asked = {attempt.fingerprint for attempt in attempts} - {self._catalogue.fingerprint}
        return {each: self._instruments.by_fingerprint(each).version for each in asked}

    def scorecard(self, attempt: Attempt, profile_id: str | None = None) -> Scorecard:
        """Score one attempt, by default under the profile it was taken for."""
        is_sample = attempt.attempt_id == SAMPLE_ID  # no attempt of the person's came before it
        before = () if is_sample else self._attempts.finished_before(attempt.attempt_id)
        met = frozenset(item for past in before for item in past.shown_order)
        profile = self._profiles.get(profile_id or attempt.profile_id)
        last = before[-1] if before else None
        return self._score(self.instrument_of(attempt), attempt, profile, met, last)

    def scored(self, attempt_ids: Sequence[str] | None = None) -> Sequence[Scored]:
        """Score finished attempts by time of finishing, each under its own profile.

        Args:
            attempt_ids: Those to score; None: all. Ids that are not stored are passed over.
        """
        finished = self.finished()
        ids = [summary.attempt_id for summary in finished]
        if attempt_ids is not None:
            ids = [attempt_id for attempt_id in ids if attempt_id in set(attempt_ids)]
        whole = {full.attempt_id: full for full in self._attempts.many(ids)}
        profile_of, instrument_of = self._looked_up(whole.values())
        scored: list[Scored] = []
        met: frozenset[str] = frozenset()
        for number, summary in enumerate(finished):
            attempt, last = whole.get(summary.attempt_id), finished[number - 1] if number else None
            if attempt is not None:
                instrument = instrument_of[attempt.fingerprint]
                profile = profile_of[attempt.profile_id]
                card = self._score(instrument, attempt, profile, met, last)
                scored.append((attempt, card))
            met = met.union(summary.shown_order)
        return scored

    def before(self, attempt: Attempt) -> Attempt | None:
        """Return the attempt finished directly before one; None: it is the first."""
        before = self._attempts.latest_finished(1, attempt.attempt_id)
        return self._attempts.get(before[-1].attempt_id) if before else None

    def delete(self, attempt_id: str) -> None:
        """Delete one attempt with all its answers, and what is being written about it.

        Raises:
            UnknownIdError: No stored attempt has this id.
        """
        self._attempts.delete(attempt_id)
        self._drafts.drop_about(attempt_id)

    def put_back(self, attempt: Attempt, instrument: Instrument) -> None:
        """Store an attempt as it was: how a deletion is undone.

        Raises:
            AttemptStateError: It is under way, and another one is by now.
        """
        self._attempts.add(attempt, instrument)

    def compare(self, earlier: Attempt, later: Attempt) -> "Comparison":
        """Compare two attempts under the later one's profile, whatever the dates."""
        from hop_desktop.domain.change import compare

        return compare(
            earlier,
            self.instrument_of(earlier),
            later,
            self.instrument_of(later),
            self._profiles.get(later.profile_id),
            self._catalogue.constants,
        )

    def _looked_up(
        self, attempts: Iterable[Attempt]
    ) -> tuple[Mapping[str, Profile], Mapping[str, Instrument]]:
        """Read each profile and each instrument of many attempts once."""
        whole = list(attempts)
        by_fingerprint = {attempt.fingerprint: attempt for attempt in whole}
        return (
            {
                profile_id: self._profiles.get(profile_id)
                for profile_id in {each.profile_id for each in whole}
            },
            {key: self.instrument_of(attempt) for key, attempt in by_fingerprint.items()},
        )

    def _score(
        self,
        instrument: Instrument,
        attempt: Attempt,
        profile: Profile,
        met_before: frozenset[str],
        last: AttemptSummary | None,
    ) -> Scorecard:
        return score(
            instrument,
            attempt,
            profile,
            self._catalogue.constants,
            met_before=met_before,
            days_since_last=_days_between(last, attempt) if last else None,
        )


def _days_between(earlier: AttemptSummary, later: Attempt) -> float | None:
    if earlier.finished_at is None:
        return None
    days = (later.started_at - earlier.finished_at).total_seconds() / SECONDS_PER_DAY
    return days if days >= 0 else None  # begun before the other was finished
