"""What asking others needs from the outside; storage and the form's builder provide it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from hop_desktop.domain.feedback.answers import Asked, Expectation, NamedView
from hop_desktop.domain.feedback.groups import GroupResult


class FeedbackRepository(Protocol):
    """What was asked and what came back. Each write is one transaction and then on disk."""

    def asked(self) -> Sequence[Asked]:
        """Return everything that was asked, in that order."""
        ...

    def save_asked(self, asked: Asked) -> None:
        """Store what was asked, or replace what has the same id."""
        ...

    def expectations(self) -> Sequence[Expectation]:
        """Return what others expect, in the order in which it came."""
        ...

    def save_expectation(self, answer: Expectation) -> None:
        """Store an answer, or replace the one with the same number."""
        ...

    def views(self) -> Sequence[NamedView]:
        """Return the named views, in the order in which they came."""
        ...

    def save_view(self, answer: NamedView) -> None:
        """Store an answer, or replace the one with the same number."""
        ...

    def results(self) -> Sequence[tuple[GroupResult, datetime]]:
        """Return the results of closed rounds, each with when it came, in that order."""
        ...

    def save_result(self, result: GroupResult, received_at: datetime) -> None:
        """Store the result of a round; the same one again changes nothing.

        Raises:
            RoundStateError: There is another one: a round is closed once.
        """
        ...

    def delete_asked(self, asking: str) -> None:
        """Delete an asking with everything that came back to it.

        Raises:
            UnknownIdError: Nothing like that was asked.
        """
        ...

    def delete_answer(self, number: str) -> None:
        """Delete one expectation or named view.

        Raises:
            UnknownIdError: No answer has this number.
        """
        ...


class Collections(Protocol):
    """Where collections are kept, each sealed under a key of its own.

    Every method may raise SealingMissingError: the optional package is not there.
    """

    def changing(self) -> AbstractContextManager[None]: ...

    def names(self) -> Sequence[str]: ...

    def create(self, asking: str) -> None: ...

    def recipient(self, asking: str) -> str: ...

    def load(self, asking: str) -> bytes: ...

    def save(self, asking: str, content: bytes) -> None: ...

    def unseal(self, asking: str, sealed: bytes) -> bytes: ...

    def destroy(self, asking: str) -> None: ...
