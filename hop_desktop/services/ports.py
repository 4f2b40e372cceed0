"""What the use-cases need from the outside; storage and tests provide it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from hop_desktop.domain.attempt import Attempt, AttemptSummary
from hop_desktop.domain.evidence import EvidenceEntry
from hop_desktop.domain.instrument import Instrument
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.domain.profile import Profile

if TYPE_CHECKING:  # Home does not wait for what it never asks for
    from hop_desktop.domain.change import ChangeReason, LookBack


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in the machine's own time zone."""
        ...


class AttemptRepository(Protocol):
    """The stored attempts. Each write is one transaction and on disk when it returns.

    Every method raises StorageUnavailableError when the environment refuses,
    and UnknownIdError for an id that is not stored.
    """

    def respondent_id(self) -> str:
        """Return the id that seeds the order of items; made once."""
        ...

    def add(self, attempt: Attempt, instrument: Instrument) -> None:
        """Store a new attempt whole and, once per fingerprint, the instrument it answers.

        Raises:
            AttemptStateError: It is open and another one is open, or its id is taken.
        """
        ...

    def get(self, attempt_id: str) -> Attempt: ...

    def all(self) -> Sequence[Attempt]:
        """Return every attempt by time of finishing, the open one last."""
        ...

    def many(self, attempt_ids: Sequence[str]) -> Sequence[Attempt]:
        """Return those attempts that are stored, by time of finishing."""
        ...

    def summaries(self) -> Sequence[AttemptSummary]:
        """Return every attempt without what was said in it, as `all` does."""
        ...

    def profile_ids(self) -> frozenset[str]:
        """Return the ids of the profiles that attempts were taken with."""
        ...

    def latest_finished(self, count: int, before: str | None = None) -> Sequence[AttemptSummary]:
        """Return the `count` attempts that were finished last, oldest first.

        With `before`, an attempt's id: last before it; of all, if it is open or not stored.
        """
        ...

    def finished_before(self, attempt_id: str) -> Sequence[AttemptSummary]:
        """Return what was finished before an attempt; all, if it is open or not stored.

        Of attempts with the same order of items the last one stands for all. By time of
        finishing, so the last one is the one directly before.
        """
        ...

    def open_attempt(self) -> Attempt | None: ...

    def save_changes(self, before: Attempt, after: Attempt) -> None:
        """Store what makes the stored open attempt `before` the attempt `after`.

        Raises:
            AttemptStateError: The attempt is finished.
        """
        ...

    def finish(self, attempt_id: str, finished_at: datetime) -> None: ...

    def delete(self, attempt_id: str) -> None: ...


class InstrumentRepository(Protocol):
    """The instruments that stored attempts answered."""

    def by_fingerprint(self, fingerprint: str) -> Instrument:
        """Return an instrument as the respondent saw it.

        Raises:
            UnknownIdError: No stored attempt answered it.
        """
        ...


class ProfileRepository(Protocol):
    """The profiles that the person made."""

    def own_profiles(self) -> Sequence[Profile]: ...

    def save_profile(self, profile: Profile) -> None: ...

    def delete_profile(self, profile_id: str) -> None: ...


class BackgroundRepository(Protocol):
    """What the person noted about themselves: a text by field; absent: left out."""

    def load(self) -> Mapping[str, str]: ...

    def save(self, record: Mapping[str, str]) -> None:
        """Store this record in the place of the one before."""
        ...


class EvidenceRepository(Protocol):
    """The evidence ledger. Each write is one transaction and on disk when it returns."""

    def entries(self) -> Sequence[EvidenceEntry]:
        """Return every entry, in the order in which they were recorded."""
        ...

    def save_entry(self, entry: EvidenceEntry) -> None:
        """Store an entry, or replace the one with the same id."""
        ...

    def delete_entry(self, entry_id: str) -> None:
        """Delete an entry.

        Raises:
            UnknownIdError: No entry has this id.
        """
        ...


class PlanRepository(Protocol):
    """The plan. Each write is one transaction and on disk when it returns."""

    def actions(self) -> Sequence[PlannedAction]:
        """Return every action, in the person's order."""
        ...

    def due_until(self, day: date) -> Sequence[PlannedAction]:
        """Return the open actions whose date is `day` or earlier."""
        ...

    def save_actions(self, actions: Sequence[PlannedAction]) -> tuple[PlannedAction, ...]:
        """Store new and changed actions, all of them or none.

        Returns:
            The actions as stored: `revision` is above every earlier one.
        """
        ...

    def delete_action(self, action_id: str) -> None:
        """Delete an action.

        Raises:
            UnknownIdError: The plan has no such action.
        """
        ...

    def arrangeable(self) -> frozenset[str]:
        """Return the library actions that the person can arrange within 8 weeks."""
        ...

    def save_arrangeable(self, library_id: str, *, can_arrange: bool) -> None: ...


class RetakeRepository(Protocol):
    """What the person said about the change between two attempts.

    Each write is one transaction and on disk when it returns. Everything goes with the
    attempts it is about.
    """

    def reasons(self) -> Sequence["ChangeReason"]:
        """Return every reason, by attempt as stored and by item."""
        ...

    def save_reasons(self, reasons: Sequence["ChangeReason"]) -> None:
        """Store or replace reasons, all of them or none.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        ...

    def look_backs(self) -> Sequence["LookBack"]:
        """Return every look back, by attempt as stored."""
        ...

    def save_look_back(self, look_back: "LookBack") -> None:
        """Store the levels of a look back, in place of those of the same two attempts.

        Raises:
            UnknownIdError: No stored attempt has one of the ids.
        """
        ...
