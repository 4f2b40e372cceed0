"""What the Report page shows: what may go into a report, and what does."""

from dataclasses import dataclass, replace

from hop_desktop.i18n import _, languages
from hop_desktop.presentation.choice import Choice, Chooser


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What the person wants in the report.

    Attributes:
        audience: "me", "manager" or "coach".
        sections: Ids of the sections that are in.
        left_out: Ids of the entries that are not.
        paper: By the name that the writer has for it.
        name: For the first page; empty: none is printed.
        language: Of everything that is printed; empty: that of the window.
        is_one_page: The summary goes in alone, whatever the sections are.
    """

    audience: str
    sections: frozenset[str]
    left_out: frozenset[str]
    paper: str
    name: str = ""
    language: str = ""
    is_one_page: bool = False

    def with_section(self, section_id: str, *, is_in: bool) -> "ReportWish":
        changed = frozenset({section_id})
        return replace(self, sections=self.sections | changed if is_in else self.sections - changed)

    def with_entry(self, entry_id: str, *, is_in: bool) -> "ReportWish":
        changed = frozenset({entry_id})
        return replace(self, left_out=self.left_out - changed if is_in else self.left_out | changed)


@dataclass(frozen=True, slots=True)
class Offered:
    """What could be chosen so far: ids of sections and of entries."""

    sections: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()

    def with_state(self, state: "ReportState") -> "Offered":
        """Return what could be chosen so far and can be now."""
        entries = (entry.entry_id for section in state.sections for entry in section.entries)
        return Offered(
            self.sections.union(listed.section_id for listed in state.sections),
            self.entries.union(entries),
        )


def carried_over(kept: ReportWish, offered: Offered, usual: ReportWish) -> ReportWish:
    """Return what was chosen; only for what was not offered yet, what is usual."""
    return replace(
        kept,
        sections=kept.sections | (usual.sections - offered.sections),
        left_out=kept.left_out | (usual.left_out - offered.entries),
    )


@dataclass(frozen=True, slots=True)
class EntryState:
    """Something that can be left out by itself."""

    entry_id: str
    text: str
    group: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section of the report."""

    section_id: str
    title: str
    is_in: bool
    entries: tuple[EntryState, ...]


@dataclass(frozen=True, slots=True)
class ReportState:
    """Everything that can be chosen."""

    subtitle: str
    wish: ReportWish
    sections: tuple[SectionState, ...]
    earlier: Chooser = Chooser()  # noqa: RUF009 - frozen; attempts to compare with


@dataclass(frozen=True, slots=True)
class ReportPages:
    """The pages as they would be saved: PNG files, the words, and what to know about them."""

    pages: tuple[bytes, ...]
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintPages:
    """The pages for a printer: PNG files of whole sheets of `size_mm` (width, height)."""

    name: str
    pages: tuple[bytes, ...]
    size_mm: tuple[float, float]


def audience_choices() -> tuple[Choice, ...]:
    return (
        Choice("me", _("For me: where I stand and what comes next")),
        Choice("manager", _("For my manager: results without single answers")),
        Choice("coach", _("For a coach: answers and situations, no examples")),
    )


def paper_choices() -> tuple[Choice, ...]:
    return (Choice("a4", _("A4")), Choice("us-letter", _("Letter")))


def language_choices() -> tuple[Choice, ...]:
    named = (Choice(code, name) for code, name in languages().items())
    return (Choice("", _("Same as the window")), *named)


def page_text(number: int, total: int) -> str:
    """Say which page is shown, from 1."""
    return _("Page {n} of {total}").format(n=number, total=total)
