"""What the content says about the role itself: text to read, nothing that is scored."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleSection:
    """A part of the page about the role."""

    section_id: str
    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]  # shown as a list after the paragraphs


@dataclass(frozen=True, slots=True)
class Duty:
    """One statement about the role and the facets that ask about it."""

    text: str
    facets: tuple[tuple[str, str], ...]  # competency id and facet id
    note: str  # where it is taken up if no facet asks about it; else empty


@dataclass(frozen=True, slots=True)
class Title:
    """What a description says of another title, and what this program makes of it."""

    title: str
    short: str  # for the head of a column; empty for a title that is no step of the ladder
    profile_id: str  # empty: no step of the ladder
    says: str
    here: str


@dataclass(frozen=True, slots=True)
class Role:
    """Everything the content says about the role."""

    sections: tuple[RoleSection, ...]
    summaries: Mapping[str, str]  # by competency id: what the role does there, with sources
    duties: tuple[Duty, ...]  # named by the text that the program started from
    further_duties: tuple[Duty, ...]  # added by other published definitions
    titles: tuple[Title, ...]  # the ladder upwards, then the peers

    def section(self, section_id: str) -> RoleSection:
        """Return the section of that id; a missing one is a fault of the content's checks."""
        return next(part for part in self.sections if part.section_id == section_id)
