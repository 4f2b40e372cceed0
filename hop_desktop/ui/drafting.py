"""What a page holds that the person wrote and that is not on disk yet."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

WaysOut: TypeAlias = Mapping[str, Callable[[], bool]]  # by button; whether the window may close


@runtime_checkable
class HoldsDraft(Protocol):
    """A controller on whose page something is written that is not stored at each key.

    What is written outlives the page: text size, look and language make pages anew.
    """

    @property
    def has_unsaved(self) -> bool:
        """Whether closing now would lose something."""
        ...

    def flush(self) -> None:
        """Bring what the page holds to where it outlives the page: to disk or a use-case."""
        ...

    def closing_question(self) -> str:
        """Return what the person is asked before it is lost."""
        ...

    def ways_out(self) -> WaysOut:
        """Return what the person can choose besides staying."""
        ...

    def keep_draft(self) -> None:
        """Store what can be stored, as when the program has to end and cannot ask."""
        ...
