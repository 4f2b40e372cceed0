"""The sizes of paper a report can be set for."""

import os
import re
import sys
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


# Language, perhaps a script, and the country: "en_US.UTF-8", "zh-Hant-TW", "ca_ES@valencia".
_LOCALE: Final = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?![A-Za-z0-9])")
# In this order, as the C library asks them about paper.
_VARIABLES: Final = ("LC_ALL", "LC_PAPER", "LANG")


def paper_of_country(name: str | None = None) -> Paper:
    """Return the usual paper of a locale ("en_US"), A4 where its name says no country.

    Args:
        name: The locale; None: the person's own, as the system names it.
    """
    known = _LOCALE.match(_system_locale() if name is None else name)
    is_letter = known is not None and known[1].upper() in LETTER_COUNTRIES
    return Paper.LETTER if is_letter else Paper.A4


def _system_locale() -> str:
    """Return the name of the person's locale; never from Python, which does not know every one."""
    named = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    if sys.platform == "darwin" and not named:
        return _told_by_macos()
    if sys.platform != "win32" or named:
        return named
    import ctypes

    buffer = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
    ctypes.windll.kernel32.GetUserDefaultLocaleName(buffer, len(buffer))
    return buffer.value


def _told_by_macos() -> str:
    """Return the locale of the person's settings, which no variable names in a bundle."""
    import subprocess  # takes a while, and other systems need none

    try:
        done = subprocess.run(
            ["/usr/bin/defaults", "read", "-g", "AppleLocale"],
            capture_output=True,
            check=True,
            timeout=2,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
