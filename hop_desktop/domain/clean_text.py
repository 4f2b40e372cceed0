"""The one place where text from outside is made harmless."""

import unicodedata
from collections.abc import Iterator
from typing import Final

_KEPT: Final = frozenset("\n\t")
_UNWANTED: Final = frozenset({"Cc", "Cs"})
# No characters at all, or signs that only a file's beginning or an editor's notes have.
# What this Python does not know yet may be a new emoji, and stays.
_NONCHARACTERS: Final = frozenset(
    {*map(chr, range(0xFDD0, 0xFDF0)), "\ufeff", "\ufff9", "\ufffa", "\ufffb"}
    | {chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)}
)
# Controls that reorder the text around them: they could make a line say what it does not.
_BIDI_CONTROLS: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# What ends a line in one program or another; left out, it would join two words.
_LINE_BREAKS: Final = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))
_MOST_MARKS: Final = 30  # after one letter, as UAX #15, "Stream-Safe Text Format"
_JOINER: Final = "\u034f"  # separates marks and is not seen


def problem_line(place: str, what: str, **named: object) -> str:
    """Return one line about a place of a file that was refused.

    Args:
        place: Where, as `responses.neg-preparation`.
        what: What is wrong there, with the names of what is put in.
        named: What is put in; `value` is quoted as Python writes it, and short.
    """
    if "value" in named:
        named["value"] = f"{named['value']!r:.60}"
    line = f"{clean_text(place)}: {clean_text(what.format(**named) if named else what)}"
    return line.replace("\n", " ")  # else a field's name could say a line of its own


def clean_text(text: str) -> str:
    """Return `text` as it was written, without control, surrogate and reordering characters.

    Whatever ends a line becomes a line break. Cleaning it again changes nothing.
    """
    return "".join(
        letter
        for letter in text.replace("\r\n", "\n").translate(_LINE_BREAKS)
        if letter in _KEPT
        or (
            unicodedata.category(letter) not in _UNWANTED
            and letter not in _BIDI_CONTROLS
            and letter not in _NONCHARACTERS
        )
    )


def clean_id(text: str) -> str:
    """Return an id, or what refers to one, in the one form in which ids are stored and looked for.

    That is clean text, composed (NFC). Cleaning it again changes nothing.
    """
    return _composed(clean_text(text))


def comparable(text: str) -> str:
    """Return what is the same for texts that differ in case or in the way they were composed."""
    return _composed(_composed(text).casefold())


def _composed(text: str) -> str:
    """Normalise in time that grows with the length alone, whatever marks stand in a row."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", "".join(_stream_safe(text)))


def _stream_safe(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > _MOST_MARKS:
            yield _JOINER
            marks = 1
        yield letter
