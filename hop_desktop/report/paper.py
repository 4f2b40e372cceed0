"""The sizes of paper a report can be set for."""

from enum import StrEnum


class Paper(StrEnum):
    """A size by the name that Typst has for it."""

    A4 = "a4"
    LETTER = "us-letter"
