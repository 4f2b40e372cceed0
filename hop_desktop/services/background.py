"""The background record: read, kept, taken back."""

from dataclasses import asdict, fields
from typing import Final

from hop_desktop.domain.background import Background
from hop_desktop.domain.clean_text import clean_text
from hop_desktop.domain.limits import LIMITS
from hop_desktop.services.drafts import Draft, Drafts
from hop_desktop.services.fitting import require_fitting
from hop_desktop.services.ports import BackgroundRepository

DRAFT: Final = "background"
_FIELDS: Final = tuple(field.name for field in fields(Background))


class BackgroundService:
    """Keeps what the person noted about themselves."""

    def __init__(self, repository: BackgroundRepository, drafts: Drafts) -> None:
        self._repository = repository
        self.draft = Draft(drafts, DRAFT, Background)

    def load(self) -> Background:
        """Return the record; empty if nothing was noted."""
        return Background(**{k: v for k, v in self._repository.load().items() if k in _FIELDS})

    def written(self) -> Background:
        """Return the record with what was typed and is not stored yet."""
        return self.draft.value or self.load()

    def write(self, background: Background) -> None:
        """Keep what was typed until it is stored."""
        self.draft.put(background)

    def save(self, background: Background) -> None:
        """Store the record in the place of the one before; blank fields are left out.

        Raises:
            TextTooLongError: One of them is; nothing was stored.
        """
        texts = {name: clean_text(text).strip() for name, text in asdict(background).items()}
        require_fitting(LIMITS["Background"], *texts.values())
        self._repository.save({name: text for name, text in texts.items() if text})
        self.draft.put(None)
