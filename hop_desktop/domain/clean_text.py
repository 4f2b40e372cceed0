"""The one place where text from outside is made harmless."""

import unicodedata
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


def problem_line(place: str, what: str, **named: object) -> str:
    """Return one line about a place of a file that was refused.

    Args:
        place: Where, as `responses.neg-preparation`.
        what: What is wrong there, with the names of what is put in.
        named: What is put in; `value` is quoted as Python writes it, and short.
    """
    if "value" in named:
        named["value"] = f"{named['value']!r:.60}"
    return f"{clean_text(place)}: {clean_text(what.format(**named) if named else what)}"


def clean_text(text: str) -> str:
    """Return `text` composed (NFC), without control, surrogate and reordering characters.

    Cleaning it again changes nothing.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = (
        letter
        for letter in lines.replace("\u2029", "\n")
        if letter in _KEPT
        or (
            unicodedata.category(letter) not in _UNWANTED
            and letter not in _BIDI_CONTROLS
            and letter not in _NONCHARACTERS
        )
    )
    return unicodedata.normalize("NFC", "".join(kept))
