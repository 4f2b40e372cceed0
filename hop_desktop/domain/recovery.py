"""What the store says about having mended itself; the shells put it into words."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What was done about a damaged store, and what is not there any more.

    Attributes:
        reason: What was wrong, one line for people.
        restored_from: When the backup that was used was made; None: there was none to use.
        replayed: Later changes that the second record brought back.
        salvaged: Rows that were read out of the damaged files.
        is_complete: Whether everything that the second record and the backups tell of is back.
        is_last_known: Whether the damaged store itself shows that no later save was made.
        kept_in: The folder that holds the damaged files; None: there were no files to keep.
        is_empty: Whether nothing that a person said came back.
    """

    reason: str
    restored_from: datetime | None
    replayed: int
    salvaged: int
    is_complete: bool
    kept_in: Path | None
    is_last_known: bool = True
    is_empty: bool = False


class NoteKind(Enum):
    """What happened to the protection of the answers while they were opened."""

    DECRYPTED = "decrypted"  # removing the passphrase was finished
    ENCRYPTED = "encrypted"  # setting it was
    KEY_MENDED = "key mended"  # the key file was missing or damaged; a copy took its place
    KEY_OLDER = "key older"  # what was typed opens a copy; the key file has another passphrase
    KEY_SET_ASIDE = "key set aside"  # a key file of other answers stood there, and is kept
    ORDER_REFUSED = "order refused"  # a change of protection that nobody with the key began


@dataclass(frozen=True, slots=True)
class OpeningNote:
    """One of them, and the name of the file that it is about."""

    kind: NoteKind
    name: str
