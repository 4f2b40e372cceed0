"""After a retake: what changed since the attempt before, and what the person says about it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from hop_desktop.domain.attempt import Attempt
from hop_desktop.domain.change import (
    ChangeReason,
    LookBack,
    items_to_look_back_at,
    looked_back,
)
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.errors import AttemptStateError, UnknownIdError
from hop_desktop.domain.instrument import LEVELS, Instrument
from hop_desktop.domain.limits import LIMITS
from hop_desktop.domain.scorecard import Scorecard
from hop_desktop.i18n import _
from hop_desktop.services.drafts import Draft, Drafts, key_of
from hop_desktop.services.fitting import require_fitting
from hop_desktop.services.history import HistoryService
from hop_desktop.services.ports import RetakeRepository

REASON_DRAFT: Final = "reason"
LOOK_BACK_DRAFT: Final = "look-back"


@dataclass(frozen=True, slots=True)
class DeletedAttempt:
    """An attempt as it was, with what went with it."""

    attempt: Attempt
    instrument: Instrument
    reasons: Mapping[str, str]  # by item id
    look_backs: tuple[LookBack, ...]  # from it, and at it


class RetakeService:
    """Keeps reasons and looks back. Nothing of it ever changes a score.

    When a method raises StorageUnavailableError nothing was stored; calling it again
    with the same arguments is the retry.
    """

    def __init__(
        self, history: HistoryService, repository: RetakeRepository, drafts: Drafts
    ) -> None:
        self._history = history
        self._repository = repository
        self._drafts = drafts

    def reasons(self, attempt: Attempt) -> Mapping[str, str]:
        """Return what was written about raised answers, by item id.

        An empty text: asked, and passed over. An absent item was not asked about yet.
        """
        found = self._repository.reasons()
        return {
            reason.item_id: reason.text
            for reason in found
            if reason.attempt_id == attempt.attempt_id
        }

    def note_reasons(self, attempt: Attempt, texts: Mapping[str, str]) -> None:
        """Store what was written, by item id; an empty text is remembered as passed over.

        Raises:
            TextTooLongError: One of them is; nothing was stored.
        """
        require_fitting(LIMITS["ChangeReason.text"], *texts.values())
        self._repository.save_reasons(
            [
                ChangeReason(attempt.attempt_id, item_id, clean_text(text).strip())
                for item_id, text in texts.items()
            ]
        )
        for item_id in texts:
            self.write_reason(attempt, item_id, "")

    def written_reason(self, attempt: Attempt, item_id: str) -> str:
        """Return what is being written about a raised answer; empty: nothing."""
        return self._drafts.get(key_of(REASON_DRAFT, attempt.attempt_id, item_id))

    def write_reason(self, attempt: Attempt, item_id: str, text: str) -> None:
        """Keep what is being written about a raised answer; empty: forget it."""
        self._drafts.put(key_of(REASON_DRAFT, attempt.attempt_id, item_id), text)

    def delete_attempt(self, attempt_id: str) -> DeletedAttempt:
        """Delete an attempt with all that was said about it, and return it to be put back.

        Raises:
            UnknownIdError: No stored attempt has this id.
        """
        attempt = self._history.get(attempt_id)
        deleted = DeletedAttempt(
            attempt,
            self._history.instrument_of(attempt),
            self.reasons(attempt),
            tuple(
                look_back
                for look_back in self._repository.look_backs()
                if attempt_id in {look_back.attempt_id, look_back.earlier_id}
            ),
        )
        self._history.delete(attempt_id)
        return deleted

    def put_back(self, deleted: DeletedAttempt) -> None:
        """Store a deleted attempt again; a look back whose other attempt is gone stays away.

        Raises:
            AttemptStateError: It is under way, and another one is by now.
        """
        self._history.put_back(deleted.attempt, deleted.instrument)
        attempt_id = deleted.attempt.attempt_id
        self._repository.save_reasons(
            [ChangeReason(attempt_id, item, text) for item, text in deleted.reasons.items()]
        )
        for look_back in deleted.look_backs:
            with suppress(UnknownIdError):
                self._repository.save_look_back(look_back)

    def items_to_look_back_at(self, earlier: Attempt, later: Attempt) -> tuple[str, ...]:
        """Return the items that a look back may ask about; in framework order."""
        return items_to_look_back_at(
            earlier,
            self._history.instrument_of(earlier),
            later,
            self._history.instrument_of(later),
        )

    def look_back(self, earlier: Attempt, later: Attempt) -> LookBack:
        """Return the look back between two attempts; without levels if there is none yet."""
        kept = self._draft_of(earlier.attempt_id, later.attempt_id).value
        if kept is not None:
            return kept
        for stored in self._repository.look_backs():
            if (stored.earlier_id, stored.attempt_id) == (earlier.attempt_id, later.attempt_id):
                return stored
        return LookBack(later.attempt_id, earlier.attempt_id, {})

    def rate_look_back(self, look_back: LookBack, item_id: str, level: int | None) -> LookBack:
        """Return a look back with one level set, or (None) taken back; it waits to be stored.

        Raises:
            AttemptStateError: `level` is not 1-5.
        """
        if level is not None and level not in LEVELS:
            raise AttemptStateError(_("{level} is not a level").format(level=level))
        levels = {key: given for key, given in look_back.levels.items() if key != item_id}
        if level is not None:
            levels[item_id] = level
        changed = LookBack(look_back.attempt_id, look_back.earlier_id, levels)
        self._draft_of(changed.earlier_id, changed.attempt_id).put(changed)
        return changed

    def save_look_back(self, look_back: LookBack) -> None:
        """Store the levels of a look back.

        Raises:
            UnknownIdError: One of the two attempts was deleted.
        """
        self._repository.save_look_back(look_back)
        self._draft_of(look_back.earlier_id, look_back.attempt_id).put(None)

    def _draft_of(self, earlier_id: str, later_id: str) -> Draft[LookBack]:
        return Draft(self._drafts, key_of(LOOK_BACK_DRAFT, earlier_id, later_id), LookBack)

    def look_backs(self) -> Sequence[LookBack]:
        """Return the looks back that have levels; of one attempt the last one alone."""
        found = [look_back for look_back in self._repository.look_backs() if look_back.levels]
        return tuple({look_back.earlier_id: look_back for look_back in found}.values())

    def scorecard(
        self, earlier: Attempt, look_back: LookBack, profile_id: str | None = None
    ) -> Scorecard:
        """Score an attempt as the person sees it now: to be drawn beside the score."""
        return self._history.scorecard(looked_back(earlier, look_back), profile_id)

    def seen_now(self, earlier: Attempt, profile_id: str | None = None) -> Scorecard | None:
        """Score an attempt by the last look back at it; None: nobody looked back at it."""
        for look_back in self.look_backs():
            if look_back.earlier_id == earlier.attempt_id:
                return self.scorecard(earlier, look_back, profile_id)
        return None
