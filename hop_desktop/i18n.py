"""Texts and numbers for people, in the language in use.

Every text passes through `_` (or `ngettext` where it counts something), every number with
a fraction through `decimal_text`.
"""

import gettext as _gettext
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from hop_desktop.resources import resource

if TYPE_CHECKING:
    from decimal import Decimal

DOMAIN: Final = "hop"
SOURCE_LANGUAGE: Final = "en"
PSEUDO: Final = "qps"  # every text 40 % longer and in brackets, to see what would be cut
MINUS: Final = "\N{MINUS SIGN}"
_LONGER: Final = 0.4
_NOISE_DIGITS: Final = 9  # 2.25 may be stored a little lower, and still is half-way


class _PseudoTranslations(_gettext.NullTranslations):
    """Lengthens texts instead of translating them."""

    def gettext(self, message: str) -> str:
        padding = "lorem ipsum " * len(message)
        return f"⟦{message} {padding[: max(1, round(len(message) * _LONGER) - 3)].rstrip()}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Speech(NamedTuple):
    """A language, and its texts."""

    language: str
    translations: _gettext.NullTranslations


_speech = _Speech(SOURCE_LANGUAGE, _gettext.NullTranslations())
_speech_here: ContextVar[_Speech | None] = ContextVar("speech", default=None)


def use_language(language: str) -> None:
    """Speak one of `language_codes`, or PSEUDO, from now on; unknown ones are English."""
    global _speech  # noqa: PLW0603 - the one global of the program is its language
    _speech = _speech_in(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language in this thread alone, as a report of a language of its own does."""
    before = _speech_here.set(_speech_in(language))
    try:
        yield
    finally:
        _speech_here.reset(before)


def language() -> str:
    """Return the language in use."""
    return _in_use().language


@cache
def language_codes() -> tuple[str, ...]:
    """Return the languages that the program speaks, English first."""
    others = sorted(file.parents[1].name for file in resource("locale").glob(f"*/*/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *others)


@cache
def languages() -> Mapping[str, str]:
    """Return the languages that have a catalogue by their codes, each named in its own words."""
    names = {}
    for code in language_codes():
        with speaking(code):
            names[code] = _("English")  # a catalogue says here what its language is called
    return names


def _in_use() -> _Speech:
    return _speech_here.get() or _speech


def _speech_in(language: str) -> _Speech:
    known = language if language in {*language_codes(), PSEUDO} else SOURCE_LANGUAGE
    return _Speech(known, _translations_into(known))


def _translations_into(language: str) -> _gettext.NullTranslations:
    if language == PSEUDO:
        return _PseudoTranslations()
    # Not gettext.translation, which imports the C library's locales to try variants of a name.
    texts = resource("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    if not texts.exists():
        return _gettext.NullTranslations()
    return _gettext.GNUTranslations(BytesIO(zlib.decompress(texts.read_bytes())))


def _(text: str) -> str:
    """Return `text` in the language in use."""
    return _in_use().translations.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of a text that fits `n` things."""
    return _in_use().translations.ngettext(singular, plural, n)


def decimal_mark() -> str:
    """Return what stands before the fraction of a number."""
    half = _("0.5")  # as a number is written in the language
    return "," if "," in half else "."


def decimal_text(number: float, places: int) -> str:
    """Return a number as people read it: half up, a real minus, the language's decimal mark.

    Args:
        number: Any finite number.
        places: Digits behind the decimal mark, from 0.
    """
    rounded = as_shown(number, places)
    sign = MINUS if rounded < 0 else ""
    text = str(abs(rounded))
    return sign + text.replace(".", decimal_mark())


def as_shown(number: float, places: int) -> "Decimal":
    """Return the number that `decimal_text` shows, to reckon with what stands on the page."""
    from decimal import ROUND_HALF_UP, Decimal  # the first picture shows no number

    exact = Decimal(str(round(number, _NOISE_DIGITS)))
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
