"""The library of actions in each language, and the actions of the plan that come from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from hop_desktop.domain.action import LibraryAction
from hop_desktop.domain.catalogue import Catalogue
from hop_desktop.domain.plan import PlannedAction
from hop_desktop.i18n import language_codes, speaking

_WORDS: Final = ("title", "do", "seen")  # of both, under one name


class SpokenLibrary:
    """Says the library in the language in use."""

    def __init__(
        self, catalogue: Catalogue, read_library: Callable[[], Sequence[LibraryAction]]
    ) -> None:
        self._read = catalogue.once_a_language(read_library)

    def actions(self) -> tuple[LibraryAction, ...]:
        """Return every action, in the language in use."""
        return tuple(self._read())

    def said(self, planned: Iterable[PlannedAction]) -> tuple[PlannedAction, ...]:
        """Return actions of the plan in the language in use, as far as they are the library's.

        A title or text that the person changed stays as they wrote it.
        """
        return tuple(self._said(action) if action.library_id else action for action in planned)

    def _said(self, action: PlannedAction) -> PlannedAction:
        here = _found(self._read(), action.library_id)
        if here is None:
            return action
        changed = [name for name in _WORDS if getattr(action, name) != getattr(here, name)]
        elsewhere = tuple(self._in_every_language(action.library_id)) if changed else ()
        words = {
            name: getattr(here, name)
            for name in changed
            if any(getattr(other, name) == getattr(action, name) for other in elsewhere)
        }
        return replace(action, **words) if words else action

    def _in_every_language(self, action_id: str) -> Iterable[LibraryAction]:
        for code in language_codes():
            with speaking(code):
                found = _found(self._read(), action_id)
            if found is not None:
                yield found


def _found(library: Iterable[LibraryAction], action_id: str) -> LibraryAction | None:
    return next((offered for offered in library if offered.action_id == action_id), None)
