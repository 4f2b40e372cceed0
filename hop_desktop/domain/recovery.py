"""What the store says about having mended itself; the shells put it into words."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What was done about a damaged store, and what is not there any more.

    Attributes:
        reason: What was wrong, one line for people.
        restored_from: When the backup that was used was made; None: there was none to use.
        replayed: Later changes that the second record brought back.
        salvaged: Rows that were read out of the damaged files.
        is_complete: Whether everything that was ever called saved is back.
        kept_in: The folder that holds the damaged files; None: there were no files to keep.
    """

    reason: str
    restored_from: datetime | None
    replayed: int
    salvaged: int
    is_complete: bool
    kept_in: Path | None
