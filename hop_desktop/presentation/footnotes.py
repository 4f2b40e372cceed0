"""Numbers in the place of the codes by which the content names its sources."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from hop_desktop.domain.catalogue import Source
from hop_desktop.i18n import _

_CODE: Final = re.compile(r"\[([A-Z][A-Z0-9-]+)\]")
_CODES: Final = re.compile(rf"(?:{_CODE.pattern})+")  # those that stand together


class Footnotes:
    """Numbers sources from 1 on, in the order in which texts first refer to them."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources  # by code
        self._numbers: dict[str, int] = {}

    def numbered(self, text: str) -> str:
        """Return a text with “[1, 2]” in the place of “[GUIDE][TORCH]”."""
        return _CODES.sub(lambda found: self.mark(_CODE.findall(found.group())), text)

    def mark(self, codes: Iterable[str]) -> str:
        """Return what leads to some sources; empty: to none."""
        numbers = sorted(self._number(code) for code in dict.fromkeys(codes))
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def lines(self, *texts: str) -> tuple[str, ...]:
        """Return what the marks in texts that went through `numbered` lead to."""
        found = dict.fromkeys(code for text in texts for code in _CODE.findall(text))
        return self.lines_of(found)

    def lines_of(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return each source under its number."""
        known = sorted(
            (self._number(code), code) for code in dict.fromkeys(codes) if code in self._sources
        )
        return tuple(f"[{number}] {source_words(self._sources[code])}" for number, code in known)

    def _number(self, code: str) -> int:
        return self._numbers.setdefault(code, len(self._numbers) + 1)


def source_words(source: Source) -> str:
    """Name a source, and say if nobody looked it up again."""
    return source.text if source.was_read else f"{source.text} {_('(from memory)')}"
