"""The sizes of paper a report can be set for."""

from enum import StrEnum


class Paper(StrEnum):
    """A size by the name that Typst has for it."""

    A4 = "a4"
    LETTER = "us-letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}[self]
