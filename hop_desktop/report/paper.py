"""The sizes of paper a report can be set for."""

import locale
from enum import StrEnum
from typing import Final

# Countries in which Letter is the usual paper; elsewhere A4 is. Source: Unicode CLDR 48,
# territoryInfo paperSize.
LETTER_COUNTRIES: Final = frozenset(
    {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
)


class Paper(StrEnum):
    """A size by the name that Typst has for it."""

    A4 = "a4"
    LETTER = "us-letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}[self]


def paper_of_country(name: str | None = None) -> Paper:
    """Return the usual paper of a locale ("en_US"); of the person's own without a name."""
    if name is None:
        name = locale.getlocale(locale.LC_CTYPE)[0] or ""
    country = name.replace("-", "_").partition("_")[2].partition(".")[0][:2]
    return Paper.LETTER if country in LETTER_COUNTRIES else Paper.A4
