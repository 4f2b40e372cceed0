"""An entry of a list from which one is chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What the program calls it, and what the person reads."""

    value: str
    text: str
