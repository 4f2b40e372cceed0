"""What the page of the guide shows: the chapters of docs/guide in the order of its contents."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hop_desktop.i18n import SOURCE_LANGUAGE, _, language

FIRST: Final = "README.md"  # the contents; where the documents are read online it opens first
_ENTRY: Final = re.compile(r"^\d+\. \[(?P<title>.+)\]\((?P<name>[\w-]+\.md)\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One text of the guide."""

    title: str
    file: Path  # Markdown; its pictures lie beside it


@dataclass(frozen=True, slots=True)
class GuideState:
    """Everything the page shows."""

    chapters: tuple[Chapter, ...]  # at least one
    note: str  # that the guide speaks another language than the window; empty: it does not

    def place_of(self, file: Path) -> int:
        """Return which chapter a file is; -1: none."""
        return next(
            (place for place, chapter in enumerate(self.chapters) if chapter.file == file), -1
        )


def make_guide_state(folder: Path) -> GuideState:
    """Read the list of chapters.

    Args:
        folder: Where the guide lies.
    """
    contents = (folder / FIRST).read_text(encoding="utf-8")
    title = contents.splitlines()[0].removeprefix("# ")
    found = [Chapter(match["title"], folder / match["name"]) for match in _ENTRY.finditer(contents)]
    note = _("The guide is in English. It calls everything by its English name.")
    return GuideState(
        chapters=(Chapter(title, folder / FIRST), *found),
        note="" if language() == SOURCE_LANGUAGE else note,
    )
