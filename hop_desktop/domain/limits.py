"""How long each text may be: one table for screens, use-cases, files from outside and the guide.

Lengths count characters as they are stored: cleaned and composed.
"""

from collections.abc import Mapping
from typing import Final

from hop_desktop.domain.clean_text import clean_text

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
# Bytes and characters that are looked at before cleaning: composing may make a text three times
# as short, and takes long for one that is far too long.
UNCLEANED: Final = 3


def stored_length(text: str) -> int:
    """Return how many characters a text has once it is stored."""
    return len(text) if text.isascii() and text.isprintable() else len(clean_text(text))


def fits(text: str, limit: int) -> bool:
    """Return whether a text can be stored; one that is far too long is not even cleaned."""
    return len(text) <= UNCLEANED * limit and stored_length(text) <= limit
