"""An answer of other people, as pages and reports show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CameBack:
    """What one person, or one round, answered."""

    title: str
    facts: str
    lines: tuple[str, ...]  # strengths first
    table_name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    quotes: tuple[tuple[str, tuple[str, ...]], ...]  # a heading, what was written about it
    notes: tuple[str, ...]  # how to read it
    number: str = ""  # of the answer; empty: it goes with its round
    can_keep: bool = False  # as a profile of one's own
    can_talk: bool = False  # there is a sheet for talking about it
