"""How long each text may be: one table for screens, use-cases, files from outside and the guide.

Lengths count characters as they are stored: cleaned.
"""

from collections.abc import Mapping
from typing import Final

from hop_desktop.domain.clean_text import clean_id, clean_text

ID: Final = 200
LINE: Final = 200
STORY: Final = 4_000
LONGEST: Final = 20_000  # what older versions took from files, and still export

# By class and field, as the domain names them. `tests/domain/test_limits.py` holds it complete.
LIMITS: Final[Mapping[str, int]] = {
    "Background": LINE,  # each of its fields
    "ChangeReason.text": STORY,
    "EvidenceEntry.situation": STORY,
    "EvidenceEntry.task": STORY,
    "EvidenceEntry.action": STORY,
    "EvidenceEntry.result": STORY,
    "EvidenceEntry.confirmer": STORY,
    "EvidenceEntry.reference": STORY,
    "EvidenceNote.text": LONGEST,
    "PlannedAction.title": LINE,
    "PlannedAction.do": STORY,
    "PlannedAction.seen": STORY,
    "PlannedAction.note": STORY,
    "Profile.name": LONGEST,
    "Profile.description": LONGEST,
    "Provenance.reason": LONGEST,
    "Provenance.sources": LINE,  # each of them
}
# What a screen takes where that is less than the store does.
TYPED_EXAMPLE: Final = 200
TYPED_PROFILE_NAME: Final = 80
REPORT_NAME: Final = LINE
PASSPHRASE: Final = 1_000
PASTED_SHEET: Final = 40_000  # what others answered, as text
# How many times its limit a text may have before cleaning; a longer one is not even looked at.
UNCLEANED: Final = 3


def as_id(value: object) -> str:
    """Return an id from outside, or what refers to one, as ids are stored; empty: it is none.

    All that is stored or looked for under an id goes through here, so that it is found again.
    """
    if not isinstance(value, str) or len(value) > UNCLEANED * ID:
        return ""
    named = clean_id(value)
    return named if named.strip() and len(named) <= ID else ""


def stored_length(text: str) -> int:
    """Return how many characters a text has once it is stored."""
    return len(text) if text.isascii() and text.isprintable() else len(clean_text(text))


def fits(text: str, limit: int) -> bool:
    """Return whether a text can be stored; one that is far too long is not even cleaned."""
    return len(text) <= UNCLEANED * limit and stored_length(text) <= limit
