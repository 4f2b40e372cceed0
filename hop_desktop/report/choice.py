"""What goes into a report, for whom, and on which paper."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hop_desktop.i18n import _
from hop_desktop.report.paper import Paper


class Audience(StrEnum):
    """Whom a report is for; each has a preset of what goes in."""

    ME = "me"
    MANAGER = "manager"
    COACH = "coach"


ONE_PAGE: Final = "summary"  # the section that stands alone


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """The sections that are in, and the single entries that are not.

    Attributes:
        sections: Ids of the sections that are in.
        left_out: Ids of the entries (an answer, an example, an action) that are not.
        name: Of the respondent, for the first page; empty: not printed.
        is_one_page: The summary goes in alone, whatever the sections are.
    """

    audience: Audience
    sections: frozenset[str]
    left_out: frozenset[str] = frozenset()
    paper: Paper = Paper.A4
    name: str = ""
    is_one_page: bool = False

    def has(self, section_id: str) -> bool:
        """Whether a section was chosen."""
        return section_id in self.sections

    def prints(self, section_id: str) -> bool:
        """Whether a section goes in."""
        return section_id == ONE_PAGE if self.is_one_page else self.has(section_id)

    def shows(self, entry_id: str) -> bool:
        """Whether an entry is printed where its section is in."""
        return entry_id not in self.left_out


def audience_words(audience: Audience) -> str:
    """Say whom the report is for; a person's own copy needs no word about it."""
    return {
        Audience.ME: "",
        Audience.MANAGER: _("A selection made for my manager"),
        Audience.COACH: _("A selection made for my coach"),
    }[audience]
