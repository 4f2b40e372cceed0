"""Entries of a list from which one is chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What the program calls it, and what the person reads."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Chooser:
    """A list to choose from, and the value that is chosen; empty: there is nothing to choose."""

    choices: tuple[Choice, ...] = ()
    chosen: str = ""
